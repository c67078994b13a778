// Reads the `{dimension object …}` of a row or balance (SIE 4B 8) and keeps the lists met before, since they recur.
import { fieldName, refuse, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { LINE_BAD_BRACES, LINE_OPEN_LIST } from './scan.ts';

const SLOTS = 1024;
/** Longest list kept. */
const WIDTH = 48;
const EMPTY: readonly string[] = Object.freeze([]);

/** Reads the record's list, which must follow its first `before` fields; left out, it is empty, with a warning. */
export type ReadObjects = (context: ReaderContext, before: number) => readonly string[];

export function createObjectLists(): ReadObjects {
  const keys = new Uint8Array(SLOTS * WIDTH);
  const lengths = new Int32Array(SLOTS).fill(-1);
  const lists: (readonly string[])[] = Array.from({ length: SLOTS }, () => EMPTY);

  return (context, before) => {
    const { fields, bytes } = context;
    if (fields.listStart !== before || (fields.flags & (LINE_BAD_BRACES | LINE_OPEN_LIST)) !== 0) {
      return withoutList(context);
    }
    if (fields.listEnd === fields.listStart) return EMPTY;
    const from = fields.listFrom;
    const length = fields.listTo - from;
    if (length > WIDTH) return readList(context);
    let hash = length;
    for (let i = 0; i < length; i++) hash = (hash * 31 + bytes[from + i]!) | 0;
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
    const key = slot * WIDTH;
    if (lengths[slot] === length) {
      let i = 0;
      while (i < length && keys[key + i] === bytes[from + i]) i++;
      if (i === length) return lists[slot]!;
    }
    const list = readList(context);
    for (let i = 0; i < length; i++) keys[key + i] = bytes[from + i]!;
    lengths[slot] = length;
    lists[slot] = list;
    return list;
  };
}

function readList(context: ReaderContext): readonly string[] {
  const { listStart, listEnd } = context.fields;
  if ((listEnd - listStart) % 2 !== 0) {
    refuse(context, 'bad_object_list', {
      sv: 'objektlistan ska ha par av dimension och objekt, men antalet fält är udda.',
      en: 'the object list must have pairs of dimension and object, but the number of fields is odd.',
    });
  }
  const list: string[] = [];
  for (let i = listStart; i < listEnd; i++) list.push(fieldName(context, i));
  return Object.freeze(list);
}

function withoutList(context: ReaderContext): readonly string[] {
  if (context.fields.listStart >= 0 || context.fields.flags & LINE_BAD_BRACES) {
    refuse(context, 'bad_object_list', {
      sv: 'objektlistan {…} står på fel plats, är inte avslutad eller förekommer två gånger.',
      en: 'the object list {…} is in the wrong place, is not closed, or occurs twice.',
    });
  }
  warn(context, 'object_list_missing', () => ({
    sv: 'Objektlistan {} saknas; läst som tom.',
    en: 'The object list {} is missing; read as empty.',
  }));
  return EMPTY;
}
