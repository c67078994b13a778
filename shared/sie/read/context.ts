// What the record handlers share: the record at hand, its fields as text, and ways to warn and to refuse.
import { createRefusal } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';
import { createBooksDigest } from '../digest/books.ts';
import type { BooksDigest } from '../digest/books.ts';
import { createFieldTable, ESCAPED } from '../text/scan.ts';
import type { FieldTable } from '../text/scan.ts';
import { createDecode } from '../text/decode.ts';
import type { Decode } from '../text/decode.ts';
import type { BilingualText, SieEncoding, SieEvent, SieReaderOptions } from '../types.ts';
import type { WarningCode } from '../warning-codes.ts';
import type { SieStretch } from './stretch.ts';
import { createWarningLog } from './warnings.ts';
import type { WarningLog } from './warnings.ts';

export interface ReaderContext {
  /** Set both by `readFrom`. */
  bytes: Uint8Array;
  view: DataView;
  /** Where the record's `#` is in `bytes`, or the place after the brace. */
  position: number;
  readonly fields: FieldTable;
  /** From 1. */
  line: number;
  /** With its `#`; null where the line is no record. */
  label: string | null;
  /** Series and number of the voucher being read, for messages; null outside vouchers. */
  series: string | null;
  number: string;
  readonly emit: ((event: SieEvent) => void) | null;
  readonly warnings: WarningLog;
  /** Of the file's own year, where it was asked for. */
  readonly digest: BooksDigest | null;
  /** Who reads the events may ask for the bytes of vouchers. */
  readonly stretch: SieStretch | null;
  readonly encoding: SieEncoding;
  /** Text of bytes, in the file's encoding. */
  readonly decode: Decode;
}

/** å ä ö Å Ä Ö of Latin-1 and of code page 437: each spells odd signs in the other. */
const LATIN1_LETTERS = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6];
const CP437_LETTERS = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99];
const FOREIGN: Record<SieEncoding, readonly number[]> = {
  cp437: LATIN1_LETTERS,
  ascii: LATIN1_LETTERS,
  'iso-8859-1': CP437_LETTERS,
  'utf-8': [],
};

export function createContext({ encoding, onEvent, digest, stretch }: SieReaderOptions): ReaderContext {
  return {
    bytes: new Uint8Array(0),
    view: new DataView(new ArrayBuffer(0)),
    position: 0,
    fields: createFieldTable(FOREIGN[encoding]),
    line: 0,
    label: null,
    series: null,
    number: '',
    emit: onEvent ?? null,
    warnings: createWarningLog(),
    digest: digest === true ? createBooksDigest() : null,
    stretch: stretch ?? null,
    encoding,
    decode: createDecode(encoding),
  };
}

/** Field `index` as written; '' where the record has no such field. */
export function fieldText(context: ReaderContext, index: number): string {
  const { offsets, count } = context.fields;
  if (index >= count) return '';
  const text = context.decode(context.bytes, offsets[3 * index]!, offsets[3 * index + 1]!);
  return (offsets[3 * index + 2]! & ESCAPED) === 0 ? text : text.replaceAll('\\"', '"');
}

/** The same without the blanks that some programs pad with inside the quotes. */
export function fieldName(context: ReaderContext, index: number): string {
  const text = fieldText(context, index);
  return text !== '' && (text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32)
    ? text.trim()
    : text;
}

/** `B 7`, `–` where series and number are empty, null outside vouchers. */
export function voucherName({ series, number }: ReaderContext): string | null {
  return series === null ? null : `${series} ${number}`.trim() || '–';
}

/** True where field `index` is left out, `""` or blank. */
export function fieldIsEmpty(context: ReaderContext, index: number): boolean {
  const { offsets, count } = context.fields;
  if (index >= count) return true;
  const end = offsets[3 * index + 1]!;
  let p = offsets[3 * index]!;
  while (p < end && context.bytes[p] === 32) p++;
  return p === end;
}

/** Folded with others of its code and label; `detail` keeps it apart. */
export function warn(
  context: ReaderContext,
  code: WarningCode,
  message: () => BilingualText,
  detail?: string,
): void {
  context.warnings.add(code, context.line, context.label, message, detail);
}

/** Throws the refusal; the texts are put after the line, the label and the voucher. */
export function refuse(context: ReaderContext, code: RefusalCode, texts: BilingualText): never {
  const { line, label } = context;
  const voucher = voucherName(context);
  const place = label === null ? '' : `, ${label}`;
  throw createRefusal(code, line, label, {
    sv: `Rad ${line}${place}${voucher === null ? '' : ` (verifikation ${voucher})`}: ${texts.sv}`,
    en: `Line ${line}${place}${voucher === null ? '' : ` (voucher ${voucher})`}: ${texts.en}`,
  });
}

/** A required field is empty or left out. */
export function refuseMissing(context: ReaderContext, sv: string, en: string): never {
  refuse(context, 'missing_field', { sv: `${sv} saknas.`, en: `${en} is missing.` });
}
