// `npm run smoke -- --api URL --token TOKEN`: tries a worker, deployed or local, from end to end on a company of its own,
// which it uses again the next time. Ends with 1 and the name of the step at the first that fails.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { SieFile } from '../../shared/contract/sie-file.ts';
import { books } from '../../shared/fixtures/books.ts';
import { sieFile } from '../../shared/fixtures/sie-file.ts';
import { sizedSieFile } from '../../shared/fixtures/sized.ts';
import { createSieReader } from '../../shared/sie/index.ts';
import { createClient } from './smoke-client.ts';

const usage = 'npm run smoke -- --api URL --token TOKEN   (an administrator’s token)';
const options = { api: { type: 'string' }, token: { type: 'string' } } as const;
const { values } = parseArgs({ options });
if (!values.api || !values.token || !URL.canParse(values.api)) {
  console.error(usage);
  process.exit(2);
}

const organisationNumber = '559999-9001';
const name = 'Röktest AB (får tömmas)';
const { call, ended, json, get, post, companyOf } = createClient(new URL(values.api).origin, values.token);

const spec = { ...sizedSieFile(300_000).spec, organisationNumber, name };
const [thisYear] = books(spec);
const file = Buffer.concat([...sieFile(spec, books(spec), 0)]);
const expected = { vouchers: thisYear!.totals.vouchers, rows: thisYear!.totals.rows };

const expect = (what: string, found: unknown, wanted: unknown): void => {
  if (!isDeepStrictEqual(found, wanted))
    throw new Error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
};

let path = '';
let loaded: FiscalYear;
let preview: PurgePreview;
let purgeId = '';
const years = async () => (await get<{ items: FiscalYear[] }>(`${path}/fiscal-years`)).items;
const yearNow = async () => {
  const year = (await years()).find(({ start }) => start === loaded.start);
  return year && { state: year.state, vouchers: year.vouchers, rows: year.rows, debitOre: year.debitOre };
};
const asLoaded = () => ({ state: 'loaded', ...expected, debitOre: loaded.debitOre });
const order = (more = {}) => ({ fiscalYears: [loaded.start], confirm: organisationNumber, ...more });
const emptyAll = async () => {
  const starts = (await years()).filter(({ state }) => state === 'loaded').map(({ start }) => start);
  if (starts.length === 0) return;
  await ended(path, await post(`${path}/purges`, { fiscalYears: starts, confirm: organisationNumber }));
};

const steps: [string, () => Promise<unknown>][] = [
  ['answers', () => get('/healthz')],
  ['refuses a stranger', async () => expect('status', (await call('/v1/me', {}, 'no token')).status, 401)],
  ['knows the token', async () => expect('role', (await get<{ role: string }>('/v1/me')).role, 'admin')],
  [
    'has a company to try on',
    async () => {
      path = `/v1/companies/${await companyOf(organisationNumber, name)}`;
      await emptyAll();
    },
  ],
  [
    'takes a SIE file and loads it',
    async () => {
      const response = await call(`${path}/sie-files?filename=röktest.se`, {
        method: 'POST',
        body: file,
      });
      await ended(path, (await json<{ job: { id: string } }>(response)).job);
      loaded = (await years()).find(({ state }) => state === 'loaded')!;
      expect('the year', await yearNow(), asLoaded());
    },
  ],
  [
    'shows what a purge would take',
    async () => {
      const response = await call(`${path}/purge-preview?fiscalYear=${loaded.start}`);
      if (!response.headers.get('etag')) throw new Error('no ETag');
      preview = await json(response);
      const { vouchers, rows } = preview.total;
      expect('the total', { vouchers, rows }, expected);
    },
  ],
  [
    'purges; the year reads as empty at once',
    async () => {
      const job = await post<{ id: string }>(`${path}/purges`, order({ previewTag: preview.previewTag }));
      purgeId = job.id;
      expect('rows', (await yearNow())?.rows, 0);
      await ended(path, job);
      expect('the year', await yearNow(), { state: 'empty', vouchers: 0, rows: 0, debitOre: 0 });
    },
  ],
  [
    'takes the purge back',
    async () => {
      await ended(path, await post(`${path}/jobs/${purgeId}/undo`));
      expect('the year', await yearNow(), asLoaded());
    },
  ],
  [
    'reloads, with the tag in If-Match',
    async () => {
      const tag = (await call(`${path}/purge-preview?fiscalYear=${loaded.start}`)).headers.get('etag') ?? '';
      await ended(path, await post(`${path}/purges`, order({ reload: true }), { 'If-Match': tag }));
      expect('the year', await yearNow(), asLoaded());
    },
  ],
  [
    'writes the year as a SIE file',
    async () => {
      const response = await call(`${path}/fiscal-years/${loaded.start}/sie`);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const reader = createSieReader({ encoding: 'cp437' });
      for await (const chunk of response.body!) reader.push(chunk);
      const { vouchers, rows, debitOre } = reader.end();
      expect('the file', { vouchers, rows, debitOre }, { ...expected, debitOre: loaded.debitOre });
    },
  ],
  ['reconciles', async () => ended(path, await post(`${path}/reconciliations`, {}))],
  [
    'is cleaned up',
    async () => {
      await emptyAll();
      for (const { id } of (await get<{ items: SieFile[] }>(`${path}/sie-files`)).items)
        await call(`${path}/sie-files/${id}?force=true`, { method: 'DELETE' });
      expect('files left', (await get<{ items: SieFile[] }>(`${path}/sie-files`)).items.length, 0);
    },
  ],
];

for (const [what, step] of steps) {
  const start = performance.now();
  try {
    await step();
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    console.error(`FAILED at "${what}": ${reason instanceof Error ? reason.message : String(reason)}`);
    process.exit(1);
  }
  console.log(`ok  ${what} (${Math.round(performance.now() - start)} ms)`);
}
console.log(`All ${steps.length} steps passed: ${values.api}`);
