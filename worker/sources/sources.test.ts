// Connecting a company to its accounting system, through the API: what works, what each odd day is told as, what is kept
// secret, and that nothing but reading is ever asked.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceConnection, SourceTest } from '../../shared/contract/source.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { createWorld, type World } from '../testing/world.ts';
import type { MoodName } from './stand-ins/moods.ts';
import { createStandIns, standInCredentials, type StandIns } from './stand-ins/stand-ins.ts';

const origin = 'http://localhost:8790';
const credentials = standInCredentials(origin);
const kinds = ['sie-url', 'bokio', 'briox', 'bjorn-lunden'] as const;
const key = (id: string, fill: number) => `${id}:${btoa(String.fromCharCode(fill).repeat(32))}`;

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const bookOf = (start: string) => ({
  id: `year-${start.slice(0, 4)}`,
  start,
  end: `${start.slice(0, 4)}-12-31`,
  sie: bytesOf(fileOf(start, makeVouchers(start, 3, 3))),
});
/** Of an address without years of ours, this year's file is asked for. */
const thisYear = `${new Date().getUTCFullYear()}-01-01`;
const years = [0, 1, 2].map((ago) => `${Number(thisYear.slice(0, 4)) - ago}-01-01`);
const booksOf = () => {
  const books = years.map(bookOf);
  return { 'sie-url': books, bokio: books, briox: books, 'bjorn-lunden': books, fortnox: books };
};

let world: World;
let standIns: StandIns;
let path: string;
const logged: unknown[] = [];
const answers: string[] = [];

