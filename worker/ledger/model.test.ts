// Random companies, years, loads, purges, reloads and undos against the model: after every operation every year of
// every company reads as the model says, and whatever the operation was not about is unchanged to the byte.
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Balances, Voucher } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import { allowances } from '../../shared/contract/sie-file.ts';
import { anyway } from '../testing/files.ts';
import { sieText, type TestVoucher } from '../testing/sie-text.ts';
import { sumsOf, yearsOf, type ModelCompany } from '../testing/model.ts';
import { createWorld, type World } from '../testing/world.ts';
import { dump } from '../testing/dump.ts';

const starts = ['2022-01-01', '2023-01-01', '2024-07-01'];
const endOf = (start: string) => (start === '2024-07-01' ? '2025-06-30' : `${start.slice(0, 4)}-12-31`);

const keptKinds = ['document', 'budget-version', 'report-template'] as const;
type Operation =
  | { kind: 'load'; company: number; year: number; vouchers: number; seed: number }
  | { kind: 'purge'; company: number; years: number[] }
  | { kind: 'reload'; company: number; years: number[] }
  | { kind: 'undo'; company: number; year: number }
  | { kind: 'keep'; company: number; item: (typeof keptKinds)[number]; seed: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('load' as const),
      company: fc.nat(1),
      year: fc.nat(2),
      vouchers: fc.integer({ min: 0, max: 6 }),
      seed: fc.nat(10_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('purge' as const, 'reload' as const),
      company: fc.nat(1),
      years: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('undo' as const), company: fc.nat(1), year: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('keep' as const),
      item: fc.constantFrom(...keptKinds),
      company: fc.nat(1),
      seed: fc.nat(10_000),
    }),
  },
);

const makeVouchers = (start: string, count: number, seed: number): TestVoucher[] =>
  Array.from({ length: count }, (_, i) => {
    const ore = ((seed * 7919 + i * 104_729) % 5_000_000) + 5;
    const month = new Date(Date.parse(start)).getUTCMonth() + ((seed + i) % 12);
    const date = new Date(Date.UTC(Number(start.slice(0, 4)), month, (i % 28) + 1))
      .toISOString()
      .slice(0, 10);
    const account = String(3000 + (seed % 5));
    return {
      series: 'A',
      number: String(i + 1),
      date,
      rows: [
        ['1930', ore],
        ['2611', -Math.floor(ore / 5)],
        [account, Math.floor(ore / 5) - ore],
      ],
    };
  });

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const makeCompany = async (n: number): Promise<ModelCompany> => {
  const organisationNumber = `55667${n}-1234`;
  const { id } = await world.company(`Företag ${n}`, organisationNumber);
  return { id, organisationNumber, years: new Map(), documents: [], budgetVersions: [], reportTemplates: [] };
};

