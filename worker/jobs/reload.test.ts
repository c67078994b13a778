// A reload writes what differs, and nothing else: what it stores, shares and deletes, what it does where the rows that it
// shares are not what they should be, and with years that were loaded before there were parts.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Voucher } from '../../shared/contract/fiscal-year.ts';
import { forever, type Call } from '../testing/calls.ts';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import { anyway, edited, fileOf, makeVouchers } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { settle } from '../testing/settle.ts';
import type { TestVoucher } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';
import { productionPace } from './pace.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const clock = createClock();
const start = '2024-01-01';
const tables = ['ledger_row', 'voucher', 'balance', 'period_total', 'chart_entry'];
const begin = createBeginning(['2023-01-01'], clock);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ chunkRows: 60, blockMean: 3, copyParts: 3, deleteRows: 60, verifyRows: 50 });
  company = await begin(world);
});
afterEach(async () => {
  world.setFault(null);
  await settle(world, clock);
  expect(await violations(world, company.id)).toEqual([]);
});

const load = async (vouchers: TestVoucher[]) => {
  const answer = await world.upload(company.id, fileOf(start, vouchers), 'fil.se', anyway);
  expect(answer.status).toBe(202);
  return answer.body.job.id;
};
const loaded = async (vouchers: TestVoucher[]) => {
  const id = await load(vouchers);
  await settle(world, clock);
  const job = await company.job(id);
  expect(job).toMatchObject({ state: 'done' });
  expect(job.progress.done).toBe(job.progress.total);
};
const first = async <T>(sql: string): Promise<T> =>
  (await world.real.LEDGER_00.prepare(sql).bind(company.id, start).first<T>())!;
