// Makes SIE 4E text of any size, the same each time, shaped like a real year's export.

/** Deterministic numbers 0 ≤ n < 2³². */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

const SUPPLIERS = [
  'Fastighets AB Ängen',
  'Telia',
  'Vattenfall',
  'Kontorsgiganten',
  'Åhléns',
  'Postnord',
  'Dustin',
  'Elgiganten',
];
const WHAT = ['Hyra', 'Faktura', 'Kvitto', 'Lön', 'Försäljning', 'Utlägg', 'Avskrivning', 'Betalning'];
const SIGNATURES = ['anna', 'bo', 'linda.henriksson'];

export const HEADER = [
  '#FLAGGA 0',
  '#PROGRAM "Bench" "1.0"',
  '#FORMAT PC8',
  '#GEN 20250115 "bench"',
  '#SIETYP 4',
  '#ORGNR 556677-8899',
  '#FNAMN "Övningsbolaget AB"',
  '#RAR 0 20240101 20241231',
  '#RAR -1 20230101 20231231',
  '#KPTYP EUBAS97',
];

/** `vouchers` vouchers of two to five rows each, as Unicode text with CRLF; about 1.7 rows per 100 bytes. */
export function* voucherTexts(vouchers: number, seed = 1): Generator<string> {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[(random() >>> 8) % list.length]!;
  let text = '';
  for (let n = 1; n <= vouchers; n++) {
    const day = 1 + Math.floor(((n - 1) / vouchers) * 365);
    const date = new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10).replaceAll('-', '');
    const what = `${pick(WHAT)} ${pick(SUPPLIERS)} ${random() >>> 12}`;
    text += `#VER "${pick(['A', 'B', 'LEV'])}" "${n}" ${date} "${what}" ${date} "${pick(SIGNATURES)}"\r\n{\r\n`;
    const project = (random() >>> 8) % 200;
    const rows = 2 + ((random() >>> 8) % 4);
    let sum = 0;
    for (let row = 1; row <= rows; row++) {
      const ore = row === rows ? -sum : ((random() >>> 8) % 2_000_000) - 1_000_000;
      sum += ore;
      const account = 1000 + ((random() >>> 8) % 700) * 10;
      const objects = [
        `{"1" "${10 + (project % 20)}" "6" "P-${project}"}`,
        `{"1" "${10 + (project % 20)}"}`,
        '{}',
        '{}',
      ][(random() >>> 8) % 4]!;
      const sign = ore < 0 ? '-' : '';
      const digits = String(Math.abs(ore)).padStart(3, '0');
      const tail =
        (random() >>> 8) % 4 === 0
          ? ''
          : ` ${date} "${(random() >>> 8) % 2 === 0 ? what : `${pick(WHAT)} ${random() >>> 14}`}"`;
      text += `   #TRANS ${account} ${objects} ${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${tail}\r\n`;
    }
    text += '}\r\n';
    if (text.length > 1 << 16) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

export function chartText(): string {
  const lines = [...HEADER];
  for (let account = 1000; account < 8000; account += 10) lines.push(`#KONTO ${account} "Konto ${account}"`);
  return `${lines.join('\r\n')}\r\n`;
}
