// Random malformed requests made of the description: none is a failure of ours, and every answer is one that the
// description foresees (testing/contract.ts throws where it is not). MALFORMED_REQUESTS=10000 MALFORMED_SEED=N plays more.
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import type { Company } from '../../shared/contract/company.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import { createMalformed } from '../testing/malformed.ts';
import { createRandom } from '../testing/random.ts';
import { createWorld } from '../testing/world.ts';
import type { Description } from './description-shapes.ts';

const given = env as unknown as Record<string, string | undefined>;
const requests = Number(given['MALFORMED_REQUESTS'] ?? 150);
const seed = Number(given['MALFORMED_SEED'] ?? 1);

it(
  `${requests} requests`,
  async () => {
    // What connects a source and tries it asks nobody.
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    const world = await createWorld();
    Object.assign(world.settings, {
      SOURCE_KEYS: `k1:${btoa('k'.repeat(32))}`,
      FORTNOX_CLIENT_ID: 'id',
      FORTNOX_CLIENT_SECRET: 'secret',
    });
    const company = await world.company('Utsatta AB', number);
    const { sieFile, job } = (
      await world.upload(company.id, fileOf('2024-01-01', makeVouchers('2024-01-01', 3, 1)))
    ).body;
    await world.drain();
    const { body: description } = await world.api<Description>('GET', '/openapi.json');
    const next = createMalformed(
      description,
      {
        companyId: [company.id],
        jobId: [job.id],
        id: [sieFile.id, job.id],
        start: ['2024-01-01'],
        fiscalYear: ['2024-01-01'],
        limit: ['1', '500'],
        wait: ['0'],
      },
      createRandom(seed),
    );
    const statuses = new Map<number, number>();
    for (let n = 0; n < requests; n += 1) {
      const { method, path, headers, body } = next();
      const what = `request ${n} of seed ${seed}: ${method} ${path} ${JSON.stringify(headers)} ${String(body).slice(0, 300)}`;
      const answer = await world.send(method, path, body, headers).catch((error: unknown) => {
        throw new Error(what, { cause: error });
      });
      await answer.arrayBuffer();
      expect(answer.status, what).toBeLessThan(500);
      expect(answer.headers.get('set-cookie'), what).toBeNull();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      await world.drain();
    }
    console.log(`${requests} malformed requests:`, Object.fromEntries([...statuses].sort()));
    // They reached what there is, and what there is stands.
    for (const status of [200, 400, 404, 405, 415])
      expect(statuses.get(status), String(status)).toBeGreaterThan(0);
    const answer = await world.api<Company>('GET', `/v1/companies/${company.id}`);
    expect(answer.status).toBe(200);
  },
  60_000 + requests * 100,
);
