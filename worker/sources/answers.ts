// What a source answers: a little JSON, or a SIE file as a stream of bytes.
import { problem } from '../problem.ts';
import type { Answer } from './door.ts';
import { passing, silence, troubleOf, type Named } from './trouble.ts';
import type { Watch } from './watch.ts';

/** Bytes of an answer that is no file. */
const maxJsonBytes = 1_000_000;
/** Milliseconds that it may drip. */
const maxJsonMs = 60_000;

/** @returns undefined for what is no JSON, or too long */
const readJson = async ({ response, watch }: Answer): Promise<unknown> => {
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  const parts: Uint8Array[] = [];
  const until = Date.now() + maxJsonMs;
  try {
    let bytes = 0;
    for (;;) {
      const { done, value } = await watch.orLeft(reader.read());
      if (done) break;
      watch.alive();
      bytes += value.byteLength;
      if (bytes > maxJsonBytes || Date.now() > until) return undefined;
      parts.push(value);
    }
    return JSON.parse(await new Blob(parts as Uint8Array<ArrayBuffer>[]).text()) as unknown;
  } catch {
    return undefined;
  } finally {
    watch.end();
    await reader.cancel().catch(() => undefined);
  }
};

/** @throws what an answer means that is no success; problem `source_answer_unknown` for one that is no JSON */
export const jsonOf = async (source: Named, answer: Answer): Promise<unknown> => {
  const body = await readJson(answer);
  if (!answer.response.ok) throw troubleOf(source, answer.response, body);
  if (body === undefined) throw problem('source_answer_unknown', { source });
  return body;
};

/** A SIE file on its way. */
export interface SieStream {
  body: ReadableStream<Uint8Array>;
  /** To be called when no more are read. */
  end(): void;
  /** What it means that reading the body failed. */
  failure(): Error;
}

/** @throws what an answer means that is no success */
export const sieOf = async (source: Named, answer: Answer): Promise<SieStream> => {
  const { response, watch } = answer;
  if (!response.ok) throw troubleOf(source, response, await readJson(answer));
  return {
    body: await withoutBase64(response.body ?? new Blob([]).stream(), watch),
    end: watch.end,
    failure: () => {
      const limit = Math.round(watch.limits.totalMs / 1000);
      if (watch.tripped() === 'slow') return problem('source_too_slow', { source, limit });
      return passing(problem(watch.tripped() ? 'source_down' : 'source_cut_off', { source, found: silence }));
    },
  };
};

/** The first bytes of a SIE file in base64, in JSON's quotes or not: of `#`, of a byte order mark, of `<`. */
const isBase64 = (bytes: Uint8Array): boolean =>
  /^\s*"?(I[0-3]|77u\/|PD|PF)[A-Za-z0-9+/\r\n]{5}/.test(String.fromCharCode(...bytes.subarray(0, 40)));

/** The bytes themselves where they come as base64 (Björn Lundén's description says so); others as they are. */
const withoutBase64 = async (
  body: ReadableStream<Uint8Array>,
  watch: Watch,
): Promise<ReadableStream<Uint8Array>> => {
  const reader = body.getReader();
  const held: Uint8Array[] = [];
  let bytes = 0;
  // What breaks off here breaks off again below, where it is told.
  while (bytes < 40) {
    const part = await watch.orLeft(reader.read()).catch(() => null);
    if (!part?.value) break;
    watch.alive();
    held.push(part.value);
    bytes += part.value.byteLength;
  }
  const first = new Uint8Array(await new Blob(held as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  const { readable, writable } = new IdentityTransformStream();
  const writer = writable.getWriter();
  const passOn = async () => {
    if (first.byteLength > 0) await watch.orLeft(writer.write(first));
    for (;;) {
      watch.alive();
      const { done, value } = await watch.orLeft(reader.read());
      if (done) return writer.close();
      watch.alive();
      await watch.orLeft(writer.write(value));
    }
  };
  // Its failure is met by whoever reads.
  passOn().catch((error: unknown) => Promise.allSettled([writer.abort(error), reader.cancel(error)]));
  return isBase64(first) ? readable.pipeThrough(base64Decoder()) : readable;
};

/** Blanks and quotes are passed over; what is no base64 ends the stream with an error. */
const base64Decoder = () => {
  let rest = '';
  const decode = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const decoder = new TextDecoder('latin1');
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      rest += decoder.decode(chunk).replaceAll(/[\s"]/g, '');
      const whole = rest.length - (rest.length % 4);
      if (whole > 0) controller.enqueue(decode(rest.slice(0, whole)));
      rest = rest.slice(whole);
    },
    flush: (controller) => {
      if (rest !== '') controller.enqueue(decode(rest));
    },
  });
};
