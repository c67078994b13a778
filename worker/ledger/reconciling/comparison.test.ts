// The comparison names what a plain comparison of all texts names: the same vouchers, the same kinds, nothing else.
// `COMPARED_EDITS=10000` makes so many random edits between two files; without, a few hundred.
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../shared/contract/job.ts';
import type { Page } from '../../../shared/contract/list.ts';
import type { ReconciledYear, Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { allowances } from '../../../shared/contract/sie-file.ts';
import { createEncodingDetector } from '../../../shared/sie/index.ts';
import { forever } from '../../testing/calls.ts';
import { createClock } from '../../testing/clock.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import { settle } from '../../testing/settle.ts';
import { createWorld, type Answer } from '../../testing/world.ts';
import { openFile } from '../archive/open-file.ts';
import { createHashing } from './hashes.ts';
import { pairsOf } from './pairs.ts';

type Difference = ReconciledYear['vouchers'][number];
interface PlainRow {
  account: string;
  object: string;
  ore: number;
}
interface PlainVoucher {
  series: string;
  number: string;
  date: string;
  text: string;
  rows: PlainRow[];
}

const contentOf = ({ rows }: PlainVoucher) =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join();
const keyOf = ({ series, number }: PlainVoucher) => `${series} ${number}`;
const nameOf = ({ series, number, date }: Pick<PlainVoucher, 'series' | 'number' | 'date'>) =>
  `${series} ${number} ${date}`;

/** By number, and what that leaves by content. No two vouchers of a side have one number. */
const plainDifferences = (ledger: PlainVoucher[], source: PlainVoucher[]): string[] => {
  const told: string[] = [];
  const others = new Map(source.map((voucher) => [keyOf(voucher), voucher]));
  const gone: PlainVoucher[] = [];
  for (const voucher of ledger) {
    const other = others.get(keyOf(voucher));
    others.delete(keyOf(voucher));
    if (!other) gone.push(voucher);
    else if (contentOf(voucher) !== contentOf(other))
      told.push(`changed ${nameOf(voucher)} → ${nameOf(other)}`);
    else if (voucher.date !== other.date) told.push(`moved ${nameOf(voucher)} → ${nameOf(other)}`);
  }
  for (const voucher of gone) {
    const other = [...others.values()].find((one) => contentOf(one) === contentOf(voucher));
    if (!other) told.push(`gone ${nameOf(voucher)}`);
    else {
      others.delete(keyOf(other));
      told.push(`moved ${nameOf(voucher)} → ${nameOf(other)}`);
    }
  }
  return [...told, ...[...others.values()].map((voucher) => `new ${nameOf(voucher)}`)].sort();
};
const told = ({ kind, became, ...voucher }: Difference) =>
  `${kind} ${nameOf(voucher)}${became ? ` → ${nameOf(became)}` : ''}`;
/** Where days are compared by themselves, what came to another day is gone from the one and new on the other. */
const acrossDays = (all: string[]) =>
  all
    .flatMap((one) => {
      const [, before, after] = /^\w+ (.*) → (.*)$/.exec(one) ?? [];
      return before && before.slice(-10) !== after!.slice(-10) ? [`gone ${before}`, `new ${after}`] : [one];
    })
    .sort();

const dateOf = (random: Random) =>
  `2024-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
const voucherOf = (random: Random, number: number): PlainVoucher => {
  const rows = Array.from({ length: 1 + random.below(3) }, () => ({
    account: String(3000 + random.below(40)),
    object: random.below(3) === 0 ? `P${random.below(5)}` : '',
    ore: random.below(90_000_000) - 45_000_000,
  }));
  const sum = rows.reduce((total, { ore }) => total + ore, 0);
  rows.push({ account: '1930', object: '', ore: -sum });
  return {
    series: random.below(3) === 0 ? 'B' : 'A',
    number: String(number),
    date: dateOf(random),
    text: `T${number}`,
    rows,
  };
};
const edited = (ledger: PlainVoucher[], edits: number, random: Random): PlainVoucher[] => {
  const source: (PlainVoucher | null)[] = structuredClone(ledger);
  let free = ledger.length + 1;
  for (let n = 0; n < edits; n += 1) {
    const at = random.below(source.length);
    const voucher = source[at];
    if (!voucher) continue;
    const [row, other] = [voucher.rows[0]!, voucher.rows.at(-1)!];
    const edit = random.below(9);
    if (edit === 0) source[at] = null;
    else if (edit === 1) [row.ore, other.ore] = [row.ore + 1, other.ore - 1];
    else if (edit === 2) {
      // The sums of the accounts and months stay: another voucher of the day takes what this one gives.
      const twin = { ...voucherOf(random, free++), date: voucher.date };
      const back = { ...structuredClone(twin), number: String(free++) };
      for (const each of back.rows) each.ore = -each.ore;
      source.push(twin, back);
    } else if (edit === 3) source.push(voucherOf(random, free++));
    else if (edit === 4) voucher.number = String(free++);
    else if (edit === 5) voucher.date = dateOf(random);
    else if (edit === 6) voucher.rows.reverse();
    else if (edit === 7) voucher.text += ' ändrad';
    else row.object = row.object === '' ? 'P9' : '';
  }
  return source.filter((one) => one !== null);
};

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const number = '556677-8899';
const fileOf = (vouchers: PlainVoucher[], random: Random | null, year = '2024'): string => {
  const decimal = (ore: number) =>
    `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`;
  // As another program would: by date, and of one date anyhow.
  const order = random
    ? vouchers
        .map((voucher) => ({ voucher, by: `${voucher.date} ${random.below(1_000_000)}` }))
        .toSorted((one, other) => (one.by < other.by ? -1 : 1))
        .map(({ voucher }) => voucher)
    : vouchers;
  return [
    '#FLAGGA 0',
    '#SIETYP 4',
    `#ORGNR ${number}`,
    '#FNAMN "Jämförd AB"',
    `#RAR 0 ${year}0101 ${year}1231`,
    ...order.flatMap(({ series, number: n, date, text, rows }) => [
      `#VER ${series} ${n} ${date.replaceAll('-', '')} "${text}"`,
      '{',
      ...rows.map(
        ({ account, object, ore }) => `#TRANS ${account} {${object && `6 "${object}"`}} ${decimal(ore)}`,
      ),
      '}',
    ]),
    '',
  ].join('\r\n');
};

