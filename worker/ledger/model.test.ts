// Random companies, files, purges, reloads and undos against the model: years that overlap, break and move, files of
// every kind, a database that takes its time. After every operation every year of the company reads as the model says,
// and whatever the operation was not about is unchanged to the byte.
// More of them: MODEL_OPERATIONS=10000 npx vitest run worker/ledger/model.test.ts; MODEL_SEED plays one again.
import { env } from 'cloudflare:workers';
import * as fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Balances, Voucher } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import { allowances } from '../../shared/contract/sie-file.ts';
import { anyFile, fileKinds, type AnyFile, type FileKind, type Span } from '../testing/any-file.ts';
import { createClock } from '../testing/clock.ts';
import { anyway, edited } from '../testing/files.ts';
import { sumsOf, yearsOf } from '../testing/model.ts';
import { violations } from '../testing/oracle.ts';
import { slowDown } from '../testing/passing.ts';
import { changedParts, readAll } from '../testing/read-all.ts';
import { settle } from '../testing/settle.ts';
import type { TestVoucher } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';
import {
  createYearModel,
  load,
  modelFileOf,
  purge,
  reload,
  undo,
  type Refusal,
  type YearModel,
} from '../testing/year-model.ts';

const set = env as unknown as { MODEL_OPERATIONS?: string; MODEL_SEED?: string };
const operations = Number(set.MODEL_OPERATIONS ?? 60);
const perRun = 15;

/** Calendar years, broken ones, a short one and long ones: most overlap some others, some begin on the same day. */
const spans: Span[] = [
  ['2022-01-01', '2022-12-31'],
  ['2023-01-01', '2023-12-31'],
  ['2024-01-01', '2024-12-31'],
  ['2025-01-01', '2025-12-31'],
  ['2023-07-01', '2024-06-30'],
  ['2022-07-01', '2023-06-30'],
  ['2023-01-01', '2024-06-30'],
  ['2022-07-01', '2023-12-31'],
  ['2024-01-01', '2024-06-30'],
].map(([start, end]) => ({ start: start!, end: end! }));
/** More of the first ones, so that years stand side by side. */
const spanIndex = fc.oneof(fc.nat(3), fc.nat(spans.length - 1));

const keptKinds = ['document', 'budget-version', 'report-template'] as const;
interface Common {
  company: number;
  /** Whether the database takes its time with it. */
  slow: boolean;
}
interface Loading extends Common {
  span: number;
  /** Months of the year before, where the file declares it. */
  previous: number | null;
  file: FileKind;
  /** Months after the year's start in which each voucher lies; some before it, some after its end. */
  months: number[];
  seed: number;
  /** The vouchers are those that the year holds, but for one. */
  edits: boolean;
}
interface Keeping extends Common {
  kind: 'keep';
  item: (typeof keptKinds)[number];
  seed: number;
}
type Operation =
  | (Loading & { kind: 'load' })
  | (Loading & { kind: 'cancel' })
  | (Common & { kind: 'purge'; years: number[] })
  | (Common & { kind: 'reload'; years: number[] })
  | (Common & { kind: 'undo'; purge: number })
  | Keeping;

const common = { company: fc.nat(1), slow: fc.nat(9).map((n) => n === 0) };
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...common,
      kind: fc.constantFrom('load' as const, 'load' as const, 'load' as const, 'cancel' as const),
      span: spanIndex,
      previous: fc.option(fc.constantFrom(12, 6), { freq: 2 }),
      file: fc.constantFrom('4E' as const, '4E' as const, ...fileKinds),
      months: fc.array(fc.integer({ min: -8, max: 14 }), { maxLength: 6 }),
      seed: fc.nat(10_000),
      edits: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...common,
      kind: fc.constantFrom('purge' as const, 'reload' as const),
      years: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...common, kind: fc.constant('undo' as const), purge: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('keep' as const),
      item: fc.constantFrom(...keptKinds),
      seed: fc.nat(10_000),
    }),
  },
);

/** Both companies hold something to begin with, so that a purge has neighbours it could hit. */
const begun = [0, 0, 1].map((company, n): Operation => ({
  kind: 'load',
  company,
  slow: false,
  span: 1 + n,
  previous: 12,
  file: '4E',
  months: [0, 3, 5],
  seed: n,
  edits: false,
}));

const day = (date: Date) => date.toISOString().slice(0, 10);
const monthsFrom = (start: string, months: number, dayOfMonth = 1) =>
  day(new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months, dayOfMonth)));

const vouchersOf = (start: string, months: number[], seed: number): TestVoucher[] =>
  months.map((month, i) => {
    const ore = ((seed * 7919 + i * 104_729) % 5_000_000) + 5;
    return {
      series: 'A',
      number: String(i + 1),
      date: monthsFrom(start, month, ((seed + i) % 28) + 1),
      rows: [
        ['1930', ore],
        ['2611', -Math.floor(ore / 5)],
        [String(3000 + (seed % 5)), Math.floor(ore / 5) - ore],
      ],
    };
  });

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
let world: World;
beforeAll(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({
    chunkRows: 12,
    blockMean: 2,
    deleteRows: 12,
    verifyRows: 5,
    verifyQueries: 2,
    mergeRows: 4,
    copyParts: 2,
  });
});

