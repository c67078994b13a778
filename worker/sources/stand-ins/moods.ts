// The odd days of accounting systems: what a stand-in answers instead of what was asked for. Each may be chosen by name.

export interface Asked {
  request: Request;
  /** What is answered on an ordinary day. */
  usual(): Promise<Response>;
}
export type Mood = (asked: Asked) => Promise<Response> | Response;

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Hands out what `next` gives, piece by piece, when it is asked for. */
const streamOf = (next: () => Promise<Uint8Array | null>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        // As over a network, others get their turn.
        await pause(0);
        const part = await next();
        if (part) controller.enqueue(part);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const plain = { headers: { 'content-type': 'application/octet-stream' } };
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

export const moods = {
  'sign-in-expired': () => json(401, { message: 'Unauthorized' }),
  'sign-in-refused': () => json(400, { error: 'invalid_grant', error_description: 'Invalid refresh token' }),
  'licence-missing': () =>
    json(403, { ErrorInformation: { error: 1, message: 'Saknar licens', code: 2001101 } }),
  'scope-missing': () =>
    json(400, { ErrorInformation: { Error: 1, Message: 'Saknar behörighet', Code: 2000663 } }),
  'error-of-bokio': () =>
    json(403, { error: { code: 'forbidden', innerCode: null, message: 'No', bokioErrorId: 'b1' } }),
  'bad-request': () =>
    json(400, { ErrorInformation: { error: 1, message: 'Ogiltig Accept', code: 1000030 } }),
  busy: () => json(429, { message: 'Too many requests' }, { 'retry-after': '7' }),
  'busy-without-saying-how-long': () => json(429, { message: 'Too many requests' }),
  down: () => new Response('upstream connect error', { status: 503 }),
  'year-missing': () => json(404, { error: { code: 'not-found', message: 'No such fiscal year' } }),
  'years-without-end': () =>
    json(200, {
      items: Array.from({ length: 1_000 }, (_, i) => ({
        id: `y${i}`,
        startDate: `${1000 + i}-01-01`,
        endDate: `${1000 + i}-12-31`,
      })),
      totalPages: 1_000_000,
    }),
  'years-that-are-none': () =>
    json(200, { items: [{ id: 'y', startDate: '2024-02-31', endDate: '2024-99-99' }], totalPages: 1 }),
  'no-json': () => new Response('OK', plain),
  'web-page': () =>
    new Response('<!doctype html><html><body>Underhåll pågår</body></html>', {
      headers: { 'content-type': 'text/html' },
    }),
  /** Of every file, at once. */
  base64: async ({ usual }) => {
    const bytes = await bytesOf(await usual());
    return new Response(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')), plain);
  },
  'base64-in-json': async ({ usual }) => {
    const bytes = await bytesOf(await usual());
    return Response.json(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
  },
  'cut-off': async ({ usual }) => {
    const parts = [(await bytesOf(await usual())).subarray(0, 900)];
    return new Response(
      streamOf(() => {
        const part = parts.shift();
        return part ? Promise.resolve(part) : Promise.reject(new Error('connection reset'));
      }),
      plain,
    );
  },
  'half-and-well': async ({ usual }) => {
    const bytes = await bytesOf(await usual());
    return new Response(bytes.subarray(0, bytes.byteLength - 3), plain);
  },
  drip: async ({ usual }) => {
    const bytes = await bytesOf(await usual());
    let sent = 0;
    return new Response(
      streamOf(async () => {
        await pause(50);
        sent += 1;
        return bytes.subarray((sent - 1) % bytes.byteLength, ((sent - 1) % bytes.byteLength) + 1);
      }),
      plain,
    );
  },
  silent: () =>
    new Response(
      streamOf(() => new Promise(() => undefined)),
      plain,
    ),
  'never-answers': () => new Promise<Response>(() => undefined),
  /** Vouchers without end. */
  gigantic: async ({ usual }) => {
    const head = await bytesOf(await usual());
    const voucher = latin(
      '#VER "Z" "" 20240131 "x"\r\n{\r\n#TRANS 1930 {} 1.00\r\n#TRANS 3001 {} -1.00\r\n}\r\n'.repeat(2_000),
    );
    const parts = [head];
    return new Response(
      streamOf(() => Promise.resolve(parts.shift() ?? voucher)),
      plain,
    );
  },
  'redirects-inside': () =>
    new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/latest' } }),
  'redirects-round': ({ request }) => new Response(null, { status: 302, headers: { location: request.url } }),
  /** What it was asked with comes back in the answer. */
  echo: ({ request }) =>
    json(400, {
      error: { code: request.headers.get('authorization') ?? '', message: [...request.headers].join(' ') },
    }),
} satisfies Record<string, Mood>;
export type MoodName = keyof typeof moods;