beforeEach(async () => {
  standIns = createStandIns(origin, booksOf());
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => standIns.fetch(new Request(input, init)));
  for (const method of ['log', 'error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...args) => void logged.push(...args));
  world = await createWorld();
  Object.assign(world.settings, { SOURCE_KEYS: key('k1', 1), SOURCE_STAND_INS: origin });
  path = `/v1/companies/${(await world.company('Test AB', number)).id}`;
});
/** Whatever was asked, it was asked to read, or for a token. */
afterEach(() => {
  for (const { method, url } of standIns.asked)
    if (method !== 'GET') expect(`${method} ${new URL(url).pathname}`).toMatch(/^POST \/\S+\/token$/);
  vi.restoreAllMocks();
});

const ask = async <T>(method: string, at: string, body?: unknown, headers = {}) => {
  const answer = await world.api<T & { code?: string }>(method, `${path}${at}`, body, headers);
  answers.push(JSON.stringify([answer.body, ...answer.headers]));
  return answer;
};
const connect = (kind: (typeof kinds)[number], changes = {}) =>
  ask<SourceConnection>('PUT', '/source', { ...credentials[kind], ...changes });
const tried = async () => (await ask<SourceTest>('POST', '/source/test')).body;

const oddDays: [MoodName, RegExp, string][] = [
  ['sign-in-expired', /./, 'source_sign_in_refused'],
  ['licence-missing', /./, 'source_licence_missing'],
  ['scope-missing', /./, 'source_not_permitted'],
  ['error-of-bokio', /./, 'source_not_permitted'],
  ['bad-request', /./, 'source_refused'],
  ['busy', /./, 'source_busy'],
  ['busy-without-saying-how-long', /./, 'source_busy'],
  ['down', /./, 'source_down'],
  ['redirects-inside', /./, 'source_redirected'],
  ['redirects-round', /./, 'source_redirected'],
  ['echo', /./, 'source_refused'],
  ['year-missing', /sie|\.se$/, 'source_refused'],
  ['web-page', /sie|\.se$/, 'web_page'],
  ['cut-off', /sie|\.se$/, 'source_cut_off'],
  ['half-and-well', /sie|\.se$/, 'cut_off'],
];

describe.each(kinds)('a company connected to %s', (kind) => {
  it('is one after it was connected, and none when that is forgotten', async () => {
    expect((await ask('GET', '/source')).body).toMatchObject({
      kind: 'sie',
      connected: false,
      account: null,
    });
    expect(await connect(kind)).toMatchObject({ status: 200, body: { kind, connected: true } });
    expect((await ask<SourceConnection>('GET', '/source')).body).toMatchObject({ kind, connected: true });
    expect((await ask('GET', '')).body).toMatchObject({ source: { kind, connected: true } });
    expect((await ask('DELETE', '/source')).status).toBe(204);
    expect((await ask('GET', '/source')).body).toMatchObject({ kind: 'sie', connected: false });
    expect((await ask('POST', '/source/test')).body).toMatchObject({ code: 'source_not_connected' });
    const left = await world.real.DIRECTORY.prepare(
      'SELECT count(*) AS n FROM source_connection WHERE company_id = ?1',
    )
      .bind(path.split('/').at(-1))
      .first();
    expect(left).toEqual({ n: 0 });
    const trail = await world.api<{ items: { action: string }[] }>('GET', '/v1/audit');
    expect(trail.body.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['source.connected', 'source.disconnected']),
    );
  });

  it('can be tried: its years are listed, and the file is the company’s', async () => {
    await connect(kind);
    const { ok, message, fiscalYears, problem } = await tried();
    expect({ ok, problem }).toEqual({ ok: true, problem: null });
    // They can be read in from there.
    const known = (await world.years(path.split('/').at(-1)!)).map((year) => [year.start, year.state]);
    expect(known).toEqual(fiscalYears.toReversed().map(({ start }) => [start, 'empty']));
    expect(message.sv).toContain('filen gäller Test AB, 556677-8899');
    // Of an address no list can be asked for.
    if (kind !== 'sie-url') expect(fiscalYears.map(({ start }) => start)).toEqual(years);
  });

  it('says what to do on each odd day', async () => {
    await connect(kind);
    for (const [name, where, code] of oddDays) {
      standIns.mood = { name, where };
      const { ok, message, problem } = await tried();
      expect({ name, ok, code: problem?.code }).toEqual({ name, ok: false, code });
      for (const text of [message.sv, message.en]) expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(message).toEqual(problem?.texts);
    }
  });

  it('is read all the same as base64, or without end', async () => {
    await connect(kind);
    for (const name of ['base64', 'base64-in-json', 'gigantic'] as const) {
      standIns.mood = { name, where: /sie\/|\.se$/ };
      expect(await tried(), name).toMatchObject({ ok: true });
    }
  });

  it('is forgotten when the company gets another kind of source', async () => {
    await connect('bokio');
    expect((await ask('PATCH', '', { source: { kind: 'bokio' }, name: 'Test AB' })).body).toMatchObject({
      source: { kind: 'bokio', connected: true },
    });
    expect((await ask('PATCH', '', { source: { kind: 'briox' } })).body).toMatchObject({
      source: { kind: 'briox' },
    });
    expect((await ask('GET', '/source')).body).toMatchObject({ kind: 'briox', connected: false });
  });

  it('has the fields of its kind, and they are named when they are not', async () => {
    const wrong = (body: object) => ask<{ errors: { path: string }[] }>('PUT', '/source', body);
    const named = async (body: object) => (await wrong(body)).body.errors.map((error) => error.path);
    expect(await named({ kind: 'bokio', token: 'x' })).toEqual(['companyId']);
    expect(await named({ ...credentials.briox, address: 'https://a.se/' })).toEqual(['address']);
    expect(await named({ kind: 'sie' })).toEqual(['kind']);
    expect(await named({ ...credentials.bokio, tokn: 'x' })).toEqual(['tokn']);
    expect(await named({ ...credentials.bokio, token: 'a\r\nX-Evil: 1' })).toEqual(['token']);
  });
});

it('that lists years without end, or days that are none, is believed nothing', async () => {
  await connect('bokio');
  for (const name of ['years-without-end', 'years-that-are-none'] as const) {
    standIns.mood = { name, where: /fiscal-years/ };
    standIns.asked.splice(0);
    expect((await tried()).problem?.code, name).toBe('source_answer_unknown');
    expect(standIns.asked).toHaveLength(1);
  }
  expect(await world.years(path.split('/').at(-1)!)).toEqual([]);
});

