// The accounting systems of a local run: stand-ins on a port of their own, whose odd days can be chosen over HTTP.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { moods, type MoodName } from '../sources/stand-ins/moods.ts';
import {
  createStandIns,
  standInCredentials,
  standInFortnox,
  type Books,
  type StandIns,
} from '../sources/stand-ins/stand-ins.ts';

export interface LocalSources {
  origin: string;
  /** What the worker is told of them. */
  vars: Record<string, string>;
  close(): void;
}

/** @param keyFile where the key lies that connections are encrypted with; made when there is none */
export async function startSources(port: number, books: Books, keyFile: string): Promise<LocalSources> {
  const origin = `http://localhost:${port}`;
  const standIns = createStandIns(origin, books);
  const server = createServer((request, response) => {
    answer(standIns, origin, request, response).catch(() => response.destroy());
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    origin,
    vars: { SOURCE_KEYS: `local:${localKey(keyFile)}`, SOURCE_STAND_INS: origin, ...standInFortnox },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function localKey(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = randomBytes(32).toString('base64');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

async function answer(
  standIns: StandIns,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    headers.set(name, (values ?? []).join(', '));
  const body = await buffer(incoming);
  const response =
    chooseMood(standIns, origin, method, url, body.toString()) ??
    (await standIns.fetch(
      new Request(`${origin}${url}`, { method, headers, ...(body.byteLength > 0 ? { body } : {}) }),
    ));
  outgoing.writeHead(response.status, [...response.headers].flat());
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  // What breaks off here breaks off there.
  while (!outgoing.destroyed) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
  }
  await reader.cancel().catch(() => undefined);
  outgoing.end();
}

/** `POST /mood {"name": "busy", "where": "bokio", "times": 1}` chooses how they answer; `DELETE /mood` ends it. */
function chooseMood(
  standIns: StandIns,
  origin: string,
  method: string,
  url: string,
  body: string,
): Response | null {
  if (url === '/')
    return Response.json({ credentials: standInCredentials(origin), moods: Object.keys(moods) });
  if (url !== '/mood') return null;
  if (method === 'DELETE') standIns.mood = null;
  else {
    const { name, where, times } = JSON.parse(body) as { name: string; where?: string; times?: number };
    if (!(name in moods)) return Response.json({ moods: Object.keys(moods) }, { status: 400 });
    standIns.mood = {
      name: name as MoodName,
      ...(where === undefined ? {} : { where: new RegExp(where) }),
      ...(times === undefined ? {} : { times }),
    };
  }
  return Response.json(standIns.mood && { ...standIns.mood, where: standIns.mood.where?.source });
}
