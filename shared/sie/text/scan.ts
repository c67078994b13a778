// Cuts one record, `#LABEL field field …`, into byte ranges (SIE 4B 5.5–5.8). Makes no strings and never fails:
// what is odd becomes a flag, to be judged by whoever knows the record.

/** The field stood in quotes. */
export const QUOTED = 1;
/** The field holds `\"`. */
export const ESCAPED = 2;

/** A byte ≥ 80 is somewhere in the record's fields. */
export const LINE_HIGH = 1;
/** A forbidden control character is in a field. */
export const LINE_CONTROL = 2;
/** A quoted field was not closed and ends with the line. */
export const LINE_UNCLOSED = 4;
/** A quote inside a quoted field was not escaped. */
export const LINE_STRAY_QUOTE = 8;
/** A second list, a nested `{` or a `}` without `{`. */
export const LINE_BAD_BRACES = 16;
/** The list was opened and not closed. */
export const LINE_OPEN_LIST = 32;
/** The record ends with a carriage return alone. */
export const LINE_LONE_CR = 64;
/** A byte that spells an ordinary letter in another encoding than the file's. */
export const LINE_FOREIGN = 128;

export interface FieldTable {
  /** What each byte is to the scanner, in the file's encoding. */
  readonly classes: Uint8Array;
  /** Of field n: where its content starts (3n), where it ends (3n+1), and its flags (3n+2). Quotes are left out. */
  offsets: Int32Array;
  count: number;
  labelStart: number;
  labelEnd: number;
  flags: number;
  /** Number of fields before `{` and before `}`; -1 where there is no list. */
  listStart: number;
  listEnd: number;
  /** Bytes between the braces. */
  listFrom: number;
  listTo: number;
}

/** `foreign`: the bytes, all ≥ 80, that raise LINE_FOREIGN. */
export function createFieldTable(foreign: readonly number[]): FieldTable {
  const classes = CLASSES.slice();
  for (const byte of foreign) classes[byte] = FOREIGN;
  return {
    classes,
    offsets: new Int32Array(3 * 64),
    count: 0,
    labelStart: 0,
    labelEnd: 0,
    flags: 0,
    listStart: -1,
    listEnd: -1,
    listFrom: 0,
    listTo: 0,
  };
}

/** Classes of bytes. */
export const ORDINARY = 0;
export const HIGH = 1;
const FOREIGN = 2;
const CONTROL = 3;
const BLANK = 4;
const QUOTE = 5;
const BACKSLASH = 6;
const OPEN = 7;
const CLOSE = 8;
const CR = 9;
const LF = 10;

const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return HIGH;
  if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return CONTROL;
  return byte === 0x7f ? CONTROL : ORDINARY;
});
CLASSES[0x20] = BLANK;
CLASSES[9] = BLANK;
CLASSES[0x22] = QUOTE;
CLASSES[0x5c] = BACKSLASH;
CLASSES[0x7b] = OPEN;
CLASSES[0x7d] = CLOSE;
CLASSES[13] = CR;
CLASSES[10] = LF;

/**
 * Scans the record that starts with the `#` at `position`. There must be an LF at or after it in `bytes`.
 * A quote ends a field only before a blank, a brace or the line's end; any other is text.
 * @param maxBytes stop when the line is longer; the flags then mean nothing
 * @returns the position of the LF, or of the carriage return alone that ends the record; -1 where the line is longer than `maxBytes`
 */
