// `curl -F file=@x` sends a file within a form, whose first lines pass for text. It is known by them, whatever its
// headers say, and never kept.
import { problem } from '../../problem.ts';

/** A boundary line (RFC 2046: at most 70 signs) and the beginning of a part's first header. */
const lookAt = 120;
const isEnvelope = (text: string) => /^\s*--[^\r\n]{1,80}\r?\n[\t ]*content-(disposition|type)/i.test(text);

export interface EnvelopeCheck {
  /** @throws problem `multipart_not_taken` */
  push(chunk: Uint8Array): void;
  /** @throws problem `multipart_not_taken` */
  end(): void;
}

export const createEnvelopeCheck = (): EnvelopeCheck => {
  let start = '';
  let isKnown = false;
  const judge = () => {
    isKnown = true;
    if (isEnvelope(start)) throw problem('multipart_not_taken');
  };
  return {
    push: (chunk) => {
      if (isKnown) return;
      start += String.fromCharCode(...chunk.subarray(0, lookAt - start.length));
      if (start.length === lookAt) judge();
    },
    end: () => {
      if (!isKnown) judge();
    },
  };
};
