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

/** Told of each sign that code page 437 lacks, and of what stands for it. */
export type OnReplaced = (sign: string, replacement: string) => void;

/** A text as signs that code page 437 has: near ones for those it lacks, a blank for a control character. */
export function plainText(text: string, onReplaced: OnReplaced): string {
  if (isPlain(text)) return text;
  let written = '';
  for (const sign of text.normalize('NFC')) {
    const codePoint = sign.codePointAt(0)!;
    const byte = cp437Byte(codePoint);
    if (byte >= 0) {
      written += byte < 32 || byte === 127 ? ' ' : sign;
      continue;
    }
    const replacement = nearSign(sign);
    onReplaced(sign, replacement);
    written += replacement;
  }
  return written;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit < 32 || unit >= 127) && (unit <= 127 || cp437Byte(unit) < 0)) return false;
  }
  return true;
}

/**
 * A code (account, dimension, object, voucher series or number) as signs that code page 437 has. A near sign alone would
 * make one code of two, `Ø1` and `O1`: it is followed by the number of the sign it stands for, `O~D8~1`. So a code is
 * written alike in every file, whatever other codes there are, and the sign can be found again.
 */
export function codeText(text: string, onReplaced?: OnReplaced): string {
  if (isPlain(text)) return text;
  let written = '';
  for (const sign of text) {
    const codePoint = sign.codePointAt(0)!;
    const byte = cp437Byte(codePoint);
    if (byte >= 32 && byte !== 127) {
      written += sign;
      continue;
    }
    const replacement = `${nearSign(sign)}~${codePoint.toString(16).toUpperCase()}~`;
    onReplaced?.(sign, replacement);
    written += replacement;
  }
  return written;
}

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
