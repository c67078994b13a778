// What the record handlers share: the record at hand, its fields as text, and ways to warn and to refuse.
import { createDecode } from './decode.ts';
import type { Decode } from './decode.ts';
import { createRefusal } from './refusal.ts';
import { createFieldTable, ESCAPED } from './scan.ts';
import type { FieldTable } from './scan.ts';
import type { BilingualText, SieEncoding, SieEvent } from './types.ts';
import { createWarningLog } from './warnings.ts';
import type { WarningLog } from './warnings.ts';

export interface ReaderContext {
  bytes: Uint8Array;
  readonly fields: FieldTable;
  /** From 1. */
  line: number;
  /** With its `#`; null where the line is no record. */
  label: string | null;
  /** `B 7` while a voucher is read, for messages. */
  voucher: string | null;
  readonly emit: ((event: SieEvent) => void) | null;
  readonly warnings: WarningLog;
  readonly encoding: SieEncoding;
  readonly decode: Decode;
}

export function createContext(encoding: SieEncoding, onEvent: ((event: SieEvent) => void) | undefined): ReaderContext {
  return {
    bytes: new Uint8Array(0),
    fields: createFieldTable(),
    line: 0,
    label: null,
    voucher: null,
    emit: onEvent ?? null,
    warnings: createWarningLog(),
    encoding,
    decode: createDecode(encoding),
  };
}

/** Field `index` as written; '' where the record has no such field. */
export function fieldText(context: ReaderContext, index: number): string {
  const { offsets, count } = context.fields;
  if (index >= count) return '';
  const start = offsets[3 * index]!;
  const end = offsets[3 * index + 1]!;
  return start === end ? '' : context.decode(context.bytes, start, end, (offsets[3 * index + 2]! & ESCAPED) !== 0);
}

/** Field `index` without the blanks that some programs pad with inside the quotes. */
export function fieldName(context: ReaderContext, index: number): string {
  const text = fieldText(context, index);
  const last = text.length - 1;
  return last >= 0 && (text[0]! <= ' ' || text[last]! <= ' ') ? text.trim() : text;
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
export function warn(context: ReaderContext, code: string, message: () => BilingualText, detail?: string): void {
  context.warnings.add(code, context.line, context.label, message, detail);
}

/** Throws the refusal; the texts are put after the line, the label and the voucher. */
export function refuse(context: ReaderContext, code: string, texts: BilingualText): never {
  const { line, label, voucher } = context;
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
