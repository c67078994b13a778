// The way of a request to the worker and of its answer back, as Cloudflare's edge has it and local workerd has not:
// answers are compressed and their ETags weakened, bodies come in other pieces than they were sent in, headers that
// concern one connection only are gone, and what is too large never arrives.
// Rules: Cloudflare's docs, "Content compression" and "ETag headers"; RFC 9110, 7.6.1.
import type { Random } from '../testing/random.ts';
import { limits } from './limits.ts';

const hopHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const compressible =
  /^(text\/(html|plain|css|javascript|xml|richtext)|application\/(javascript|json|xml|manifest\+json|ld\+json|wasm)|image\/svg\+xml)\b/;
/** Of errors, the edge compresses these alone. */
const compressedErrors = new Set([403, 404]);
/** Smaller answers are not worth it. */
const compressedBytes = 48;
const noBody = new Set([101, 204, 205, 304]);

export type Fetch = (request: Request) => Promise<Response> | Response;

/** Sends a request to `worker` by way of the edge. The answer is as a client gets it: compressed where it is. */
export const throughEdge = async (request: Request, worker: Fetch, random: Random): Promise<Response> => {
  const tooLarge = sizeProblem(request);
  if (tooLarge) return tooLarge;
  const headers = new Headers(request.headers);
  for (const name of hopHeaders) headers.delete(name);
  headers.set('accept-encoding', 'gzip, br');
  headers.set('cf-connecting-ip', '192.0.2.1');
  headers.set('cf-ipcountry', 'SE');
  headers.set('cf-ray', rayOf(random));
  headers.set('x-forwarded-proto', 'https');
  const passed = new Request(request.url, {
    method: request.method,
    headers,
    signal: request.signal,
    redirect: 'manual',
    ...(request.body ? { body: inPieces(request.body, random, limits.bodyBytes), duplex: 'half' } : {}),
  } as RequestInit);
  return answerThroughEdge(request, await worker(passed), random);
};

const sizeProblem = ({ url, headers }: Request): Response | null => {
  const path = url.slice(new URL(url).origin.length);
  if (path.length > limits.urlBytes) return ofTheEdge(414, 'URI Too Long');
  let bytes = 0;
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  if (bytes > limits.headerBytes) return ofTheEdge(431, 'Request Header Fields Too Large');
  return Number(headers.get('content-length') ?? 0) > limits.bodyBytes
    ? ofTheEdge(413, 'Payload Too Large')
    : null;
};

/** What the edge says itself is a page: no problem document. */
const ofTheEdge = (status: number, title: string): Response =>
  new Response(`<html><head><title>${status} ${title}</title></head><body>cloudflare</body></html>`, {
    status,
    headers: { 'content-type': 'text/html', server: 'cloudflare' },
  });

const answerThroughEdge = (request: Request, answer: Response, random: Random): Response => {
  const headers = new Headers(answer.headers);
  for (const name of hopHeaders) headers.delete(name);
  headers.set('server', 'cloudflare');
  headers.set('cf-ray', rayOf(random));
  const { status, statusText } = answer;
  if (isCompressed(request, answer)) {
    headers.set('content-encoding', 'gzip');
    headers.delete('content-length');
    headers.append('vary', 'accept-encoding');
    const etag = headers.get('etag');
    if (etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
    const packed = answer.body?.pipeThrough(new CompressionStream('gzip'));
    const body = packed ? inPieces(packed, random) : null;
    // workerd would compress by itself what says that it is compressed.
    return new Response(body, { status, statusText, headers, encodeBody: 'manual' } as ResponseInit);
  }
  const body = noBody.has(status) || !answer.body ? null : inPieces(answer.body, random);
  const already = headers.has('content-encoding') ? { encodeBody: 'manual' } : {};
  return new Response(body, { status, statusText, headers, ...already } as ResponseInit);
};

const isCompressed = (
  { headers: asked, method }: Request,
  { status, ok, headers, body }: Response,
): boolean => {
  if (!/\bgzip\b(?!;q=0(?:\.0+)?\b)/i.test(asked.get('accept-encoding') ?? '')) return false;
  if (headers.has('content-encoding') || noBody.has(status)) return false;
  if (!ok && !compressedErrors.has(status)) return false;
  if (/\bno-transform\b/i.test(headers.get('cache-control') ?? '')) return false;
  if (!compressible.test(headers.get('content-type') ?? '')) return false;
  const length = headers.get('content-length');
  return (body !== null || method === 'HEAD') && (length === null || Number(length) >= compressedBytes);
};

/**
 * The same bytes in pieces of other sizes, from a single byte on: nothing may rest on how they were sent. Nothing is
 * read before it is asked for, so that how much of a body the worker read can be told behind the edge too.
 */
const inPieces = (
  body: ReadableStream<Uint8Array>,
  random: Random,
  most = Infinity,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  let total = 0;
  let left = new Uint8Array();
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    while (left.byteLength === 0) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      total += value.byteLength;
      if (total > most) throw new Error(`platform limit passed: a body of over ${most} bytes`);
      left = new Uint8Array(value);
    }
    const size = random.chance(0.2) ? 1 + random.below(7) : 1 + random.below(65_536);
    controller.enqueue(left.slice(0, size));
    left = left.subarray(size);
  };
  return new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 });
};

const rayOf = (random: Random): string =>
  `${random
    .below(2 ** 31)
    .toString(16)
    .padStart(16, '0')}-ARN`;

/** What a client's HTTP library makes of an answer: read as it was before it was compressed. */
export const decoded = (answer: Response): Response => {
  if (answer.headers.get('content-encoding') !== 'gzip' || !answer.body) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  const { status, statusText } = answer;
  return new Response(answer.body.pipeThrough(new DecompressionStream('gzip')), {
    status,
    statusText,
    headers,
  });
};
