// Amounts of money, integer öre, as text; never through a float.

/** Groups are parted, and a minus written, as `Intl` does in Swedish. */
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** `−1 234,50` (sv) or `-1,234.50` (en); always two decimals, without currency. Öre must be a safe integer. */
export function formatOre(ore: number, language: 'sv' | 'en'): string {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  const whole = groupThousands(digits.slice(0, -2), language);
  const sign = ore < 0 ? (language === 'sv' ? MINUS : '-') : '';
  return `${sign}${whole}${language === 'sv' ? ',' : '.'}${digits.slice(-2)}`;
}

/** A count with its thousands parted: `1 234 567` (sv) or `1,234,567` (en). */
export function formatCount(count: number, language: 'sv' | 'en'): string {
  return groupThousands(String(count), language);
}

/** `-1234.50`: decimal point, no grouping, as in SIE files and CSV; zero is `0.00`. */
export function plainOre(ore: number): string {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function groupThousands(digits: string, language: 'sv' | 'en'): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, language === 'sv' ? NO_BREAK_SPACE : ',');
}
