// Notices letters in another encoding than the file's, and letters lost before the file was made.
import { warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { utf8At } from './decode.ts';
import type { SieEncoding } from './types.ts';

/** å ä ö Å Ä Ö of Latin-1 and of code page 437: each spells odd signs in the other. */
const LATIN1_LETTERS = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6];
const CP437_LETTERS = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99];

/** Looks at a record that holds bytes ≥ 80; after the first find of a kind there is no more to say. */
export function createHighByteCheck(encoding: SieEncoding): (context: ReaderContext) => void {
  const foreign = new Uint8Array(256);
  for (const byte of encoding === 'iso-8859-1' ? CP437_LETTERS : LATIN1_LETTERS) foreign[byte] = 1;
  let foundForeign = false;
  let foundLost = false;
  return (context) => {
    if (foundForeign && (foundLost || encoding !== 'utf-8')) return;
    const { bytes, fields } = context;
    for (let i = 0; i < fields.count; i++) {
      const end = fields.offsets[3 * i + 1]!;
      for (let p = fields.offsets[3 * i]!; p < end; p++) {
        if (bytes[p]! < 0x80) continue;
        if (encoding !== 'utf-8') {
          if (foreign[bytes[p]!] === 0) continue;
          foundForeign = true;
          warnForeign(context);
          return;
        }
        const { codePoint, length } = utf8At(bytes, p, end);
        if (codePoint === 0xfffd && length < 3 && !foundForeign) {
          foundForeign = true;
          warnForeign(context);
        } else if (codePoint === 0xfffd && length === 3 && !foundLost) {
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
