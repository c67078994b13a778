// Amounts of money as integer öre: text to öre and back, never through a float.

/** Groups are parted, and a minus written, as `Intl` does in Swedish. */
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/**
 * Öre from what a person types: `1 234,50`, `1,234.50`, `-12`, `−0,5`; at most two decimals.
 * Null where it is not an amount, could be two (`1.005`), or too large to be exact (beyond ±90,071,992,547,409.91).
 */
export function parseOre(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(MINUS, '-');
  const match =
    /^([+-]?)(\d+)(?:[.,](\d{1,2}))?$/.exec(plain) ??
    /^([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(plain) ??
    /^([+-]?)(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(plain);
  if (match === null) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const ore = Number(whole.replace(/[.,]/g, '') + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(ore)) return null;
  return sign === '-' && ore !== 0 ? -ore : ore;
}

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
