// How far each side of a comparison reaches, and whether the year opens as the year before closed: held against a plain
// computation from the figures that the files are made of. `CONTINUITY_TRIALS=1000` plays so many (the suite a few).
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import type { Carried, Continuity } from '../../../shared/contract/continuity.ts';
import type { Coverage } from '../../../shared/contract/coverage.ts';
import type { Job } from '../../../shared/contract/job.ts';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { allowances } from '../../../shared/contract/sie-file.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import { createWorld } from '../../testing/world.ts';

const number = '556677-8899';
const year = { start: '2024-01-01', end: '2024-12-31' };
type Figures = Record<string, number>;
interface Voucher {
  number: string;
  date: string;
  rows: [account: string, ore: number][];
}
interface Books {
  start: string;
  end: string;
  opening: Figures | null;
  closing: Figures | null;
  result: Figures | null;
  vouchers: Voucher[];
  /** What it says of the year before: #RAR -1, #UB -1, #RES -1. */
  before?: { start: string; end: string; closing: Figures; result: Figures | null };
  until: string | null;
  generated: string;
}

const balanceAccounts = ['1510', '1930', '2019', '2081', '2099', '2440', '2641', '3999'];
const resultAccounts = ['3001', '4010', '5010', '7010', '8999', '1999'];
/** By their numbers they would be the other. */
const types = [
  '#KONTO 1999 "Kostnad"',
  '#KTYP 1999 K',
  '#KONTO 3999 "Tillgång"',
  '#KTYP 3999 T',
  // Which it is not, for all that its type says.
  '#KONTO 3001 "Försäljning"',
  '#KTYP 3001 T',
];
const isResult = (account: string) => resultAccounts.includes(account);

const compact = (date: string) => date.replaceAll('-', '');
const kronor = (ore: number) =>
  `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`;
const records = (label: string, figures: Figures | null, index: number) =>
  Object.entries(figures ?? {}).map(([account, ore]) => `#${label} ${index} ${account} ${kronor(ore)}`);

const sie = ({ start, end, opening, closing, result, vouchers, before, until, generated }: Books) =>
  [
    '#FLAGGA 0',
    '#PROGRAM "Test" 1',
    '#FORMAT PC8',
    `#GEN ${compact(generated)}`,
    '#SIETYP 4',
    `#ORGNR ${number}`,
    '#FNAMN "Följande AB"',
    `#RAR 0 ${compact(start)} ${compact(end)}`,
    ...(before ? [`#RAR -1 ${compact(before.start)} ${compact(before.end)}`] : []),
    ...(until ? [`#OMFATTN ${compact(until)}`] : []),
    ...types,
    ...records('IB', opening, 0),
    ...records('UB', before?.closing ?? null, -1),
    ...records('UB', closing, 0),
    ...records('RES', before?.result ?? null, -1),
    ...records('RES', result, 0),
    ...vouchers.flatMap((voucher) => [
      `#VER A ${voucher.number} ${compact(voucher.date)} "Händelse"`,
      '{',
      ...voucher.rows.map(([account, ore]) => `#TRANS ${account} {} ${kronor(ore)}`),
      '}',
    ]),
    '',
  ].join('\r\n');

const plus = (figures: Figures, vouchers: readonly Voucher[]): Figures => {
  const sums = { ...figures };
  for (const [account, ore] of vouchers.flatMap(({ rows }) => rows))
    sums[account] = (sums[account] ?? 0) + ore;
  return sums;
};
const only = (figures: Figures, keep: (account: string, ore: number) => boolean): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([account, ore]) => keep(account, ore)));
const total = (figures: Figures) => Object.values(figures).reduce((sum, ore) => sum + ore, 0);

const vouchersIn = (random: Random, from: string, count: number): Voucher[] =>
  Array.from({ length: count }, (_, i) => {
    const ore = 1 + random.below(9_000_000);
    const month = String(1 + random.below(12)).padStart(2, '0');
    return {
      number: String(i + 1),
      date: `${from.slice(0, 4)}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`,
      rows: [
        [random.pick(balanceAccounts), ore],
        [random.pick(random.chance(0.7) ? resultAccounts : balanceAccounts), -ore],
      ] as Voucher['rows'],
    };
  });

