// Reads the `{dimension object …}` of a row or balance (SIE 4B 8) and keeps the lists met before, since they recur.
import { fieldName, refuse, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { LINE_BAD_BRACES, LINE_OPEN_LIST } from '../text/scan.ts';

const SLOTS = 4096;
/** Longest list kept. */
const WIDTH = 40;
const EMPTY: readonly string[] = Object.freeze([]);

export interface ObjectLists {
  /** Reads the record's list, which must follow its first `before` fields; left out, it is empty, with a warning. */
  read(context: ReaderContext, before: number): readonly string[];
  /** The list met before whose braces held exactly these bytes, or null. */
  known(context: ReaderContext, from: number, to: number): readonly string[] | null;
}

export function createObjectLists(): ObjectLists {
  const keys = new Uint8Array(SLOTS * WIDTH);
  const keyWords = new DataView(keys.buffer);
  const lengths = new Int32Array(SLOTS).fill(-1);
  const lists = Array<readonly string[]>(SLOTS).fill(EMPTY);

  function known({ view }: ReaderContext, from: number, to: number): readonly string[] | null {
    const length = to - from;
    if (length === 0) return EMPTY;
    if (length < 4 || length > WIDTH) return null;
    const slot = slotOf(view, from, to);
    if (lengths[slot] !== length) return null;
    const key = slot * WIDTH;
    const last = length - 4;
    for (let i = 0; i < last; i += 4) {
      if (keyWords.getInt32(key + i, true) !== view.getInt32(from + i, true)) return null;
    }
    return keyWords.getInt32(key + last, true) === view.getInt32(to - 4, true) ? lists[slot]! : null;
  }

  return {
    known,
    read(context, before) {
      const { fields, bytes } = context;
      if (fields.listStart !== before || (fields.flags & (LINE_BAD_BRACES | LINE_OPEN_LIST)) !== 0) {
        return withoutList(context);
      }
      const from = fields.listFrom;
      const to = fields.listTo;
      let list = known(context, from, to);
      if (list !== null) return list;
      list = fields.listEnd === fields.listStart ? EMPTY : readList(context);
      if (to - from >= 4 && to - from <= WIDTH) {
        const slot = slotOf(context.view, from, to);
        keys.set(bytes.subarray(from, to), slot * WIDTH);
        lengths[slot] = to - from;
        lists[slot] = list;
      }
      return list;
    },
  };
}

/** Of at least four bytes. */
function slotOf(view: DataView, from: number, to: number): number {
  let hash = to - from;
  for (let p = from; p < to - 4; p += 4) hash = Math.imul(hash ^ view.getInt32(p, true), 0x2c1b3c6d);
  hash = Math.imul(hash ^ view.getInt32(to - 4, true), 0x297a2d39);
  return (hash >>> 16) & (SLOTS - 1);
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