export function scanRecord(bytes: Uint8Array, position: number, table: FieldTable, maxBytes: number): number {
  const { classes } = table;
  let offsets = table.offsets;
  let p = position + 1;
  let n = 0;
  let lineFlags = 0;
  let listStart = -1;
  let listEnd = -1;
  table.labelStart = p;
  while (classes[bytes[p]!]! <= CONTROL) p++;
  table.labelEnd = p;
  for (;;) {
    const first = classes[bytes[p]!]!;
    if (first === BLANK) {
      p++;
      continue;
    }
    if (first >= OPEN) {
      if (first === OPEN) {
        if (listStart >= 0) lineFlags |= LINE_BAD_BRACES;
        else {
          listStart = n;
          table.listFrom = p + 1;
        }
      } else if (first === CLOSE) {
        if (listStart < 0 || listEnd >= 0) lineFlags |= LINE_BAD_BRACES;
        else {
          listEnd = n;
          table.listTo = p;
        }
      } else if (first === LF) {
        break;
      } else {
        const next = afterReturns(bytes, p);
        if (bytes[next] === 10) p = next;
        else lineFlags |= LINE_LONE_CR;
        break;
      }
      p++;
      continue;
    }
    const slot = 3 * n;
    if (slot + 3 > offsets.length) {
      if (p - position > maxBytes) return -1;
      offsets = grow(table);
    }
    let kind = ORDINARY;
    let fieldFlags = 0;
    if (first === QUOTE) {
      fieldFlags = QUOTED;
      offsets[slot] = ++p;
      let lastEscape = -1;
      for (;;) {
        while ((kind = classes[bytes[p]!]!) === ORDINARY || kind === BLANK) p++;
        if (kind === QUOTE) {
          const next = classes[bytes[p + 1]!]!;
          if (next === BLANK || next >= OPEN) break;
          lineFlags |= LINE_STRAY_QUOTE;
        } else if (kind === HIGH || kind === FOREIGN) {
          lineFlags |= kind === HIGH ? LINE_HIGH : LINE_HIGH | LINE_FOREIGN;
        } else if (kind === BACKSLASH) {
          if (bytes[p + 1] === 0x22) {
            fieldFlags |= ESCAPED;
            lastEscape = ++p;
          }
        } else if (kind === CONTROL) {
          lineFlags |= LINE_CONTROL;
        } else if (kind === LF) {
          break;
        } else if (kind === CR) {
          const next = afterReturns(bytes, p);
          if (bytes[next] === 10) break;
          lineFlags |= LINE_CONTROL;
          p = next - 1;
        }
        p++;
      }
      offsets[slot + 1] = p;
      if (kind === QUOTE) {
        p++;
      } else {
        const end = trimEnd(bytes, p);
        // `"C:\X\"` at the line's end: a backslash and the closing quote.
        if (end - 1 === lastEscape) offsets[slot + 1] = lastEscape;
        else {
          offsets[slot + 1] = Math.max(end, offsets[slot]!);
          lineFlags |= LINE_UNCLOSED;
        }
      }
    } else {
      offsets[slot] = p;
      for (;;) {
        while ((kind = classes[bytes[p]!]!) === ORDINARY) p++;
        if (kind === HIGH || kind === FOREIGN) {
          lineFlags |= kind === HIGH ? LINE_HIGH : LINE_HIGH | LINE_FOREIGN;
        } else if (kind === CONTROL) lineFlags |= LINE_CONTROL;
        else if (kind !== QUOTE && kind !== BACKSLASH) break;
        p++;
      }
      offsets[slot + 1] = p;
    }
    offsets[slot + 2] = fieldFlags;
    n++;
  }
  if (listStart >= 0 && listEnd < 0) lineFlags |= LINE_OPEN_LIST;
  table.count = n;
  table.flags = lineFlags;
  table.listStart = listStart;
  table.listEnd = listEnd;
  return p - position > maxBytes ? -1 : p;
}

/** The position of the first byte that is neither a carriage return nor a blank. At an LF, the line has ended. */
export function afterReturns(bytes: Uint8Array, position: number): number {
  let p = position;
  while (bytes[p] === 13 || bytes[p] === 32 || bytes[p] === 9) p++;
  return p;
}

/** The end of the line's content, when carriage returns and blanks before `end` are taken away. */
function trimEnd(bytes: Uint8Array, end: number): number {
  let e = end;
  while (bytes[e - 1] === 13 || bytes[e - 1] === 32 || bytes[e - 1] === 9) e--;
  return e;
}

function grow(table: FieldTable): Int32Array {
  const wider = new Int32Array(table.offsets.length * 2);
  wider.set(table.offsets);
  table.offsets = wider;
  return wider;
}
