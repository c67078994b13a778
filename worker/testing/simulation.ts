// A company under everything at once: several users, several consumers, lost and doubled messages, a clock that leaps,
// calls that fail, hang and die. In the end all must hang together.
import type { Job } from '../../shared/contract/job.ts';
import { ask, type Request } from './ask.ts';
import type { Clock } from './clock.ts';
import { violations } from './oracle.ts';
import { createRandom, type Random } from './random.ts';
import { readAll } from './read-all.ts';
import { anyway, edited, fileOf, makeVouchers, number, year1, year2 } from './files.ts';
import { createScheduler } from './scheduler.ts';
import { brokenChains } from './serial.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** Half a year that overlaps the first one: one of the two may hold something. */
const shifted = `${year1.slice(0, 4)}-07-01`;
const years = [year1, year2, '2025-01-01', shifted, shifted];
const odds = { failsBefore: 0.02, failsAfter: 0.02, dies: 0.015, hangs: 0.015 };
const operations = 6;

/** Files that have much in common, but for one in four. */
const variantOf = (start: string, seed: number) =>
  seed % 4 === 0
    ? makeVouchers(start, 2 + (seed % 3), seed)
    : edited(makeVouchers(start, 4 + (seed % 2), 1), seed);

/** Something a user might ask for. */
const randomRequest = (
  random: Random,
  path: string,
  jobs: string[],
  files: string[],
  seed: number,
): Request => {
  const post = (to: string, body: object | null = null): Request => ({
    method: 'POST',
    path: `${path}${to}`,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const some = [year1, year2, shifted].filter(() => random.chance(0.5));
  const fiscalYears = some.length > 0 ? some : [year2];
  const kind = random.pick(['load', 'load', 'purge', 'purge', 'reload', 'undo', 'undo', 'cancel', 'delete']);
  if (kind === 'load') {
    const start = random.pick(years);
    const vouchers = variantOf(start, seed);
    const query = `?filename=${seed}.se${anyway}`;
    return { ...post(`/sie-files${query}`), body: fileOf(start, vouchers), json: false };
  }
  if (kind === 'purge') return post('/purges', { fiscalYears, confirm: number });
  if (kind === 'reload') return post('/purges', { fiscalYears, confirm: number, reload: true });
  if (kind === 'delete') return { method: 'DELETE', path: `${path}/sie-files/${random.pick(files)}` };
  return post(`/jobs/${random.pick(jobs.length > 0 ? jobs : ['none'])}/${kind}`);
};

/** What is wrong in the end, in words. */
export const simulate = async (world: World, clock: Clock, companyId: string, seed: number) => {
  const random = createRandom(seed);
  const path = `/v1/companies/${companyId}`;
  const first = await world.years(companyId);
  const files = first.flatMap(({ sieFile }) => (sieFile ? [sieFile.id] : []));
  const jobs: string[] = [];
  const scheduler = createScheduler(world, clock, random, odds);
  let asked = 0;

  const request = async () => {
    asked += 1;
    const wanted = randomRequest(random, path, jobs, files, seed * 100 + asked);
    const { status, body } = await ask<Partial<Job> & { job?: Job; code?: string }>(world, clock, wanted);
    const id = body?.job?.id ?? body?.id;
    if (status === 202 && id) jobs.push(id);
    else if (status >= 500) throw new Error(`${wanted.path}: ${status} ${JSON.stringify(body)}`);
  };
  const unanswered: unknown[] = [];
  for (let steps = 0; steps < 4_000; steps += 1) {
    if (asked < operations && random.chance(0.06))
      scheduler.start(request().catch((error: unknown) => unanswered.push(error)));
    const due = world.queue.findIndex((message) => message.due <= Date.now());
    if (due >= 0 && random.chance(0.3)) {
      const [message] = world.queue.splice(due, 1);
      // Lost, doubled, or as it should be.
      if (!random.chance(0.05)) scheduler.start(world.deliver(message!));
      if (random.chance(0.1)) scheduler.start(world.deliver(message!));
    }
    if (random.chance(0.02)) scheduler.start(world.sweep());
    if (random.chance(0.05)) clock.advance(random.below(40_000));
    const busy = await scheduler.step();
    if (asked === operations && steps > 400) scheduler.calmDown();
    if (!busy && asked === operations && scheduler.idle()) break;
    if (!busy) clock.advance(1_000);
  }
  world.setFault(null);
  await settle(world, clock);

  const now = await world.years(companyId);
  const { items } = (await world.api<{ items: Job[] }>('GET', `${path}/jobs?limit=100`)).body;
  return {
    faults: scheduler.faults(),
    shared: await sharedParts(world, companyId),
    jobs: items.map(({ kind, state }) => `${kind} ${state}`),
    wrong: [
      ...unanswered.map(String),
      ...brokenChains(first, now, items),
      ...(await wrongContents(world, companyId)),
      ...(await violations(world, companyId)),
    ],
  };
};

/** Parts of live generations that another generation stored first. */
const sharedParts = async ({ real }: World, companyId: string): Promise<number> => {
  const row = await real.LEDGER_00.prepare(
    `SELECT count(*) AS n FROM part AS p JOIN generation AS g ON g.id = p.generation
     WHERE g.company_id = ?1 AND g.state = 'live' AND p.origin <> p.generation`,
  )
    .bind(companyId)
    .first<{ n: number }>();
  return row!.n;
};

/** Years that do not hold what the file they say they were read from holds; a file's name is its seed. */
const wrongContents = async (world: World, companyId: string): Promise<string[]> => {
  const all = await readAll(world, companyId);
  return (await world.years(companyId)).flatMap(({ start, sieFile, state }) => {
    const seed = Number(sieFile?.filename.split('.')[0]);
    if (state !== 'loaded' || Number.isNaN(seed)) return [];
    const rows = all.ledger_row.filter((row) => row.start === start).map((row) => row['amount_ore']);
    const should = variantOf(start, seed).flatMap((v) => v.rows.map(([, ore]) => ore));
    return JSON.stringify(rows) === JSON.stringify(should)
      ? []
      : `${start} does not hold what ${seed}.se does`;
  });
};