const live = '(SELECT live_generation FROM fiscal_year WHERE company_id = ?1 AND start = ?2)';
/** Rows of the year's live generation that it stored itself. */
const stored = async () => {
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE generation = ${live})`);
  return (await first<{ n: number }>(`SELECT ${counts.join(' + ')} AS n`)).n;
};
/** As the API tells it, page by page. */
const read = async (): Promise<TestVoucher[]> => {
  const found: TestVoucher[] = [];
  for (let cursor = ''; ;) {
    const path = `${company.path}/fiscal-years/${start}/vouchers?limit=7${cursor}`;
    const { body } = await world.api<{ items: Voucher[]; nextCursor: string | null }>('GET', path);
    for (const { series, number, date, rows } of body.items)
      found.push({
        series,
        number,
        date,
        rows: rows.map(({ account, amountOre }) => [account, amountOre]),
      });
    if (body.nextCursor === null) return found;
    cursor = `&cursor=${body.nextCursor}`;
  }
};
/** As it is exported. */
const exported = async () => {
  const answer = await world.send('GET', `${company.path}/fiscal-years/${start}/sie`);
  return [...(await answer.text()).matchAll(/#TRANS (\d+) \{\} (-?[\d.]+)/g)].map(
    ([, account, amount]) => `${account} ${Math.round(Number(amount) * 100)}`,
  );
};
const holds = async (vouchers: TestVoucher[]) => {
  expect(await read()).toEqual(vouchers);
  expect(await exported()).toEqual(
    vouchers.flatMap(({ rows }) => rows.map(([account, ore]) => `${account} ${ore}`)),
  );
};

const books = makeVouchers(start, 60, 3);

describe('what a reload writes', () => {
  it('is nothing of the books where the file is the same, whatever else it says of itself', async () => {
    await loaded(books);
    const before = await first('SELECT max(generation) AS g FROM ledger_row WHERE ?1 <> ?2');
    const other = fileOf(start, books)
      .replace('#GEN 20260101', '#GEN 20260202')
      .replace('"Test" 1.0', '"X" 2');
    const answer = await world.upload(company.id, other, 'igen.se', anyway);
    await settle(world, clock);
    expect(await company.job(answer.body.job.id)).toMatchObject({
      state: 'done',
      progress: { done: 360, total: 360 },
    });
    expect(await stored()).toBe(0);
    expect(await first('SELECT max(generation) AS g FROM ledger_row WHERE ?1 <> ?2')).toEqual(before);
    await holds(books);
  });

  it('is the blocks that differ, time after time, and a purge takes all of it', async () => {
    await loaded(books);
    const whole = await stored();
    let now = books;
    for (let seed = 1; seed < 30; seed += 4) {
      now = edited(now, seed * 7);
      await loaded(now);
      expect(await stored()).toBeLessThan(whole / 2);
    }
    await holds(now);
    const { n } = await first<{ n: number }>(
      `SELECT count(DISTINCT origin) AS n FROM part WHERE generation = ${live}`,
    );
    expect(n).toBeGreaterThan(3);
    const { id } = await company.purge(start);
    await settle(world, clock);
    const rows = now.length * 3;
    expect(await company.job(id)).toMatchObject({ state: 'done', progress: { done: rows, total: rows } });
    const left = await first(
      `SELECT count(*) AS n FROM ledger_row WHERE generation IN (SELECT id FROM generation WHERE company_id = ?1 AND start = ?2)`,
    );
    expect(left).toEqual({ n: 0 });
    await company.undo(id);
    await settle(world, clock);
    await holds(now);
  });

  it.each([
    ['other', edited(books, 9)],
    ['the same', books],
  ])('goes away again when the load of %s books is cancelled, and what it shared stays', async (_, next) => {
    await loaded(books);
    const id = await load(next);
    let chunks = 0;
    world.setFault(async (call) => {
      const result = await call.execute();
      if (call.sql.some((sql) => sql.startsWith('INSERT INTO part')) && (chunks += 1) === 1)
        await world.api('POST', `${company.path}/jobs/${id}/cancel`);
      return result;
    });
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'cancelled' });
    await holds(books);
  });

  it('is whole where the worker dies again and again, also with a voucher larger than a step', async () => {
    const large: TestVoucher = { ...books[5]!, number: '6', rows: [] };
    for (let ore = 1; ore < 100; ore += 1) large.rows.push(['1930', ore], ['3001', -ore]);
    const withLarge = books.with(5, large);
    let steps = 0;
    const isStep = ({ sql }: Call) => sql.some((one) => one.startsWith('INSERT INTO job_step'));
    const dying = async (call: Call) => {
      const dies = isStep(call) && (steps += 1) % 3 === 0;
      const result = dies && steps % 2 === 0 ? null : await call.execute();
      if (!dies) return result;
      call.invocation.die();
      return forever();
    };
    const shorter = withLarge.toSpliced(2, 1);
    for (const vouchers of [withLarge, shorter, shorter]) {
      world.setFault(dying);
      await loaded(vouchers);
      world.setFault(null);
      await holds(vouchers);
    }
    expect(steps).toBeGreaterThan(20);
  });
});

describe('a file with the records of the one that is live', () => {
  /** From now on no block is found again by its hash: only a copied list stores nothing. */
  const forgetHashes = () =>
    world.real.LEDGER_00.prepare(`UPDATE part SET blocks = replace(blocks, ',"', ',"x')`).run();
  /** What of the new generation was stored for it. */
  const storedAfter = async (text: string) => {
    await loaded(books);
    await forgetHashes();
    const answer = await world.upload(company.id, text, 'igen.se', anyway);
    await settle(world, clock);
    expect(await company.job(answer.body.job.id)).toMatchObject({
      state: 'done',
      progress: { done: 360, total: 360 },
    });
    return stored();
  };
  const text = fileOf(start, books);
  const sum = (value: number) => `${text}#KSUMMA ${value}\r\n`.replace('#FORMAT', '#KSUMMA\r\n#FORMAT');

  it.each([
    ['the same file', text],
    ['another date', text.replace('#GEN 20260101', '#GEN 20260202 "X"')],
    ['another program', text.replace('#PROGRAM "Test" 1.0', '#PROGRAM "Ett annat program" 22.1')],
    ['another flag and control sum', sum(17).replace('#FLAGGA 0', '#FLAGGA 1')],
  ])('is not made into rows: %s', async (_, other) => {
    expect(await storedAfter(other)).toBe(0);
    await holds(books);
  });

  const amounts = books[30]!.rows.map(([, ore]) => ore);
  const decimal = (ore: number) => (ore / 100).toFixed(2);
  const oneOre = text
    .replace(` ${decimal(amounts[0]!)}\r\n`, ` ${decimal(amounts[0]! + 1)}\r\n`)
    .replace(` ${decimal(amounts[2]!)}\r\n`, ` ${decimal(amounts[2]! - 1)}\r\n`);
  it.each([
    ['one öre', oneOre],
    ['the name of an account', text.replace('"Konto 1930"', '"Bank"')],
    [
      'an object in the line of the date',
      text.replace('#GEN 20260101', '#GEN 20260101\r#OBJEKT 6 "P3" "Tre"'),
    ],
  ])('is another where it differs in %s', async (_, other) => {
    expect(other).not.toBe(text);
    expect(await storedAfter(other)).toBeGreaterThan(240);
  });

  it('is read anew by another version of the reading, and known again from then on', async () => {
    expect(await storedAfter(text)).toBe(0);
    await world.real.LEDGER_00.prepare('UPDATE generation SET reader_version = 0').run();
    await forgetHashes();
    await loaded(books);
    expect(await stored()).toBeGreaterThan(240);
    await forgetHashes();
    await loaded(books);
    expect(await stored()).toBe(0);
    await holds(books);
  });
});