const usual = await createWorld();
const compare = async (
  ledger: PlainVoucher[],
  source: PlainVoucher[],
  random: Random | null,
  world = usual,
  work = () => world.drain(),
) => {
  const { id } = await world.company('Jämförd AB', number);
  const path = `/v1/companies/${id}`;
  const allow = `&allow=${allowances.join(',')}`;
  const other = await world.upload(id, fileOf(source, random), 'annat program.se', allow);
  await world.drain();
  await world.upload(id, fileOf(ledger, null), 'bok.se', allow);
  await world.drain();
  const asked = await world.api<Job>('POST', `${path}/reconciliations`, { sieFile: other.body.sieFile.id });
  await work();
  const { body } = await world.api<Reconciliation>('GET', `${path}/reconciliations/${asked.body.id}`);
  expect(body).toMatchObject({ state: 'done', problem: null });
  const items: Difference[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Answer<Page<Difference>> = await world.api(
      'GET',
      `${path}/reconciliations/${asked.body.id}/vouchers?fiscalYear=2024-01-01&limit=200${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  const year = body.fiscalYears[0]!;
  expect(year.vouchers).toEqual(items.slice(0, 200));
  expect(year.voucherCount).toBe(items.length);
  expect(year.agrees).toBe(items.length === 0);
  const counts = { gone: 0, new: 0, changed: 0, moved: 0 };
  for (const { kind } of items) counts[kind] += 1;
  expect(year.kinds).toEqual(counts);
  return items;
};

/** The suite's own are done in seconds. */
vi.setConfig({ testTimeout: 120_000 });
const edits = Number((env as unknown as Record<string, string>)['COMPARED_EDITS'] ?? 300);
const booksOf = (random: Random) => Array.from({ length: edits * 2 }, (_, i) => voucherOf(random, i + 1));

describe('two files of a year, random edits between them', () => {
  // Where few differ, and in the same order, most are in blocks that both sides have.
  it.each([
    { seed: 1, made: edits, order: 'another order' },
    { seed: 2, made: edits, order: 'another order' },
    { seed: 9, made: Math.ceil(edits / 30), order: 'the same order' },
  ])('are told apart as by their texts ($made edits, $order)', async ({ seed, made, order }) => {
    const random = createRandom(seed);
    const ledger = booksOf(random);
    const source = edited(ledger, made, random);
    const items = await compare(ledger, source, order === 'the same order' ? null : random);
    expect(items.map(told).sort()).toEqual(plainDifferences(ledger, source));
    // Which rows: those of the one that the other has not, and the other way round.
    const of = (side: PlainVoucher[]) => new Map(side.map((voucher) => [keyOf(voucher), voucher]));
    const [before, after] = [of(ledger), of(source)];
    for (const { kind, rows, rowCount, became, ...voucher } of items) {
      if (kind !== 'changed') expect([rows, rowCount]).toEqual([[], 0]);
      else {
        const plain = (row: Difference['rows'][number]['from']) =>
          row &&
          JSON.stringify({ account: row.account, object: row.objects[0]?.object ?? '', ore: row.amountOre });
        const [own, others] = [
          before.get(keyOf({ ...voucher, rows: [] }))!,
          after.get(keyOf({ ...became!, rows: [] }))!,
        ];
        const left = own.rows.map((row) => JSON.stringify(row)).sort();
        for (const { from, to } of rows) {
          if (from) left.splice(left.indexOf(plain(from)!), 1);
          if (to) left.push(plain(to)!);
        }
        expect(left.sort()).toEqual(others.rows.map((row) => JSON.stringify(row)).sort());
        expect(rowCount).toBe(rows.length);
      }
    }
  });

  it('in blocks that both have are not read, unless their rows are not what was loaded', async () => {
    const world = await createWorld();
    const random = createRandom(10);
    const ledger = booksOf(random);
    const source = structuredClone(ledger);
    source[edits]!.rows[0]!.account = '3999';
    let read = 0;
    const looking = async () => {
      read = 0;
      world.setFault(async (call) => {
        const result = await call.execute();
        if (call.sql.some((sql) => sql.includes('json_group_array') && sql.includes('ledger_row AS t')))
          read += JSON.stringify(result).split('],[').length;
        return result;
      });
      await world.drain();
      world.setFault(null);
    };
    const differing = plainDifferences(ledger, source);
    expect((await compare(ledger, source, null, world, looking)).map(told)).toEqual(differing);
    expect(read).toBeGreaterThan(0);
    // A block or two, each side's.
    expect(read).toBeLessThan(500);
    const damaged = await compare(ledger, source, null, world, async () => {
      const [row] = ledger[0]!.rows;
      await world.real.LEDGER_00.prepare(
        'UPDATE ledger_row SET amount_ore = amount_ore + 1 WHERE account = ?1 AND amount_ore = ?2',
      )
        .bind(row!.account, row!.ore)
        .run();
      await looking();
    });
    const { series, number: its, date } = ledger[0]!;
    const first = `changed ${series} ${its} ${date} → ${series} ${its} ${date}`;
    expect(damaged.map(told).sort()).toEqual([...differing, first].sort());
    expect(read).toBeGreaterThan(2 * edits);
  });

  it('a few days and a few names at a time, by many workers', async () => {
    const world = await createWorld();
    world.setPace({ compareVouchers: Math.ceil(edits / 2), nameVouchers: Math.ceil(edits / 8), queries: 90 });
    const random = createRandom(3);
    const ledger = booksOf(random);
    const source = edited(ledger, edits, random);
    const items = await compare(ledger, source, random, world);
    expect(acrossDays(items.map(told))).toEqual(acrossDays(plainDifferences(ledger, source)));
  });

  it('by workers that die, or do not hear what became of their steps', async () => {
    const clock = createClock();
    const world = await createWorld(() => clock.advance(1));
    world.setPace({ nameVouchers: Math.ceil(edits / 8) });
    const random = createRandom(6);
    const ledger = booksOf(random);
    const source = edited(ledger, edits, random);
    let [steps, faults] = [0, 0];
    const items = await compare(ledger, source, random, world, async () => {
      world.setFault(async (call) => {
        const result = await call.execute();
        if (!call.sql.some((sql) => sql.startsWith('INSERT INTO job_step'))) return result;
        steps += 1;
        if (steps % 2 === 0) return result;
        faults += 1;
        if (steps % 4 === 1) throw new Error('Network connection lost.');
        call.invocation.die();
        return forever();
      });
      await settle(world, clock);
      world.setFault(null);
    });
    vi.useRealTimers();
    expect(faults).toBeGreaterThan(3);
    expect(items.map(told).sort()).toEqual(plainDifferences(ledger, source));
  });

  it('all renumbered after one that was deleted: moved, but for that one', async () => {
    const random = createRandom(4);
    const ledger = Array.from({ length: 60 }, (_, i) => ({ ...voucherOf(random, i + 1), series: 'A' }));
    const source = ledger.toSpliced(9, 1).map((voucher, i) => ({ ...voucher, number: String(i + 1) }));
    const items = await compare(ledger, source, random);
    const kinds = items.map(({ kind, number: n, became }) => [kind, n, became?.number ?? null]);
    expect(kinds.toSorted(([, a], [, b]) => Number(a) - Number(b))).toEqual([
      ['gone', '10', null],
      ...Array.from({ length: 50 }, (_, i) => ['moved', String(i + 11), String(i + 10)]),
    ]);
  });

  it('without numbers, in another order, some twice: each that is missing is told', async () => {
    const random = createRandom(5);
    const ledger = Array.from({ length: 40 }, (_, i) => ({
      ...voucherOf(random, i),
      series: '""',
      number: '""',
      date: '2024-05-05',
    }));
    ledger.push(structuredClone(ledger[0]!), structuredClone(ledger[0]!));
    const source = ledger.toSpliced(5, 1).toSpliced(-1, 1);
    const items = await compare(ledger, source, random);
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ['gone', 'T0'],
      ['gone', 'T5'],
    ]);
    expect(await compare(ledger, ledger, random)).toEqual([]);
  });
});

describe('files of three years, vouchers deleted, added and moved between them', () => {
  const starts = ['2024', '2025', '2026'];
  const inYear = (voucher: PlainVoucher, year: number): PlainVoucher => ({
    ...voucher,
    date: `${starts[year]}${voucher.date.slice(4)}`,
  });
  /** One that is gone and one that is new in another year, of the same rows, are one that moved, in both. */
  const acrossYears = (lists: string[][], contents: ReadonlyMap<string, string>) => {
    const all = structuredClone(lists);
    for (const [i, list] of all.entries())
      for (const [at, one] of list.entries()) {
        if (!one.startsWith('gone ')) continue;
        const name = one.slice(5);
        for (const [j, other] of all.entries()) {
          const to = other.findIndex(
            (each) => each.startsWith('new ') && contents.get(each.slice(4)) === contents.get(name),
          );
          if (i === j || to === -1) continue;
          list[at] = other[to] = `moved ${name} → ${other[to]!.slice(4)}`;
          break;
        }
      }
    return all.map((list) => list.toSorted());
  };

  it.each([7, 8])('are told apart as by their texts, what moved in both years (%i)', async (seed) => {
    const random = createRandom(seed);
    // No more than what is told with the year.
    const count = 75;
    const ledger = starts.map((_, year) =>
      Array.from({ length: count }, (__, i) => inYear(voucherOf(random, year * count + i + 1), year)),
    );
    const source = structuredClone(ledger);
    let free = starts.length * count;
    for (let n = 0; n < count; n += 1) {
      const year = random.below(starts.length);
      const edit = random.below(4);
      if (edit === 0) source[year]!.push(inYear(voucherOf(random, ++free), year));
      else {
        const [voucher] = source[year]!.splice(random.below(source[year]!.length), 1);
        const to = (year + 1 + random.below(starts.length - 1)) % starts.length;
        if (edit > 1) source[to]!.push(inYear({ ...voucher!, number: String(++free) }, to));
      }
    }
    const { id } = await usual.company('Jämförd AB', number);
    const path = `/v1/companies/${id}`;
    for (const [i, year] of starts.entries()) {
      await usual.upload(id, fileOf(ledger[i]!, null, year), `${year}.se`);
      await usual.drain();
      const kept = await usual.upload(id, fileOf(source[i]!, random, year), 'annat.se', '&load=false');
      await usual.drain();
      // As if the year had been read from it once: then it is what the year is compared with.
      await (env as unknown as { LEDGER_00: D1Database }).LEDGER_00.prepare(
        `INSERT INTO generation (company_id, start, sie_file_id, job_id, state, loaded_at)
         VALUES (?1, ?2, ?3, ?1, 'dead', '2024-01-01T00:00:00.000Z')`,
      )
        .bind(id, `${year}-01-01`, (kept.body as unknown as { id: string }).id)
        .run();
    }
    const asked = await usual.api<Job>('POST', `${path}/reconciliations`, {});
    await usual.drain();
    const { body } = await usual.api<Reconciliation>('GET', `${path}/reconciliations/${asked.body.id}`);
    expect(body).toMatchObject({ state: 'done', problem: null });
    const plain = ledger.map((books, i) => plainDifferences(books, source[i]!));
    const contents = new Map([...ledger, ...source].flat().map((one) => [nameOf(one), contentOf(one)]));
    const expected = acrossYears(plain, contents);
    expect(body.fiscalYears.map(({ vouchers }) => vouchers.map(told).sort())).toEqual(expected);
    expect(expected.flat().filter((one) => one.startsWith('moved')).length).toBeGreaterThan(count / 4);
    for (const { vouchers, voucherCount, kinds, onlyAdditions } of body.fiscalYears) {
      const counts = { gone: 0, new: 0, changed: 0, moved: 0 };
      for (const { kind, became, date, betweenYears } of vouchers) {
        counts[kind] += 1;
        const [from, to] = [date, became?.date ?? date].map((day) => `${day.slice(0, 4)}-01-01`);
        const years = from === to ? null : { from, to };
        expect(betweenYears ?? null).toEqual(years);
      }
      expect(kinds).toEqual(counts);
      expect(voucherCount).toBe(vouchers.length);
      expect(onlyAdditions).toBe(counts.new === voucherCount);
    }
  });
});

const { published } = JSON.parse((env as unknown as { SIE_FILES: string }).SIE_FILES) as {
  published: [string, string][];
};
/** The file's own vouchers, plain and as numbers; null when it is refused. */
const readPublished = async (base64: string) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const detector = createEncodingDetector();
  detector.push(bytes);
  const hashing = createHashing(0);
  const plain: PlainVoucher[] = [];
  try {
    const file = { encoding: detector.result(), sieType: detector.format() === 'sie5' ? '5' : '4' };
    const reader = await openFile(file, {
      acceptChecksumMismatch: true,
      onEvent: (event) => {
        if (event.type === 'voucher') {
          hashing.begin(event);
          plain.push({ ...event, rows: [] });
        } else if (event.type === 'row' && event.kind === 'trans') {
          hashing.row(event.account, event.objects, event.amountOre, event.date);
          const { date } = plain.at(-1)!;
          const own = event.date === date ? null : event.date;
          plain.at(-1)!.rows.push({
            account: `${event.account} ${own}`,
            object: event.objects.join(),
            ore: event.amountOre,
          });
        } else if (event.type === 'voucherEnd') hashing.end();
      },
    });
    reader.push(bytes);
    reader.end();
  } catch {
    return null;
  }
  return { plain, hashes: hashing.hashes() };
};

describe.skipIf(published.length === 0)('published files, each with the next', () => {
  it('are told apart as by their texts', async () => {
    const read = await Promise.all(published.map(([, base64]) => readPublished(base64)));
    const files = read.filter((one) => one !== null);
    const sorted = files.toSorted((a, b) => a.plain.length - b.plain.length);
    for (const [i, ledger] of sorted.entries()) {
      const source = sorted[(i + 1) % sorted.length]!;
      const wholes = ({ plain }: typeof ledger) =>
        plain.map((voucher) => `${nameOf(voucher)} ${contentOf(voucher)}`);
      // However they are paired, what is equal on both sides is none of it.
      const both = Map.groupBy(wholes(source), (one) => one);
      const equal = wholes(ledger).filter((one) => both.get(one)?.pop() !== undefined).length;
      const pairs = pairsOf(ledger.hashes, source.hashes);
      const { gone, new: added, changed, moved } = pairs.counts();
      expect(gone + changed + moved).toBe(ledger.plain.length - equal);
      expect(added + changed + moved).toBe(source.plain.length - equal);
      for (let n = 0; n < pairs.count; n += 1) {
        const [own, other] = [ledger.plain[pairs.ledger[n]!], source.plain[pairs.source[n]!]];
        if (!own || !other) continue;
        const same = contentOf(own) === contentOf(other);
        expect(pairs.kindOf(n)).toBe(same ? 'moved' : 'changed');
        if (!same) expect(keyOf(own)).toBe(keyOf(other));
      }
    }
  });
});
