// The edge in front of a local worker: each request and answer goes the way that `worker/edge/passage.ts` tells.
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { throughEdge } from '../edge/passage.ts';
import { createRandom } from '../testing/random.ts';

export interface EdgeProxy {
  close(): void;
}

/** @param worker address of the worker behind it */
export const startEdgeProxy = async (port: number, worker: string): Promise<EdgeProxy> => {
  const random = createRandom(1);
  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch((error: unknown) => {
      // The client has gone, or the worker: as at the edge, the connection is all that tells.
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'content-type': 'text/html' }).end(`edge: ${String(error)}`);
    });
  });
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    const address = new URL(url, `http://${headers.host ?? `localhost:${port}`}`);
    if (address.pathname.startsWith('/edge/') || address.pathname.startsWith('/cdn-cgi/'))
      return void outgoing.writeHead(404).end();
    const request = new Request(address, {
      method,
      headers: headersOf(incoming.rawHeaders),
      ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
    } as RequestInit);
    const answer = await throughEdge(request, (passed) => forward(worker, passed), random);
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    if (answer.body && method !== 'HEAD')
      await pipeline(Readable.fromWeb(answer.body as ReadableStream), outgoing);
    else outgoing.end();
  };
  // A large file takes as long as it takes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, 'localhost', resolve),
  );
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const headersOf = (raw: string[]): Headers => {
  const headers = new Headers();
  for (let i = 0; i < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!);
  return headers;
};

/** `fetch` would undo what is compressed; this hands it on as it is. */
const forward = (worker: string, request: Request): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { pathname, search } = new URL(request.url);
    // Local workerd would compress on its own what is asked for compressed, without a thought for the tag.
    const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity' };
    const out = send(new URL(pathname + search, worker), { method: request.method, headers }, (answer) => {
      const { statusCode = 502, rawHeaders } = answer;
      const empty = statusCode === 204 || statusCode === 304;
      if (empty) answer.resume();
      const body = empty ? null : (Readable.toWeb(answer) as unknown as BodyInit);
      resolve(new Response(body, { status: statusCode, headers: headersOf(rawHeaders) }));
    });
    out.on('error', reject);
    if (!request.body) return void out.end();
    pipeline(Readable.fromWeb(request.body as ReadableStream), out).catch(reject);
  });
