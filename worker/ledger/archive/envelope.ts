// `curl -F file=@x` sends a file within a form, whose first lines pass for text. It is known by them, whatever its
// headers say, and never kept.
import { problem } from '../../problem.ts';

/** A boundary line (RFC 2046: at most 70 signs) and the beginning of a part's first header. */
const lookAt = 120;
const part = String.raw`--[^\r\n]{1,80}\r?\n[\t ]*content-(disposition|type)`;
const atOnce = new RegExp(`^\\s*${part}`, 'i');
/** Lines that are no records may stand before it (RFC 2046, 5.1.1: a preamble). A letter that is kept has it too. */
const lookAtSie = 1_024;
const amongLines = new RegExp(`(?:^|[\\r\\n])[\\t ]*${part}`, 'i');

export interface EnvelopeCheck {
  /** @throws problem `multipart_not_taken` */
  push(chunk: Uint8Array): void;
  /** @throws problem `multipart_not_taken` */
  end(): void;
}

/** @param isSie whether what stands before the first part is looked through */
export const createEnvelopeCheck = (isSie: boolean): EnvelopeCheck => {
  const [limit, pattern] = isSie ? [lookAtSie, amongLines] : [lookAt, atOnce];
  let start = '';
  let isKnown = false;
  const judge = () => {
    isKnown = true;
    if (pattern.test(start)) throw problem('multipart_not_taken');
  };
  return {
    push: (chunk) => {
      if (isKnown) return;
      start += String.fromCharCode(...chunk.subarray(0, limit - start.length));
      if (start.length === limit) judge();
    },
    end: () => {
      if (!isKnown) judge();
    },
  };
};