interface ModelledCompany {
  id: string;
  organisationNumber: string;
  model: YearModel;
  kept: Record<(typeof keptKinds)[number], string[]>;
}

const makeCompany = async (n: number): Promise<ModelledCompany> => {
  const organisationNumber = `55667${n}-1234`;
  const { id } = await world.company(`Företag ${n}`, organisationNumber);
  return {
    id,
    organisationNumber,
    model: createYearModel(),
    kept: { document: [], 'budget-version': [], 'report-template': [] },
  };
};

interface Body {
  id: string;
  code?: string;
  job?: Job;
}
/** How often each kind of operation was answered how. */
const told = new Map<string, number>();
/** What the model and the API both say of a refusal. */
const agree = (kind: string, answer: { status: number; body: Body }, refusal: Refusal) => {
  const key = `${kind} ${refusal ?? 'done'}`;
  told.set(key, (told.get(key) ?? 0) + 1);
  if (refusal === null) expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
  else expect(answer.body.code).toBe(refusal);
};

const finish = async (slow: boolean) => {
  if (slow) slowDown(world, clock, ({ binding }) => binding === 'd1', 7_000);
  await settle(world, clock, false);
  world.setFault(null);
};
const ended = async (company: ModelledCompany, jobId: string, state: string) => {
  const job = await world.job(company.id, jobId);
  expect(job.state, JSON.stringify(job.problem)).toBe(state);
};

/** Does the operation through the API and, by its own rules, to the model. Returns the years that were read in anew. */
const perform = async (company: ModelledCompany, op: Operation): Promise<string[]> => {
  const { model } = company;
  const path = `/v1/companies/${company.id}`;
  if (op.kind === 'load' || op.kind === 'cancel') {
    const span = spans[op.span]!;
    const beforeIt = day(new Date(Date.parse(span.start) - 86_400_000));
    const hasVouchers = op.file === '4E' || op.file === '4I' || op.file === '5';
    const held = op.edits ? (model.years.get(span.start)?.file?.vouchers ?? []) : [];
    const vouchers = held.length > 0 ? edited(held, op.seed) : vouchersOf(span.start, op.months, op.seed);
    const file: AnyFile = {
      kind: op.file,
      organisationNumber: company.organisationNumber,
      span,
      previous: op.previous === null ? null : { start: monthsFrom(span.start, -op.previous), end: beforeIt },
      opening: op.file === '4I' ? [] : [['1930', op.seed * 100]],
      vouchers: hasVouchers ? vouchers : [],
    };
    const answer = (await world.upload(company.id, anyFile(file), 'model.se', anyway)) as unknown as {
      status: number;
      body: Body;
    };
    agree(op.kind, answer, load(model, modelFileOf(file), op.kind === 'cancel'));
    if (answer.status !== 202) return [];
    const job = answer.body.job!.id;
    if (op.kind === 'cancel')
      expect((await world.api('POST', `${path}/jobs/${job}/cancel`)).status).toBe(202);
    await finish(op.slow);
    await ended(company, job, op.kind === 'cancel' ? 'cancelled' : 'done');
    return op.kind === 'cancel' ? [] : [span.start];
  }
  if (op.kind === 'purge' || op.kind === 'reload') {
    // Mostly years that hold something, or did; now and then any.
    const any = op.years.includes(5);
    const known = [...model.years.keys()].filter((start) => any || model.last.has(start)).sort();
    const chosen = [...new Set(op.years.flatMap((n) => known[n % Math.max(1, known.length)] ?? []))].sort();
    if (chosen.length === 0) return [];
    const purging = op.kind === 'purge' ? purge(model, chosen) : null;
    const answer = await world.api<Body>('POST', `${path}/purges`, {
      fiscalYears: chosen,
      confirm: company.organisationNumber,
      reload: op.kind === 'reload',
      allow: allowances,
    });
    agree(op.kind, answer, purging ? purging.refusal : reload(model, chosen));
    if (answer.status !== 202) return [];
    purging?.done(answer.body.id);
    if (purging) {
      // At once, whatever is left to delete.
      const now = await world.years(company.id);
      for (const start of chosen)
        expect(now.find((year) => year.start === start)).toMatchObject({ vouchers: 0, rows: 0, debitOre: 0 });
    }
    await finish(op.slow);
    await ended(company, answer.body.id, 'done');
    return purging ? [] : chosen;
  }
  if (op.kind === 'undo') {
    const jobs = [...model.purges.keys()];
    const job = jobs.at(-1 - (op.purge % Math.max(1, jobs.length)));
    if (!job) return [];
    const said = await world.job(company.id, job);
    const answer = await world.api<Body>('POST', `${path}/jobs/${job}/undo`);
    const refusal = undo(model, job);
    agree(op.kind, answer, refusal);
    expect(said.undo).toMatchObject({ possible: refusal === null });
    if (answer.status !== 202) return [];
    await finish(op.slow);
    await ended(company, answer.body.id, 'done');
    return [];
  }
  const name = `${op.item} ${op.seed}`;
  const rows = [{ account: '3001', period: '2024-01', amountOre: op.seed }];
  const body = {
    name,
    ...(op.item === 'budget-version' ? { rows } : {}),
    ...(op.item === 'document' ? { text: name } : {}),
    ...(op.item === 'report-template' ? { definition: {} } : {}),
  };
  const made = await world.api<{ id: string }>('POST', `${path}/${op.item}s`, body);
  expect(made.status).toBe(201);
  company.kept[op.item].unshift(made.body.id);
  return [];
};

