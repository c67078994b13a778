// The labels of SIE 4B, told apart by their bytes without making a string.

export const LABELS = [
  'FLAGGA',
  'PROGRAM',
  'FORMAT',
  'GEN',
  'SIETYP',
  'PROSA',
  'FTYP',
  'FNR',
  'ORGNR',
  'BKOD',
  'ADRESS',
  'FNAMN',
  'RAR',
  'TAXAR',
  'OMFATTN',
  'KPTYP',
  'VALUTA',
  'KONTO',
  'KTYP',
  'ENHET',
  'SRU',
  'DIM',
  'UNDERDIM',
  'OBJEKT',
  'IB',
  'UB',
  'OIB',
  'OUB',
  'RES',
  'PSALDO',
  'PBUDGET',
  'VER',
  'TRANS',
  'RTRANS',
  'BTRANS',
  'KSUMMA',
] as const;

export type Label = (typeof LABELS)[number];

const SLOTS = 4096;
const codes = LABELS.map((label) => Uint8Array.from(label, (letter) => letter.charCodeAt(0)));
const slots = new Int8Array(SLOTS).fill(-1);
for (const [index, code] of codes.entries()) {
  const slot = hash(code, 0, code.length);
  if (slots[slot] !== -1) throw new Error(`labels collide: ${LABELS[index]}`);
  slots[slot] = index;
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0;
  for (let i = start; i < end; i++) h = (h * 31 + bytes[i]!) | 0;
  return (h ^ (h >>> 13)) & (SLOTS - 1);
}

/** Index in `LABELS` of the label (without its `#`) at these bytes, or -1. */
export function labelAt(bytes: Uint8Array, start: number, end: number): number {
  const index = slots[hash(bytes, start, end)]!;
  if (index < 0) return -1;
  const code = codes[index]!;
  if (code.length !== end - start) return -1;
  for (let i = 0; i < code.length; i++) if (bytes[start + i] !== code[i]) return -1;
  return index;
}

export function labelIndex(label: Label): number {
  return LABELS.indexOf(label);
}
