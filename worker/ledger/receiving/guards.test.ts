// What a file may do to a ledger: what it would take away is asked about, what is daily is not, and the wrong company's
// or year's vouchers never get in.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Balances } from '../../../shared/contract/fiscal-year.ts';
import type { Job } from '../../../shared/contract/job.ts';
import { dump } from '../../testing/dump.ts';
import { sieText, type TestFile, type TestVoucher } from '../../testing/sie-text.ts';
import { createWorld, type World } from '../../testing/world.ts';

const number = '556677-8899';
const [start, end] = ['2024-01-01', '2024-12-31'];
let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const voucher = (series: string, n: number, month: number, day = 15): TestVoucher => ({
  series,
  number: String(n),
  date: `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  rows: [
    ['1930', n * 100],
    ['3001', -n * 100],
  ],
});
/** Two vouchers a month, and a second series with one every other month. */
const year = [
  ...Array.from({ length: 24 }, (_, i) => voucher('A', i + 1, (i >> 1) + 1)),
  ...Array.from({ length: 6 }, (_, i) => voucher('B', i + 1, i * 2 + 1, 20)),
];
const balances = ['#UB 0 1930 321.00', '#RES 0 3001 -321.00', '#RES 0 3002 0.00'];
const file = (vouchers: TestVoucher[], of: Partial<TestFile> = {}) =>
  sieText({ organisationNumber: number, start, end, vouchers, extra: balances, ...of });
const whole = file(year);
const without = (text: string, ...lines: RegExp[]) =>
  lines.reduce((left, line) => left.replaceAll(line, ''), text);
const gen = (text: string, date: string) => text.replace('#GEN 20260101', `#GEN ${date}`);

const company = async (text: string | null = whole) => {
  const { id } = await world.company('Test AB', number);
  if (text !== null) {
    const answer = await world.upload(id, text);
    expect(answer).toMatchObject({ status: 202 });
    await world.drain();
    expect(await world.job(id, answer.body.job.id)).toMatchObject({ state: 'done' });
  }
  return id;
};
const purge = async (id: string) => {
  const order = { fiscalYears: [start], confirm: number };
  const { status, body } = await world.api<Job>('POST', `/v1/companies/${id}/purges`, order);
  expect(status).toBe(202);
  await world.drain();
  return body;
};
const loaded = async (id: string, text: string, query = '') => {
  const answer = await world.upload(id, text, 'ny.se', query);
  expect(answer).toMatchObject({ status: 202 });
  await world.drain();
  expect(await world.job(id, answer.body.job.id)).toMatchObject({ state: 'done', problem: null });
  return answer.body;
};
const stopped = async (id: string, text: string, query = '') => {
  const before = await dump(world, id);
  const answer = await world.upload(id, text, 'ny.se', query);
  expect(answer.status).toBe(422);
  expect(await dump(world, id)).toEqual(before);
  return answer.body as unknown as {
    code: string;
    detail: string;
    reasons?: { code: string; texts: { sv: string; en: string } }[];
  };
};
const codes = ({ reasons }: { reasons?: { code: string }[] }) => reasons?.map(({ code }) => code);
/** Archived to be compared, and not loaded: what loading it would be stopped by. */
const wouldStop = async (id: string, text: string, query = '') => {
  const { status, body } = await world.upload(id, text, 'ny.se', `&load=false${query}`);
  expect(status).toBe(201);
  return (body as unknown as { stopped: Awaited<ReturnType<typeof stopped>> | null }).stopped;
};

const nextYears = year.map((one) => ({ ...one, date: one.date.replace('2024', '2023') }));
const twoYears = { extra: [...balances, '#RAR -1 20230101 20231231'] };

describe('a file that takes something away', () => {
  it.each<[reason: string, text: string, codes: string[], named: RegExp]>([
    ['no vouchers', file([]), ['suspiciously_empty'], /30/],
    ['far fewer vouchers', file(year.filter((_, i) => i % 5 > 2)), ['covers_less'], /12 ver\..*30 ver\./],
    [
      'far fewer rows',
      file(year.map((one) => ({ ...one, rows: one.number === '1' ? one.rows : [] }))),
      ['covers_less'],
      /4 rader.*60 rader/,
    ],
    [
      'balances that reach less far',
      file(year, { extra: [...balances, '#OMFATTN 20240930'] }),
      ['covers_less'],
      /2024-09-30.*2024-12-31/,
    ],
    [
      'months between',
      file(year.filter(({ date }) => !/-0[56]-/.test(date))),
      ['covers_less'],
      /5 ver\. 2024-05–2024-06/,
    ],
    [
      'vouchers without balances (4I)',
      without(whole, /#(IB|UB|RES) .*\r\n/g),
      ['kind_changed', 'balances_gone'],
      /4I.*4E/,
    ],
    ['a lesser type', whole.replace('#SIETYP 4', '#SIETYP 2'), ['kind_changed'], /SIE 2/],
    ['no opening balances', without(whole, /#IB .*\r\n/g), ['balances_gone'], /#IB/],
    ['no closing balances', without(whole, /#UB .*\r\n/g), ['balances_gone'], /#UB/],
    ['no results', without(whole, /#RES .*\r\n/g), ['balances_gone'], /2 #RES/],
    ['a series', file(year.filter(({ series }) => series === 'A')), ['series_gone'], /B 6 ver\./],
    [
      'the first months',
      file(year.filter(({ date }) => date > '2024-03-31')),
      ['starts_later'],
      /2024-04-15.*2024-01-15/,
    ],
    [
      'the last months',
      file(year.filter(({ date }) => date < '2024-11-01')),
      ['ends_earlier'],
      /2024-10-15.*2024-12-15/,
    ],
    ['an older file', gen(file(year.slice(1)), '20251231'), ['older_file'], /2025-12-31.*2026-01-01/],
    [
      'another currency',
      file(year, { extra: [...balances, '#VALUTA EUR'] }),
      ['currency_changed'],
      /EUR.*SEK/,
    ],
    [
      'another end of the year',
      file(year, { end: '2024-11-30' }),
      ['year_end_moved'],
      /2024-11-30.*2024-12-31/,
    ],
    [
      'a year of 24 months',
      file(year, { end: '2025-12-31' }),
      ['year_end_moved', 'long_year'],
      /2025-12-31.*2024-12-31/,
    ],
    [
      'the vouchers of another year only',
      file(nextYears, twoYears),
      ['nothing_in_year', 'suspiciously_empty'],
      /30 verifikat/,
    ],
  ])('%s: is stopped, and loaded when that is set aside', async (_, text, reasons, named) => {
    const reaching = file(year, { extra: [...balances, '#OMFATTN 20241231'] });
    const id = await company(/#OMFATTN/.test(text) ? reaching : whole);
    const problem = await stopped(id, text);
    expect(codes(problem)).toEqual(reasons);
    expect(problem.code).toBe(reasons[0]);
    expect(problem.detail).toMatch(/ny\.se.*2024-01-01/);
    expect(problem.detail).toMatch(named);
    expect(problem.reasons!.every(({ texts }) => texts.sv && texts.en && texts.sv !== texts.en)).toBe(true);
    // The same is told of a file that is to be compared first, in the same words, with what the decision needs.
    const told = await wouldStop(id, text);
    expect([told!.code, told!.detail, told!.reasons]).toEqual([
      problem.code,
      problem.detail,
      problem.reasons,
    ]);
    if (reasons.length > 1)
      expect(codes(await stopped(id, text, `&allow=${reasons[0]}`))).toEqual(reasons.slice(1));
    await loaded(id, text, `&allow=${reasons.join(',')}`);
    // What was accepted is what the next file is compared with.
    if (reasons[0] !== 'nothing_in_year') await loaded(id, text.replace('Konto 1930', 'Bankkonto'));
  });

  it('is stopped for all of it at once, set aside in one go or one by one', async () => {
    const id = await company();
    const some = gen(file(year.slice(2, 6), { extra: ['#VALUTA EUR'] }), '20250101');
    const problem = await stopped(id, some);
    expect(problem.detail).not.toContain('..');
    const all = [
      'covers_less',
      'balances_gone',
      'series_gone',
      'starts_later',
      'ends_earlier',
      'older_file',
      'currency_changed',
    ];
    expect(codes(problem)).toEqual(all);
    await loaded(
      id,
      some,
      codes(problem)!
        .map((code) => `&allow=${code}`)
        .join(''),
    );
  });

  it('a year never loaded: a long one is asked about, and does not stand in the way once refused', async () => {
    const id = await company(null);
    for (const typo of ['2025-07-01', '2025-12-31', '9999-12-31'])
      expect(codes(await stopped(id, file(year, { end: typo })))).toEqual(['long_year']);
    await loaded(id, file(year, { end: '2025-06-30' }));
  });
});

describe('what is daily', () => {
  const changes = fc.record({
    base: fc.integer({ min: 2, max: year.length }),
    deleted: fc.option(fc.nat(), { nil: null }),
    added: fc.integer({ min: 0, max: 3 }),
    texts: fc.constantFrom('Verifikat', 'Rättat', 'Åtgärdat'),
    name: fc.constantFrom('Test AB', 'Nytt Namn AB'),
    rows: fc.integer({ min: 2, max: 40 }),
  });
  it('loads without a question: a voucher deleted, others added, texts and names changed', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async ({ base, deleted, added, texts, name, rows }) => {
        // One voucher may be most of the year.
        const many = Array.from({ length: rows }, (_, i): [string, number] => ['1930', i % 2 ? 100 : -100]);
        const vouchers = year.slice(0, base).map((one, i) => (i === 0 ? { ...one, rows: many } : one));
        const id = await company(file(vouchers));
        const left = vouchers.filter((_, i) => deleted === null || i !== deleted % base);
        const more = Array.from({ length: added }, (_, i) => voucher('C', i + 1, 12 - i));
        const next = file([...left, ...more], { name }).replaceAll('"Verifikat', `"${texts}`);
        await loaded(id, next);
      }),
      { numRuns: 10 },
    );
  });

  it('a year that grows month by month, from its first day on', async () => {
    const opening = without(file([]), /#(UB|RES) .*\r\n/g);
    const id = await company(opening);
    for (const month of ['01', '02', '07', '12'])
      await loaded(id, file(year.filter(({ date }) => date.slice(5, 7) <= month)));
    expect((await world.years(id))[0]).toMatchObject({ vouchers: 30 });
  });

  it('the last voucher of a series, a few of a large year', async () => {
    const large = Array.from({ length: 200 }, (_, i) => voucher('A', i + 1, (i % 11) + 1));
    const id = await company(file([...large, voucher('B', 1, 12), voucher('B', 2, 12)]));
    await loaded(id, file(large));
  });
});

describe('a purged year', () => {
  it('remembers what it held: what brings none of it is stopped, what is whole is not', async () => {
    const id = await company();
    await purge(id);
    const headed = file([]);
    for (const [text, expected] of [
      [headed.replace('#SIETYP 4', '#SIETYP 1'), ['suspiciously_empty', 'kind_changed']],
      [headed.slice(0, headed.indexOf('#IB')), ['suspiciously_empty', 'kind_changed', 'balances_gone']],
      [headed.slice(0, headed.indexOf('#UB')), ['suspiciously_empty', 'balances_gone']],
      [whole.slice(0, whole.indexOf('#VER')), ['suspiciously_empty']],
    ] as const) {
      const problem = await stopped(id, text);
      expect(codes(problem)).toEqual(expected);
      expect(problem.detail).toContain('Före tömningen: 30 verifikat');
      expect(problem.reasons![0]!.texts.en).toContain('Before the purge: 30 vouchers');
      expect((await wouldStop(id, text))!.reasons).toEqual(problem.reasons);
    }
    expect(await wouldStop(id, file(year.slice(1)))).toBeNull();
    await loaded(id, file(year.slice(1)));
  });

  it('is brought back by undo whatever it is, and by the same file', async () => {
    const id = await company();
    await loaded(id, file([]), '&allow=suspiciously_empty');
    const { id: job } = await purge(id);
    const undo = await world.api<Job>('POST', `/v1/companies/${id}/jobs/${job}/undo`);
    await world.drain();
    expect(await world.job(id, undo.body.id)).toMatchObject({ state: 'done' });
    await purge(id);
    await loaded(id, file([]));
    // What was accepted last is what counts: nothing is missed of the fuller year before it.
    await purge(id);
    await loaded(id, file(year.slice(0, 1)));
  });
});

describe('vouchers of another declared year', () => {
  const strays = [
    { ...voucher('A', 901, 12, 30), date: '2023-12-30' },
    { ...voucher('A', 902, 12, 31), date: '2023-12-31' },
  ];
  const outside = { ...voucher('A', 903, 1), date: '2025-02-01' };
  const mixed = file([strays[0]!, ...year, outside, strays[1]!], twoYears).replace(
    '   #TRANS 1930 {} 902',
    '   #BTRANS 1930 {} 5.00\r\n   #TRANS 1930 {} 902',
  );
  const own = file([...year, outside], { extra: ['#RAR -1 20230101 20231231', ...balances] });

  const read = async (id: string) => {
    const path = `/v1/companies/${id}/fiscal-years/${start}`;
    const [sums, vouchers, sie] = await Promise.all([
      world.api<Balances>('GET', `${path}/balances`),
      world.api<{ items: object[] }>('GET', `${path}/vouchers?limit=100`),
      world.send('GET', `${path}/sie`),
    ]);
    const exported = new TextDecoder()
      .decode(await sie.arrayBuffer())
      .replaceAll(/#(GEN|KSUMMA|PROGRAM).*\r\n/g, '');
    return { sums: sums.body.accounts, vouchers: vouchers.body.items, exported };
  };

  it('are not in the year: its rows, sums, counts, export and reconciliation are those without them', async () => {
    const [id, other] = [await company(null), await company(own)];
    const { sieFile, job } = await loaded(id, mixed);
    expect(sieFile).toMatchObject({ vouchers: 31, rows: 62, vouchersOfOtherYears: 2 });
    const done = await world.job(id, job.id);
    expect(done).toMatchObject({ progress: { done: 62, total: 62 } });
    expect(done.fiscalYears[0]).toMatchObject({ vouchers: 31, rows: 62, after: { vouchers: 31, rows: 62 } });
    const warning = done.warnings.find(({ code }) => code === 'voucher_of_other_year');
    expect(warning).toMatchObject({ count: 2 });
    expect(warning?.message.sv).toMatch(/901.*902/);
    expect(done.warnings.map(({ code }) => code)).toContain('voucher_outside_years');
    expect(await read(id)).toEqual(await read(other));
    expect((await world.years(id)).at(-1)).toMatchObject({ vouchers: 31, rows: 62 });
    const asked = await world.api<Job>('POST', `/v1/companies/${id}/reconciliations`, {
      fiscalYears: [start],
    });
    await world.drain();
    const path = `/v1/companies/${id}/reconciliations/${asked.body.id}`;
    const { body } = await world.api<{ fiscalYears: { differences: object[] }[] }>('GET', path);
    expect(body.fiscalYears).toMatchObject([{ differences: [] }]);
  });
});

describe('a file taken in before its outline was kept', () => {
  const forget = (id: string, counts = '') =>
    world.real.LEDGER_00.prepare(`UPDATE sie_file SET outline = NULL ${counts} WHERE company_id = ?1`)
      .bind(id)
      .run();

  it.each([
    ['fewer vouchers', file(year.filter((_, i) => i % 5 > 2)), ['covers_less']],
    ['the last months', file(year.filter(({ date }) => date < '2024-10-01')), ['ends_earlier']],
    ['vouchers without balances', without(whole, /#(IB|UB|RES) .*\r\n/g), ['kind_changed']],
  ])('%s: is compared by what there is', async (_, text, reasons) => {
    const id = await company();
    await forget(id);
    expect(codes(await stopped(id, text))).toEqual(reasons);
    await loaded(id, file(year.slice(1)));
  });

  it('and holds vouchers of another year: they are left out when it is read again, and all counts agree', async () => {
    const stray = { ...voucher('A', 901, 12), date: '2023-12-30' };
    const id = await company(file([stray, ...year], twoYears));
    await forget(id, ', vouchers = 31, rows = 62, debit_ore = debit_ore + 90100');
    const { id: purged } = await purge(id);
    const undo = await world.api<Job>('POST', `/v1/companies/${id}/jobs/${purged}/undo`);
    await world.drain();
    expect(await world.job(id, undo.body.id)).toMatchObject({
      state: 'done',
      progress: { done: 60, total: 60 },
      fiscalYears: [{ vouchers: 30, rows: 60, after: { vouchers: 30, rows: 60 } }],
    });
    expect(codes(await stopped(id, file(year.filter(({ series }) => series === 'A'))))).toEqual([
      'series_gone',
    ]);
  });
});

describe('whose file it is', () => {
  const named = (orgnr: string, name = 'Test AB') =>
    file(year, { name }).replace(/#ORGNR .*\r\n/, orgnr === '' ? '' : `#ORGNR ${orgnr}\r\n`);

  it.each([
    ['the number, whatever the name', named('5566778899', 'Något Helt Annat AB')],
    ['the number with its century', named('165566778899', 'Nytt AB')],
    ['the VAT number', named('SE556677889901', 'Nytt AB')],
    ['no number, the same name', named('', 'TEST  Aktiebolag')],
    ['a number that is none, the same name', named('123', 'Aktiebolaget Test (publ)')],
  ])('is told by %s', async (_, text) => {
    await loaded(await company(null), text);
  });

  it.each([
    ['another number', named('112233-4455')],
    ["another's VAT number", named('SE112233445501')],
    ['another number with its century', named('161122334455')],
  ])('is told by %s: never taken in', async (_, text) => {
    expect((await stopped(await company(null), text, '&allow=company_unconfirmed')).code).toBe(
      'other_company',
    );
  });

  it.each([
    ['no number and another name', named('', 'Annat AB')],
    ['no number and no name', named('', '')],
    ['nine digits and another name', named('556677889', 'Annat AB')],
    ['a foreign number and another name', named('NO123456789MVA', 'Annat AB')],
  ])('%s: is asked about', async (_, text) => {
    const id = await company(null);
    const problem = await stopped(id, text);
    expect(codes(problem)).toEqual(['company_unconfirmed']);
    expect(problem.detail).toContain('556677-8899');
    await loaded(id, text, '&allow=company_unconfirmed');
  });

  it('and what its year would lose are asked about together, though it is only to be compared', async () => {
    const id = await company();
    const text = named('', 'Annat AB').replace(/#IB .*\r\n/g, '');
    const problem = await stopped(id, text, '&load=false');
    expect(codes(problem)).toEqual(['company_unconfirmed', 'balances_gone']);
    expect(codes((await wouldStop(id, text, '&allow=company_unconfirmed'))!)).toEqual(['balances_gone']);
    expect(await wouldStop(id, text, '&allow=company_unconfirmed,balances_gone')).toBeNull();
  });
});