/** A year and what follows from it, with its result booked or not. */
const yearBefore = (random: Random, span: { start: string; end: string }) => {
  const opening: Figures = {};
  for (const account of balanceAccounts)
    // That one is of the balance sheet where it has a balance.
    if (account === '3999' || random.chance(0.7)) opening[account] = random.below(5_000_000) - 2_500_000;
  const vouchers = vouchersIn(random, span.start, 8);
  const left = total(only(plus({}, vouchers), isResult));
  if (random.chance(0.5))
    vouchers.push({
      number: '9',
      date: span.end,
      rows: [
        ['8999', -left],
        ['2099', left],
      ],
    });
  const figures = plus(opening, vouchers);
  const closing = only(figures, (account, ore) => !isResult(account) && ore !== 0);
  const result = only(figures, (account, ore) => isResult(account) && ore !== 0);
  return { ...span, opening, vouchers, closing, result, leftOre: total(result) };
};
type Before = ReturnType<typeof yearBefore>;

/** What the next year opens with: as it closed, with the result or without, and otherwise on some accounts. */
const openingAfter = (random: Random, { closing, leftOre }: Pick<Before, 'closing' | 'leftOre'>): Figures => {
  const opening = { ...closing };
  if (random.chance(0.6)) {
    const equity = random.pick(['2019', '2099']);
    opening[equity] = (opening[equity] ?? 0) + leftOre;
  }
  for (let n = random.below(3); n > 0; n -= 1) {
    const account = random.pick(balanceAccounts);
    if (random.chance(0.3)) delete opening[account];
    else opening[account] = (opening[account] ?? 0) + random.below(2_000) - 1_000;
  }
  if (random.chance(0.3)) opening['3001'] = 0;
  return only(opening, (account, ore) => isResult(account) || ore !== 0);
};

const othersThan = (was: Figures, is: Figures) =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((account) => !isResult(account) && (was[account] ?? 0) !== (is[account] ?? 0))
    .sort();
/** Which of them one equity account explains by opening with the result that was left. */
const explaining = (was: Figures, is: Figures, leftOre: number) => {
  const equity = othersThan(was, is).filter(
    (account) => account.startsWith('20') && (is[account] ?? 0) - (was[account] ?? 0) === leftOre,
  );
  return leftOre !== 0 && equity.length === 1 ? equity[0]! : null;
};
const carried = (was: Figures, is: Figures | null, leftOre: number): Carried | null => {
  if (is === null || Object.keys(is).length === 0) return null;
  const all = othersThan(was, is);
  const resultAccount = explaining(was, is, leftOre);
  const differences = all
    .filter((account) => account !== resultAccount)
    .map((account) => ({
      account,
      closingOre: was[account] ?? null,
      openingOre: is[account] ?? null,
      differenceOre: (is[account] ?? 0) - (was[account] ?? 0),
    }));
  const sums = [was, is].map((figures) => total(only(figures, (account) => !isResult(account))));
  const untouched = sums[0] === sums[1] && !all.some((account) => account.startsWith('20'));
  return {
    agrees: differences.length === 0,
    differences,
    differenceCount: differences.length,
    result: leftOre === 0 ? 'booked' : resultAccount ? 'carried' : untouched ? 'not_carried' : 'unclear',
    resultAccount,
  };
};

const covered = ({ vouchers, until, generated }: Books): Coverage['ledger'] => {
  const dates = vouchers.map(({ date }) => date).sort();
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  return {
    vouchers: dates.length,
    firstVoucherDate: dates[0] ?? null,
    lastVoucherDate: dates.at(-1) ?? null,
    periods: months.map((period) => ({
      period,
      vouchers: dates.filter((date) => date.startsWith(period)).length,
    })),
    balancesUntil: until,
    generatedOn: generated,
  };
};
const shorter = (ledger: Books, source: Books): Coverage['shorter'] => {
  for (const [side, one, other] of [
    ['source', source, ledger],
    ['ledger', ledger, source],
  ] as const) {
    const [mine, theirs] = [covered(one), covered(other)];
    const last = mine.lastVoucherDate ?? '';
    const claims: [string, 'balancesUntil' | 'generatedOn'][] = [];
    if (one.until) claims.push([one.until, 'balancesUntil']);
    if (one.generated < other.generated) claims.push([one.generated, 'generatedOn']);
    const [first] = claims.toSorted(([a], [b]) => a.localeCompare(b));
    const months = [last, theirs.lastVoucherDate ?? ''].map((date) => date.slice(0, 7)) as [string, string];
    const said = first ?? (last !== '' && months[0] < months[1] ? ([last, 'lastVoucher'] as const) : null);
    if (!said) continue;
    const until = said[0] < last ? last : said[0];
    const vouchersAfter = other.vouchers.filter(({ date }) => date > until).length;
    if (vouchersAfter > 0) return { side, until, by: said[1], vouchersAfter };
  }
  return null;
};