const inside = [
  'http://export.example.se/a.se',
  'ftp://export.example.se/a.se',
  'file:///etc/passwd',
  'gopher://export.example.se/a.se',
  'ws://export.example.se/a.se',
  'data:text/plain,hej',
  'https://user:password@export.example.se/a.se',
  'https://export.example.se:8443/a.se',
  'https://export.example.se:22/a.se',
  'https://localhost/a.se',
  'https://LOCALHOST./a.se',
  'https://a.localhost/a.se',
  'https://a.localhost./a.se',
  'https://localhost../a.se',
  'https://localhost.localdomain/a.se',
  'https://kubernetes.default.svc/a.se',
  'https://intern/a.se',
  'https://server.local/a.se',
  'https://metadata.google.internal/a.se',
  'https://127.0.0.1/a.se',
  'https://127.1/a.se',
  'https://0x7f.0.0.1/a.se',
  'https://0177.0.0.1/a.se',
  'https://2130706433/a.se',
  'https://127.0.0.1./a.se',
  'https://127.0.0.1../a.se',
  'https://0x7f000001/a.se',
  'https://017700000001/a.se',
  'https://0xa.0x0.0x0.0x1/a.se',
  'https://167772161/a.se',
  'https://%31%30.0.0.1/a.se',
  'https://１２７.０.０.１/a.se',
  'https://0.0.0.0/a.se',
  'https://10.1.2.3/a.se',
  'https://172.16.0.1/a.se',
  'https://172.31.255.255/a.se',
  'https://192.168.1.1/a.se',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/a.se',
  'https://198.18.0.1/a.se',
  'https://224.0.0.1/a.se',
  'https://255.255.255.255/a.se',
  'https://[::1]/a.se',
  'https://[::]/a.se',
  'https://[::ffff:127.0.0.1]/a.se',
  'https://[::ffff:7f00:1]/a.se',
  'https://[::127.0.0.1]/a.se',
  'https://[64:ff9b::7f00:1]/a.se',
  'https://[2002:7f00:1::]/a.se',
  'https://[2001:0:7f00:1::]/a.se',
  'https://[2001:db8::1]/a.se',
  'https://[64:ff9b:1::a00:1]/a.se',
  'https://[::ffff:0:10.0.0.1]/a.se',
  'https://[fe80::1]/a.se',
  'https://[fe80::1%25eth0]/a.se',
  'https://[2a00::1%25eth0]/a.se',
  'https://[fec0::1]/a.se',
  'https://[3fff::1]/a.se',
  'https://[fc00::1]/a.se',
  'https://[fd12:3456::1]/a.se',
  'https://[ff02::1]/a.se',
  'https://{start}.0.0.1/a.se',
  'export.example.se/a.se',
];

describe('an address that leads inside', () => {
  // In production nothing on the machine itself may be read.
  beforeEach(() => void delete world.settings.SOURCE_STAND_INS);

  it('is refused, however it is written', async () => {
    for (const address of inside) {
      const answer = await connect('sie-url', { address });
      expect(answer, address).toMatchObject({ status: 422, body: { code: 'source_address_refused' } });
      expect((answer.body as unknown as { detail: string }).detail).toMatch(/Adressen kan inte användas: \S/);
    }
  });

  it.each([
    'https://export.example.se/a.se',
    'https://8.8.8.8/{start}',
    'https://172.32.0.1/',
    'https://[2a00::1]/',
  ])('and one that does not is taken: %s', async (address) =>
    expect((await connect('sie-url', { address })).status).toBe(200),
  );

  it.each([
    ['http://export.example.se/', 'source_redirected'],
    ['https://10.0.0.1/', 'source_redirected'],
    ['https://[::ffff:10.0.0.1]/', 'source_redirected'],
    ['file:///etc/passwd', 'source_redirected'],
    ['https://export.example.se:8443/', 'source_redirected'],
    ['https://anna:losen@export.example.se/', 'source_redirected'],
    ['//[64:ff9b::a00:1]/', 'source_redirected'],
    ['https://a.localhost/', 'source_redirected'],
    ['https://other.example.se/', undefined],
  ])('is refused as a redirect: %s', async (location, code) => {
    const asked: [string, string | null][] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
      const request = new Request(input, init);
      asked.push([request.url, request.headers.get('authorization')]);
      return request.url.includes('other')
        ? Promise.resolve(new Response(fileOf(thisYear, [])))
        : Promise.resolve(new Response(null, { status: 302, headers: { location } }));
    });
    await connect('sie-url', { address: 'https://export.example.se/{start}/{end}.se' });
    expect((await tried()).problem?.code).toBe(code);
    expect(asked[0]).toEqual([
      expect.stringMatching(/\/\d{4}-01-01\/\d{4}-12-31\.se$/),
      credentials['sie-url'].authorization,
    ]);
    // Another host is not told what the first is asked with.
    if (code === undefined) expect(asked[1]).toEqual(['https://other.example.se/', null]);
    else expect(asked).toHaveLength(1);
  });
});

it('is for administrators', async () => {
  const token = await world.api<{ token: string }>('POST', '/v1/tokens', { name: 'o', role: 'operator' });
  const headers = { authorization: `Bearer ${token.body.token}` };
  for (const [method, at, body] of [
    ['GET', '/source'],
    ['PUT', '/source', credentials.bokio],
    ['DELETE', '/source'],
    ['POST', '/source/test'],
  ] as const)
    expect((await ask(method, at, body, headers)).body).toMatchObject({ code: 'role_required' });
});
