// Notices letters in another encoding than the file's, and letters lost before the file was made.
import { warn } from '../read/context.ts';
import type { ReaderContext } from '../read/context.ts';
import { utf8At } from './decode.ts';
import { LINE_FOREIGN } from './scan.ts';

/** Looks at a record that holds bytes ≥ 80; after the first find of a kind there is no more to say. */
export function createHighByteCheck(): (context: ReaderContext) => void {
  let foundForeign = false;
  let foundLost = false;
  return (context) => {
    const { bytes, fields, encoding } = context;
    if (encoding !== 'utf-8') {
      if (foundForeign || (fields.flags & LINE_FOREIGN) === 0) return;
      foundForeign = true;
      warnForeign(context);
      return;
    }
    if (foundForeign && foundLost) return;
    for (let i = 0; i < fields.count; i++) {
      const end = fields.offsets[3 * i + 1]!;
      for (let p = fields.offsets[3 * i]!; p < end; p++) {
        const byte = bytes[p]!;
        if (byte < 0x80) continue;
        if (byte >= 0xc2 && byte <= 0xdf && p + 1 < end && (bytes[p + 1]! & 0xc0) === 0x80) {
          p++;
          continue;
        }
        const found = utf8At(bytes, p, end);
        const length = found & 7;
        // U+FFFD itself is EF BF BD; anything else that reads so is a byte that is not UTF-8.
        const isSign = byte === 0xef && length === 3;
        if (found >> 3 === 0xfffd && !isSign && !foundForeign) {
          foundForeign = true;
          warnForeign(context);
        } else if (found >> 3 === 0xfffd && isSign && !foundLost) {
          foundLost = true;
          warn(context, 'letters_lost', () => ({
            sv: 'Bokstäver har gått förlorade innan filen skrevs (tecknet �).',
            en: 'Letters were lost before the file was written (the sign �).',
          }));
        }
        p += length - 1;
      }
    }
  };
}

function warnForeign(context: ReaderContext): void {
  warn(context, 'mixed_encoding', () => ({
    sv: 'Några tecken har en annan teckenkodning än resten av filen och blir fel.',
    en: 'A few characters are in another encoding than the rest of the file and come out wrong.',
  }));
}