const world = await createWorld();
const allow = `&allow=${allowances.join(',')}`;
const send = async (id: string, books: Books, query = allow) => {
  const { body } = await world.upload(id, sie(books), `${books.start}.se`, query);
  await world.drain();
  return 'sieFile' in body && body.sieFile ? body.sieFile : (body as unknown as { id: string });
};
const compared = async (id: string, sieFile: string) => {
  const path = `/v1/companies/${id}/reconciliations`;
  const asked = await world.api<Job>('POST', path, { sieFile });
  await world.drain();
  const { body } = await world.api<Reconciliation>('GET', `${path}/${asked.body.id}`);
  expect(body).toMatchObject({ state: 'done', problem: null });
  return body.fiscalYears[0]!;
};
const booksOf = (its: Partial<Books>): Books => ({
  ...year,
  opening: null,
  closing: null,
  result: null,
  vouchers: [],
  until: null,
  generated: '2025-02-01',
  ...its,
});

const trials = Number((env as unknown as Record<string, string>)['CONTINUITY_TRIALS'] ?? 8);
it('is what a plain computation from the files says', async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= trials; seed += 1) {
    const random = createRandom(seed);
    const { id } = await world.company('Följande AB', number);
    const before = yearBefore(random, { start: '2023-01-01', end: '2023-12-31' });
    // Without #UB the year closes with what it opened with and its rows; zero balances are there or not.
    const saysClosing = random.chance(0.8);
    const saysResult = saysClosing && random.chance(0.8);
    await send(
      id,
      booksOf({
        ...before,
        opening: Object.keys(before.opening).length > 0 ? before.opening : { '1930': 0 },
        closing: saysClosing ? before.closing : null,
        result: saysResult ? before.result : null,
      }),
    );
    const all = vouchersIn(random, year.start, 12).toSorted((a, b) => a.date.localeCompare(b.date));
    const side = (): Books =>
      booksOf({
        opening: openingAfter(random, before),
        vouchers: random.chance(0.5) ? all : all.slice(0, 3 + random.below(10)),
        until: random.chance(0.3) ? random.pick([year.end, '2024-08-31', '2024-04-15']) : null,
        generated: random.pick(['2024-06-10', '2025-02-01', '2024-11-02']),
      });
    const [ledger, source] = [side(), side()];
    // However few they are, some end early by each of what a file says.
    if (seed % 4 < 2) {
      Object.assign(ledger, { vouchers: all, generated: '2025-02-01' });
      const ends = seed % 4 === 0 ? { until: '2024-04-15' } : { until: null, generated: '2024-06-10' };
      const last = ends.until ?? '2024-06-10';
      Object.assign(source, { ...ends, vouchers: all.filter(({ date }) => date <= last) });
    }
    if (random.chance(0.6)) {
      const { start, end, result } = before;
      source.before = { start, end, result, closing: openingAfter(random, before) };
    }
    await send(id, ledger);
    const file = await send(id, source, `${allow}&load=false`);
    // In one go, or some days at a time.
    world.setPace({ compareVouchers: seed % 2 ? 600_000 : 7 });
    const found = await compared(id, file.id);

    const { leftOre, closing } = before;
    const { start, end } = before;
    const stated = source.before && Object.keys(source.before.closing).length > 0 ? source.before : null;
    const balances = stated && only(stated.closing, (account) => !isResult(account));
    const left = balances && explaining(closing, balances, leftOre);
    const changed = balances && othersThan(closing, balances).filter((account) => account !== left);
    const expected: Continuity = {
      previousYear: { start, end },
      reason: null,
      unbookedResultOre: leftOre,
      ledger: carried(closing, ledger.opening, leftOre),
      source: carried(closing, source.opening, leftOre),
      stated: stated && {
        previousYear: { start, end },
        source: carried(
          stated.closing,
          source.opening,
          Object.keys(stated.result ?? {}).length > 0 ? leftOre : -total(balances!),
        ),
        differences: changed!.map((account) => ({
          account,
          ledgerOre: closing[account] ?? null,
          sourceOre: balances![account] ?? null,
          differenceOre: (closing[account] ?? 0) - (balances![account] ?? 0),
        })),
        differenceCount: changed!.length,
      },
    };
    const zero = ({ differences, ...one }: Carried) => ({
      ...one,
      differences: differences.map(({ account, differenceOre }) => ({ account, differenceOre })),
    });
    const plainly = (one: Continuity | null) =>
      one && {
        ...one,
        // A closing balance of 0 may be said or not.
        ledger: one.ledger && zero(one.ledger),
        source: one.source && zero(one.source),
        stated: one.stated && {
          ...one.stated,
          differences: one.stated.differences!.map((each) => ({ ...each, ledgerOre: each.ledgerOre ?? 0 })),
        },
      };
    expect(plainly(found.continuity), `seed ${seed}`).toEqual(plainly(expected));
    expect(found.coverage, `seed ${seed}`).toEqual({
      ledger: covered(ledger),
      source: covered(source),
      shorter: shorter(ledger, source),
    });
    for (const one of [expected.ledger, expected.source]) seen.add(`${one?.result} ${one?.agrees}`);
    seen.add(String(shorter(ledger, source)?.by));
  }
  for (const each of ['booked true', 'booked false', 'carried true', 'balancesUntil', 'generatedOn'])
    expect([...seen]).toContain(each);
});