describe('rows that are not what they should be', () => {
  it.each([
    'UPDATE ledger_row SET amount_ore = amount_ore + 1',
    `UPDATE ledger_row SET account = '1939'`,
    `UPDATE ledger_row SET account = account || 'x'`,
    'UPDATE ledger_row SET kind = 2',
    `UPDATE period_total SET account = substr(account, 1, 3) || '9'`,
    'DELETE FROM ledger_row',
    `UPDATE ledger_row SET text = 'skadad'`,
    `UPDATE voucher SET date = '2024-02-02'`,
    `UPDATE voucher SET text = substr(text, 2)`,
  ])('are noticed and mended by a reload of the same file: %s', async (damage) => {
    await loaded(books);
    const balances = () => world.api('GET', `${company.path}/fiscal-years/${start}/balances`);
    const before = (await balances()).body;
    const row = `generation = ${live} AND sequence = ${damage.includes('period_total') ? 1 : 50}`;
    const damaged = await world.real.LEDGER_00.prepare(`${damage} WHERE ${row}`)
      .bind(company.id, start)
      .run();
    expect(damaged.meta.changes).toBe(1);
    await loaded(books);
    expect((await balances()).body).toEqual(before);
    await holds(books);
  });

  it('are noticed where blocks of other content have the same hash', async () => {
    world.setPace({ hashDigits: 0 });
    await loaded(books);
    const changed = books.map((voucher, i) => (i === 31 ? edited([voucher], 16)[0]! : voucher));
    await loaded(changed);
    await holds(changed);
    world.setPace({ hashDigits: productionPace.hashDigits });
  });
});

describe('a year from before there were parts', () => {
  const withoutParts = () => world.real.LEDGER_00.prepare('DELETE FROM part').run();

  it('reads, is exported, reloaded and purged', async () => {
    await loaded(books);
    await withoutParts();
    await holds(books);
    const asked = await world.api<{ id: string }>('POST', `${company.path}/reconciliations`, {});
    await settle(world, clock);
    const found = await world.api('GET', `${company.path}/reconciliations/${asked.body.id}`);
    expect(found.body).toMatchObject({ state: 'done', agrees: true });
    const changed = edited(books, 9);
    await loaded(changed);
    await holds(changed);
    await withoutParts();
    const purges = [await company.purge(start), await company.purge('2023-01-01')];
    await settle(world, clock);
    for (const { id } of purges) expect(await company.job(id)).toMatchObject({ state: 'done' });
    for (const { id } of purges) await company.undo(id);
    await settle(world, clock);
    await holds(changed);
  });

  it('is loaded to its end where it was half loaded, and purged where it was half purged', async () => {
    const id = await load(books);
    let chunks = 0;
    world.setFault(async (call) => {
      const result = await call.execute();
      chunks += call.sql.some((sql) => sql.startsWith('INSERT INTO ledger_row')) ? 1 : 0;
      if (chunks < 3) return result;
      call.invocation.die();
      return forever();
    });
    await world.deliver(world.queue.splice(0, 1)[0]!);
    world.setFault(null);
    const { position } = await first<{ position: string }>(
      `SELECT position FROM job WHERE company_id = ?1 AND ?2 <> '' AND id = '${id}'`,
    );
    const { year, progress, etag } = JSON.parse(position) as {
      year: number;
      progress: { stored: object };
      etag: string;
    };
    const before = JSON.stringify({ stage: 'load', year, stored: progress.stored, etag });
    const parts = 'DELETE FROM part WHERE generation = (SELECT max(id) FROM generation)';
    await world.real.LEDGER_00.batch([
      world.real.LEDGER_00.prepare(parts),
      world.real.LEDGER_00.prepare('UPDATE job SET position = ?2 WHERE id = ?1').bind(id, before),
    ]);
    await settle(world, clock);
    expect(await company.job(id)).toMatchObject({ state: 'done', progress: { done: 180, total: 180 } });
    await holds(books);

    const purge = await company.purge(start);
    await withoutParts();
    await world.real.LEDGER_00.batch([
      world.real.LEDGER_00.prepare(
        'DELETE FROM ledger_row WHERE sequence < 40 AND generation = (SELECT max(id) FROM generation)',
      ),
      world.real.LEDGER_00.prepare(
        `UPDATE job SET position = '{"stage":"delete","outcome":"done","generation":0,"table":0,"sequence":40}' WHERE id = ?1`,
      ).bind(purge.id),
    ]);
    await settle(world, clock);
    expect(await company.job(purge.id)).toMatchObject({ state: 'done' });
    await loaded(books);
    await company.purge('2023-01-01');
  });
});