const check = async (company: ModelledCompany, starts: Iterable<string>) => {
  const path = `/v1/companies/${company.id}`;
  const { years } = company.model;
  const now = await world.years(company.id);
  const should = new Map(
    [...years].map(([start, { end, file }]) => [start, { end, live: file?.vouchers ?? null }] as const),
  );
  expect(
    now.map(({ start, end, state, vouchers, rows, debitOre }) => ({
      start,
      end,
      state,
      vouchers,
      rows,
      debitOre,
    })),
  ).toEqual(yearsOf({ years: should }));
  for (const start of starts) {
    if (!years.has(start)) continue;
    const file = years.get(start)!.file;
    const { body } = await world.api<Balances>('GET', `${path}/fiscal-years/${start}/balances`);
    const sums = body.accounts.flatMap(({ account, periods }) =>
      periods.map(({ period, amountOre }) => [`${account} ${period}`, amountOre]),
    );
    expect(Object.fromEntries(sums)).toEqual(sumsOf(file?.vouchers ?? null));
    const openings = body.accounts.flatMap(({ account, openingOre }) =>
      openingOre === null ? [] : [[account, openingOre]],
    );
    expect(Object.fromEntries(openings)).toEqual(file?.opening ?? {});
    const vouchers = await world.api<{ items: Voucher[] }>('GET', `${path}/fiscal-years/${start}/vouchers`);
    const read = vouchers.body.items.map(({ series, number, date, rows }) => ({
      series,
      number,
      date,
      rows: rows.map((row) => [row.account, row.amountOre]),
    }));
    expect(read).toEqual(file?.vouchers ?? []);
  }
};
const checkKept = async (company: ModelledCompany) => {
  for (const kind of keptKinds) {
    const { body } = await world.api<{ items: { id: string }[] }>(
      'GET',
      `/v1/companies/${company.id}/${kind}s?limit=100`,
    );
    expect(body.items.map(({ id }) => id)).toEqual(company.kept[kind]);
  }
};

/** By start, what the model says of the year, to see which ones an operation touches. */
const shapesOf = ({ years }: YearModel) =>
  new Map([...years].map(([start, { end, file }]) => [start, { end, file }]));
const touchedBy = (before: ReturnType<typeof shapesOf>, { years }: YearModel): Set<string> =>
  new Set(
    [...before.keys(), ...years.keys()].filter((start) => {
      const [a, b] = [before.get(start), years.get(start)];
      return a?.end !== b?.end || a?.file !== b?.file || !a || !b;
    }),
  );

it(
  'does exactly what was asked, whatever the order of things',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation as fc.Arbitrary<Operation>, { minLength: perRun, maxLength: perRun }),
        async (list) => {
          const companies = [await makeCompany(1), await makeCompany(2)];
          const read = await Promise.all(companies.map(({ id }) => readAll(world, id)));
          for (const op of [...begun, ...list]) {
            const company = companies[op.company]!;
            const shapes = shapesOf(company.model);
            const anew = await perform(company, op);
            const after = await Promise.all(companies.map(({ id }) => readAll(world, id)));
            const touched = new Set([...touchedBy(shapes, company.model), ...anew]);
            const mayChange = op.kind === 'keep' ? new Set(['kept']) : touched;
            const changed = companies.map((_, n) => changedParts(read[n]!, after[n]!));
            expect(changed[1 - op.company]).toEqual([]);
            expect(changed[op.company]!.filter((part) => !mayChange.has(part))).toEqual([]);
            read.splice(0, 2, ...after);
            await check(company, touched);
          }
          const shared = await world.real.LEDGER_00.prepare(
            'SELECT count(*) AS n FROM part WHERE origin <> generation',
          ).first<{ n: number }>();
          if (shared!.n > 0) told.set('parts shared', shared!.n);
          for (const company of companies) {
            await check(company, company.model.years.keys());
            await checkKept(company);
            expect(await violations(world, company.id, false)).toEqual([]);
          }
        },
      ),
      {
        numRuns: Math.ceil(operations / perRun),
        endOnFailure: true,
        ...(set.MODEL_SEED ? { seed: Number(set.MODEL_SEED) } : {}),
      },
    );
    console.info('operations:', Object.fromEntries(told));
    // Else nothing was tried.
    const tried = ['load done', 'purge done', 'reload done', 'parts shared'];
    expect([...told.keys()]).toEqual(expect.arrayContaining(tried));
    // One operation of twenty; of a few dozen there may be none.
    if (operations >= 500) expect([...told.keys()].join()).toContain('fiscal_year_overlaps');
  },
  240_000 + operations * 1_000,
);
