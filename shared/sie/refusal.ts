// The one error that reading and writing SIE throws: code, place, and one Swedish and one English text.
import type { refusals } from './refusals.ts';
import type { BilingualText, SieRefusal } from './types.ts';

/** Why events cannot be written. */
type WriteCode = 'out_of_order' | 'voucher_unbalanced';

export type RefusalCode = keyof typeof refusals | WriteCode;

/** Makes the error; `message` is the Swedish text. */
export function createRefusal(
  code: RefusalCode,
  line: number,
  label: string | null,
  texts: BilingualText,
): SieRefusal {
  return Object.assign(new Error(texts.sv), { name: 'SieRefusal', line, label, code, texts });
}

export function isSieRefusal(error: unknown): error is SieRefusal {
  return error instanceof Error && error.name === 'SieRefusal' && 'texts' in error;
}

/** What was found, short enough and clean enough to be quoted in a message. */
export function quoteFound(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is cleaned away
  const clean = text.replace(/[\u0000-\u001f\u007f]/g, '\u00b7');
  return `"${clean.length > 60 ? `${clean.slice(0, 60)}…` : clean}"`;
}
