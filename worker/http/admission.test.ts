// In what order a request is judged: who asks, the role, the company, and only then what was sent. Every route of the
// description is asked, with a body that tells how much of it was read.
import { beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role, type Token } from '../../shared/contract/access.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let mine: string;
let other: string;
const tokens = new Map<Role, string>();
beforeAll(async () => {
  world = await createWorld();
  mine = (await world.company('Mitt AB', '556677-8899')).id;
  other = (await world.company('Annat AB', '112233-4455')).id;
  for (const role of ['reader', 'operator', 'admin'] as const) {
    const item = { name: role, role, companies: [mine] };
    tokens.set(role, (await world.api<Token>('POST', '/v1/tokens', item)).body.token!);
  }
});

const chunk = new TextEncoder().encode(`["${'a'.repeat(65_532)}"]`);
/** A hundred megabytes of JSON that nobody should read to its end. */
const createBody = () => {
  const read = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        read.bytes += chunk.byteLength;
        if (read.bytes > 100_000_000) controller.close();
        else controller.enqueue(chunk.slice());
      },
    },
    { highWaterMark: 0 },
  );
  return { body, read };
};

interface Asked {
  method: string;
  path: string;
  role: Role;
  takesFile: boolean;
}
const sending = async (): Promise<Asked[]> => {
  const { body } = await world.api<{
    paths: Record<
      string,
      Record<string, { requestBody?: { content: object }; 'x-role'?: Role; 'x-open'?: boolean }>
    >;
  }>('GET', '/openapi.json');
  return Object.entries(body.paths).flatMap(([path, item]) =>
    Object.entries(item)
      // What strangers may send is read, to a small limit of its own.
      .filter(([method, { 'x-open': isOpen }]) => method !== 'get' && isOpen !== true)
      .map(([method, { requestBody, 'x-role': role = 'reader' }]) => ({
        method: method.toUpperCase(),
        path,
        role,
        takesFile: 'application/octet-stream' in (requestBody?.content ?? {}),
      })),
  );
};
const at = (path: string, companyId: string) =>
  path
    .replace('{companyId}', companyId)
    .replace('{start}', '2024-01-01')
    .replaceAll(/\{\w+\}/g, 'none');

const ask = async (route: Asked, companyId: string, token: string | undefined, contentType: string) => {
  const { body, read } = createBody();
  const answer = await world.send(route.method, at(route.path, companyId), body, {
    authorization: token ? `Bearer ${token}` : '',
    'content-type': contentType,
    'idempotency-key': crypto.randomUUID(),
  });
  const { code } = answer.body ? ((await answer.json()) as { code: string }) : { code: '' };
  return { status: answer.status, code, read: read.bytes };
};
const claims = () => world.real.DIRECTORY.prepare('SELECT count(*) AS n FROM idempotent_answer').first('n');

describe('a request that is refused for who asks', () => {
  it('has nothing of its body read, and leaves its key alone', async () => {
    const refused = new Set<string>();
    for (const route of await sending()) {
      for (const type of [
        'application/json',
        'application/octet-stream',
        'application/x-www-form-urlencoded',
      ]) {
        const name = `${route.method} ${route.path} ${type}`;
        expect(await ask(route, mine, undefined, type), name).toMatchObject({ status: 401, read: 0 });
        for (const [role, token] of tokens) {
          // Which companies a route for several is about, its body says.
          if (!route.path.includes('{companyId}') && roles.indexOf(role) >= roles.indexOf(route.role))
            continue;
          const stranger = await ask(route, other, token, type);
          expect([403, 404], name).toContain(stranger.status);
          expect(stranger.read, name).toBe(0);
        }
        // Ending one's own session is for everybody.
        if (route.role === 'reader') continue;
        const reader = await ask(route, mine, tokens.get('reader'), type);
        expect(reader, name).toMatchObject({ status: 403, code: 'role_required', read: 0 });
        refused.add(`${route.method} ${route.path}`);
      }
    }
    expect(refused.size).toBeGreaterThan(10);
    expect(await claims()).toBe(0);
  });

  it('of a route that is not there, neither', async () => {
    for (const path of ['/v1/nothing', `/v1/companies/${mine}/nothing`]) {
      const route = { method: 'POST', path, role: 'reader', takesFile: false } as const;
      expect(await ask(route, mine, tokens.get('admin'), 'application/json')).toMatchObject({
        status: 404,
        read: 0,
      });
    }
    expect(await claims()).toBe(0);
  });
});

describe('a body of a hundred megabytes', () => {
  it('is read no further than two of them where JSON is taken, and the limit is named', async () => {
    for (const route of (await sending()).filter(
      ({ method, takesFile }) => method !== 'DELETE' && !takesFile,
    )) {
      const { status, read } = await ask(route, mine, tokens.get('admin'), 'application/json');
      expect(status, route.path).toBe(413);
      expect(read, route.path).toBeLessThan(2 * 1024 * 1024 + 2 * chunk.byteLength);
    }
    expect(await claims()).toBe(0);
  });

  it('is not read at all when its length is said, or when it is a form', async () => {
    const path = `/v1/companies/${mine}/purges`;
    const sized = createBody();
    const answer = await world.send('POST', path, sized.body, {
      'content-type': 'application/json',
      'content-length': '95000000',
    });
    expect(await answer.json()).toMatchObject({ status: 413, code: 'too_large', limit: 2_097_152 });
    for (const to of ['purges', 'sie-files', 'documents', 'documents?name=a.txt']) {
      const form = createBody();
      const type = { 'content-type': 'multipart/form-data; boundary=x' };
      const refused = await world.send('POST', `/v1/companies/${mine}/${to}`, form.body, type);
      expect(await refused.json()).toMatchObject({ status: 415, code: 'multipart_not_taken' });
      expect([sized.read.bytes, form.read.bytes]).toEqual([0, 0]);
    }
  });
});