/** Does the operation through the API and, by its own rules, to the model. Returns the years that it touched. */
const perform = async (company: ModelCompany, op: Operation): Promise<string[]> => {
  const path = `/v1/companies/${company.id}`;
  if (op.kind === 'load') {
    const start = starts[op.year]!;
    const vouchers = makeVouchers(start, op.vouchers, op.seed);
    const text = sieText({
      organisationNumber: company.organisationNumber,
      start,
      end: endOf(start),
      vouchers,
    });
    const answer = await world.upload(company.id, text, 'model.se', anyway);
    expect(answer.status).toBe(202);
    const year = company.years.get(start) ?? { end: endOf(start), live: null, files: [], undo: null };
    company.years.set(start, { ...year, live: vouchers, files: [...year.files, vouchers], undo: null });
    await world.drain();
    return [start];
  }
  if (op.kind === 'purge' || op.kind === 'reload') {
    const chosen = op.years.map((n) => starts[n]!).filter((start) => company.years.has(start));
    const filled = chosen.filter((start) => company.years.get(start)!.live !== null);
    if (chosen.length === 0 || (op.kind === 'purge' && filled.length === 0)) return [];
    const answer = await world.api<Job>('POST', `${path}/purges`, {
      fiscalYears: chosen,
      confirm: company.organisationNumber,
      reload: op.kind === 'reload',
      allow: allowances,
    });
    expect(answer.status).toBe(202);
    for (const start of chosen) {
      const year = company.years.get(start)!;
      if (op.kind === 'reload') Object.assign(year, { live: year.files.at(-1)!, undo: null });
      else if (year.live)
        Object.assign(year, { live: null, undo: { jobId: answer.body.id, vouchers: year.live } });
    }
    if (op.kind === 'purge') {
      const now = await world.years(company.id);
      for (const start of chosen)
        expect(now.find((year) => year.start === start)).toMatchObject({ vouchers: 0, rows: 0, debitOre: 0 });
    }
    await world.drain();
    return chosen;
  }
  if (op.kind === 'undo') {
    const undo = company.years.get(starts[op.year]!)?.undo;
    if (!undo) return [];
    const together = [...company.years].filter(([, year]) => year.undo?.jobId === undo.jobId);
    const answer = await world.api<Job>('POST', `${path}/jobs/${undo.jobId}/undo`);
    const partly = answer.status === 409;
    if (partly) {
      // Another year of the same purge has been loaded since: then the purge cannot be undone, and the answer says so.
      expect(answer.body).toMatchObject({ code: 'loaded_since' });
      return [];
    }
    expect(answer.status).toBe(202);
    for (const [, year] of together) Object.assign(year, { live: year.undo!.vouchers, undo: null });
    await world.drain();
    return together.map(([start]) => start);
  }
  const name = `${op.item} ${op.seed}`;
  const rows = [{ account: '3001', period: '2024-01', amountOre: op.seed }];
  const body = {
    name,
    ...(op.item === 'budget-version' ? { rows } : {}),
    ...(op.item === 'document' ? { text: name } : {}),
  };
  const made = await world.api<{ id: string }>('POST', `${path}/${op.item}s`, body);
  expect(made.status).toBe(201);
  const list = {
    document: company.documents,
    'budget-version': company.budgetVersions,
    'report-template': company.reportTemplates,
  };
  list[op.item].unshift(made.body.id);
  return [];
};

const check = async (company: ModelCompany) => {
  const path = `/v1/companies/${company.id}`;
  const years = await world.years(company.id);
  expect(
    years.map(({ start, end, state, vouchers, rows, debitOre }) => ({
      start,
      end,
      state,
      vouchers,
      rows,
      debitOre,
    })),
  ).toEqual(yearsOf(company));
  for (const [start, { live }] of company.years) {
    const { body } = await world.api<Balances>('GET', `${path}/fiscal-years/${start}/balances`);
    const sums = body.accounts.flatMap(({ account, periods }) =>
      periods.map(({ period, amountOre }) => [`${account} ${period}`, amountOre]),
    );
    expect(Object.fromEntries(sums)).toEqual(sumsOf(live));
    const vouchers = await world.api<{ items: Voucher[] }>('GET', `${path}/fiscal-years/${start}/vouchers`);
    const read = vouchers.body.items.map(({ series, number, date, rows }) => ({
      series,
      number,
      date,
      rows: rows.map((row) => [row.account, row.amountOre]),
    }));
    expect(read).toEqual(live ?? []);
  }
  for (const [kind, ids] of [
    ['documents', company.documents],
    ['budget-versions', company.budgetVersions],
    ['report-templates', company.reportTemplates],
  ] as const) {
    const { body } = await world.api<{ items: { id: string }[] }>('GET', `${path}/${kind}?limit=500`);
    expect(body.items.map(({ id }) => id)).toEqual(ids);
  }
};

const without = (years: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(years).filter(([name]) => !names.includes(name)));

it('does exactly what was asked, whatever the order of things', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 3, maxLength: 10 }), async (operations) => {
      const companies = [await makeCompany(1), await makeCompany(2)];
      // Every year of both companies holds something to begin with, so that a purge has neighbours it could hit.
      const loads = companies.flatMap((_, company) =>
        starts.map((_, year): Operation => ({
          kind: 'load',
          company,
          year,
          vouchers: 3,
          seed: company * 3 + year,
        })),
      );
      for (const op of [...loads, ...operations]) {
        const company = companies[op.company]!;
        const other = companies[1 - op.company]!;
        const [otherBefore, before] = [await dump(world, other.id), await dump(world, company.id)];
        const touched = await perform(company, op);
        const after = await dump(world, company.id);
        expect(await dump(world, other.id)).toEqual(otherBefore);
        if (op.kind !== 'keep') expect(after.kept).toEqual(before.kept);
        expect(without(after.years, touched)).toEqual(without(before.years, touched));
        await check(company);
      }
      for (const company of companies) await check(company);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
