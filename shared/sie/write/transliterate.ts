// Signs that code page 437 lacks, replaced by near ones (SIE files have no other way to write them).
import { cp437Byte } from '../text/cp437.ts';

const NEAR: Record<string, string> = {
  Ø: 'O',
  ø: 'o',
  Ð: 'D',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Œ: 'OE',
  œ: 'oe',
  ẞ: 'SS',
  ı: 'i',
  '€': 'EUR',
  '–': '-',
  '—': '-',
  '‒': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '‚': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '...',
  '•': '·',
  '×': 'x',
  '¤': '*',
  '§': 'par.',
  '©': '(c)',
  '®': '(R)',
  '™': 'TM',
  '¹': '1',
  '³': '3',
  '¾': '3/4',
  '‹': '<',
  '›': '>',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u200b': '',
  '\ufeff': '',
};

/** A sign (one code point) as signs that code page 437 has; `?` where there is nothing near. */
export function nearSign(sign: string): string {
  const known = NEAR[sign];
  if (known !== undefined) return known;
  const codePoint = sign.codePointAt(0)!;
  if (codePoint >= 0x300 && codePoint < 0x370) return '';
  let text = '';
  for (const part of sign.normalize('NFKD')) {
    const byte = cp437Byte(part.codePointAt(0)!);
    if (byte >= 32 && byte !== 127) text += part;
  }
  return text === '' ? '?' : text;
}