it('says why nothing can be held against the year before, and what the file says of it all the same', async () => {
  const { id } = await world.company('Följande AB', number);
  const opening = { '1930': 500, '2081': -500 };
  const before = { start: '2023-01-01', end: '2023-12-31', closing: opening, result: null };
  // A year that a loaded file declares is there, if empty: this one declares none.
  await send(id, booksOf({ opening }));
  const { id: file } = await send(id, booksOf({ opening, before }), `${allow}&load=false`);
  const look = async () => {
    const { continuity, agrees } = await compared(id, file);
    expect(agrees).toBe(true);
    expect([continuity!.ledger, continuity!.source]).toEqual([null, null]);
    expect(continuity!.stated).toMatchObject({ source: { agrees: true }, differences: null });
    return [continuity!.reason?.code, continuity!.previousYear?.start ?? null];
  };
  expect(await look()).toEqual(['no_previous_year', null]);
  await send(id, booksOf({ start: '2022-01-01', end: '2022-12-31', opening, closing: opening }));
  expect(await look()).toEqual(['previous_year_not_adjacent', null]);
  // Vouchers alone: what it opened with, and so what it closes with, is not known.
  const vouchers = vouchersIn(createRandom(1), '2023-01-01', 3);
  await send(id, booksOf({ start: '2023-01-01', end: '2023-12-31', vouchers }));
  expect(await look()).toEqual(['previous_year_without_balances', '2023-01-01']);
  await world.api('POST', `/v1/companies/${id}/purges`, { fiscalYears: ['2023-01-01'], confirm: number });
  await world.drain();
  expect(await look()).toEqual(['previous_year_empty', '2023-01-01']);
  await send(id, booksOf({ start: '2023-01-01', end: '2023-12-31', opening, closing: opening }));
  const { continuity } = await compared(id, file);
  const agrees = { agrees: true, differences: [], differenceCount: 0, result: 'booked', resultAccount: null };
  expect(continuity).toMatchObject({ reason: null, ledger: agrees, source: agrees });
  expect(continuity!.stated).toMatchObject({ source: agrees, differences: [], differenceCount: 0 });
});

it('does not count what moved to another year as after the end of a shorter file', async () => {
  const { id } = await world.company('Följande AB', number);
  const [kept, gone, moved] = [1, 2, 3].map((n): Voucher => ({
    number: String(n),
    date: n === 1 ? '2024-03-01' : '2024-11-01',
    rows: [
      ['1930', n * 100],
      ['3001', n * -100],
    ],
  })) as [Voucher, Voucher, Voucher];
  const opening = { '1930': 0 };
  const next = { start: '2025-01-01', end: '2025-12-31', opening };
  await send(id, booksOf({ opening, vouchers: [kept, gone, moved] }));
  await send(id, booksOf({ ...next, vouchers: [{ ...kept, date: '2025-02-01' }] }));
  const source = [
    booksOf({ opening, vouchers: [kept], until: '2024-08-31' }),
    booksOf({
      ...next,
      vouchers: [
        { ...kept, date: '2025-02-01' },
        { ...moved, date: '2025-02-02' },
      ],
    }),
  ];
  for (const books of source) {
    const file = await send(id, books, `${allow}&load=false`);
    // As if the year had been read from it once: then it is what the year is compared with.
    await world.real.LEDGER_00.prepare(
      `INSERT INTO generation (company_id, start, sie_file_id, job_id, state, loaded_at)
       VALUES (?1, ?2, ?3, ?1, 'dead', '2024-01-01T00:00:00.000Z')`,
    )
      .bind(id, books.start, file.id)
      .run();
  }
  const path = `/v1/companies/${id}/reconciliations`;
  const asked = await world.api<Job>('POST', path, {});
  await world.drain();
  const { body } = await world.api<Reconciliation>('GET', `${path}/${asked.body.id}`);
  const [first] = body.fiscalYears;
  expect(first).toMatchObject({
    kinds: { gone: 1, moved: 1 },
    coverage: { shorter: { until: '2024-08-31' } },
  });
  expect(first!.coverage!.shorter).toMatchObject({ side: 'source', by: 'balancesUntil', vouchersAfter: 1 });
});
