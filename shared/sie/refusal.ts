// The one error that reading and writing SIE throws: code, place, and one Swedish and one English text.
import type { BilingualText, SieRefusal } from './types.ts';

/** Why a file is not read: what it is instead, what is wrong in it, or what this reader's limits are. */
export const REFUSAL_CODES = [
  'empty_file',
  'blank_file',
  'zip',
  'gzip',
  'archive',
  'office_file',
  'pdf',
  'image',
  'json',
  'web_page',
  'other_xml',
  'utf16',
  'not_sie',
  'sie5',
  'fragment',
  'cut_off',
  'checksum_mismatch',
  'bad_xml',
  'bad_sie_type',
  'bad_fiscal_year',
  'fiscal_year_too_late',
  'bad_year_index',
  'bad_date',
  'bad_amount',
  'missing_field',
  'bad_object_list',
  'misplaced_brace',
  'row_outside_voucher',
  'amount_too_large',
  'line_too_long',
  'too_many_accounts',
  'chart_too_large',
  'dates_too_scattered',
] as const;

/** Why events cannot be written. */
type WriteCode = 'out_of_order' | 'voucher_unbalanced';

export type RefusalCode = (typeof REFUSAL_CODES)[number] | WriteCode;

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
