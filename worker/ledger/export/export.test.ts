// A year read out as SIE is the year that was read in.
import { describe, expect, it } from 'vitest';
import {
  createEncodingDetector,
  createSieReader,
  createSieWriter,
  inFileOrder,
  type SieEvent,
  type SieWriterReport,
} from '../../../shared/sie/index.ts';
import { createRandom } from '../../testing/random.ts';
import { createWorld } from '../../testing/world.ts';
import { listOf } from '../parts/list.ts';
import { pageRows } from '../parts/pages.ts';
import { sieText, type TestVoucher } from '../../testing/sie-text.ts';

const number = '556677-8899';
type ReplacedSign = SieWriterReport['replaced'][number];
const world = await createWorld();

const read = (bytes: Uint8Array) => {
  const detector = createEncodingDetector();
  detector.push(bytes);
  const events: SieEvent[] = [];
  const reader = createSieReader({ encoding: detector.result(), onEvent: (event) => events.push(event) });
  reader.push(bytes);
  return { summary: reader.end(), events };
};
/** What the ledger holds of a file: without line numbers, and without the identification, which is our own. */
const content = (events: SieEvent[]) =>
  events.filter(({ type }) => type !== 'identification').map((event) => ({ ...event, line: 0 }));

const file = () =>
  sieText({
    organisationNumber: number,
    start: '2023-07-01',
    end: '2024-06-30',
    opening: [['1930', 12_345]],
    extra: [
      '#KTYP 1930 T',
      '#SRU 1930 7281',
      '#DIM 6 "Projekt"',
      '#OBJEKT 6 "P-12" "Räksmörgås"',
      '#UB 0 1930 12345.67',
      '#PSALDO 0 202309 3001 {} -100.00',
      '#PBUDGET 0 202309 3001 {6 "P-12"} -200.00 3.5',
    ],
    vouchers: [
      {
        series: 'A',
        number: '1',
        date: '2023-09-01',
        rows: [
          ['1930', 5],
          ['3001', -5],
        ],
      },
      { series: 'A', number: '2', date: '2024-02-29', rows: [] },
      {
        series: 'B',
        number: '1',
        date: '2024-06-30',
        rows: [
          ['1930', 90_071_992_547_40],
          ['3001', -90_071_992_547_40],
        ],
      },
    ],
  }).replace(
    '   #TRANS 3001 {} -0.05',
    '   #RTRANS 3001 {6 "P-12"} -0.05 20230902 "ändrad" 2 "anna"\r\n   #TRANS 3001 {6 "P-12"} -0.05 20230901 "ändrad" 2\r\n   #BTRANS 3002 {} -0.05 "" "struken \\"rad\\""',
  );

describe('GET …/fiscal-years/{start}/sie', () => {
  it('gives back what was loaded, in code page 437, closed by its control sum', async () => {
    const { id } = await world.company('Räksmörgås & Co AB', number);
    const sent = new TextEncoder().encode(file());
    expect((await world.upload(id, sent)).status).toBe(202);
    await world.drain();
    const response = await world.send('GET', `/v1/companies/${id}/fiscal-years/2023-07-01/sie`);
    expect(response.status).toBe(200);
    const back = read(new Uint8Array(await response.arrayBuffer()));
    expect(back.summary).toMatchObject({
      encoding: 'cp437',
      ksumma: 'ok',
      sieType: '4E',
      companyName: 'Räksmörgås & Co AB',
    });
    const order = (events: SieEvent[]) => content(events).sort((a, b) => rank(a) - rank(b));
    expect(order(back.events)).toEqual(order(read(sent).events));
  });

  it('says which signs code page 437 lacks, and what stands for them', async () => {
    const { id } = await world.company('Test AB', number);
    const text = file().replace('Verifikat 1', 'Kostnad 100 € – ”hyra”');
    await world.upload(id, new TextEncoder().encode(text));
    await world.drain();
    const response = await world.send('GET', `/v1/companies/${id}/fiscal-years/2023-07-01/sie`);
    const replaced = JSON.parse(response.headers.get('sie-replaced') ?? '[]') as {
      sign: string;
      replacement: string;
    }[];
    expect(replaced.map(({ sign, replacement }) => [sign, replacement])).toEqual([
      ['€', 'EUR'],
      ['–', '-'],
      ['”', '"'],
    ]);
    const back = read(new Uint8Array(await response.arrayBuffer()));
    expect(back.events).toContainEqual(
      expect.objectContaining({ type: 'voucher', text: 'Kostnad 100 EUR - "hyra"' }),
    );
  });

  it('refuses an empty year, and a year that is not', async () => {
    const { id } = await world.company('Test AB', number);
    await world.upload(id, new TextEncoder().encode(file()));
    await world.drain();
    const path = `/v1/companies/${id}`;
    await world.api('POST', `${path}/purges`, { fiscalYears: ['2023-07-01'], confirm: number });
    expect(await world.api('GET', `${path}/fiscal-years/2023-07-01/sie`)).toMatchObject({
      status: 409,
      body: { code: 'year_empty' },
    });
    expect(await world.api('GET', `${path}/fiscal-years/1999-01-01/sie`)).toMatchObject({ status: 404 });
  });
});

describe('the header Sie-Replaced', () => {
  it('tells the same as writing the whole file does', async () => {
    const random = createRandom(7);
    const signs = ['€', '–', 'e\u0301', '中', 'é', 'ø', '½', '\\', 'a', '{', '→'];
    const text = () => Array.from({ length: random.below(4) }, () => random.pick(signs)).join('');
    const lines = [
      '#FLAGGA 0',
      '#PROGRAM "X" 1',
      '#FORMAT PC8',
      '#GEN 20250101',
      '#SIETYP 4',
      '#PROSA "Från → till"',
      `#ORGNR ${number}`,
      '#FNAMN "Tecken AB"',
      '#RAR 0 20240101 20241231',
      ...['1930', '3001'].map((account) => `#KONTO ${account} "${text()}x"`),
      '#DIM 6 "Projekt"',
      '#OBJEKT 6 "ø1" "Träd – stort"',
      '#OIB 0 1930 {6 "中2"} 10.00',
      '#IB 0 1930 10.00',
      ...Array.from({ length: 60 }, (_, i) => [
        `#VER "${random.pick(['A', 'ø'])}" "${i}${random.pick(['', '→'])}" 20240105 "${text()}x" 20240106 "${text()}y"`,
        '{',
        `#TRANS 1930 {6 "${text()}z"} 1.00 20240105 "${text()}x" ${i} "${text()}x"`,
        `#TRANS 3001 {} -1.00 20240105 "${i}\\ "`,
        '}',
      ]).flat(),
    ];
    const sent = new TextEncoder().encode(lines.join('\r\n'));
    const { id } = await world.company('Tecken AB', number);
    expect((await world.upload(id, sent)).status).toBe(202);
    await world.drain();
    const response = await world.send('GET', `/v1/companies/${id}/fiscal-years/2024-01-01/sie`);
    const told = JSON.parse(response.headers.get('sie-replaced') ?? '[]') as ReplacedSign[];
    await response.arrayBuffer();
    const writer = createSieWriter({ onChunk: () => undefined });
    for (const event of inFileOrder(read(sent).events)) writer.write(event);
    const byReplaced = (signs: ReplacedSign[]) => signs.map((one) => JSON.stringify(one)).sort();
    expect(byReplaced(told)).toEqual(byReplaced(writer.end().replaced));
    expect(told.length).toBeGreaterThan(4);
  });
});

describe('a long year', () => {
  const exported = async (id: string) => {
    let statements = 0;
    let most = 0;
    world.setFault(async (call) => {
      statements += call.sql.length;
      const answer = await call.execute();
      most = Math.max(most, JSON.stringify(answer).length);
      return answer;
    });
    const response = await world.send('GET', `/v1/companies/${id}/fiscal-years/2024-01-01/sie`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    world.setFault(null);
    return { statements, most, summary: read(bytes).summary };
  };
  const load = async (vouchers: TestVoucher[], text?: (file: string) => string) => {
    const { id } = await world.company('Lång AB', number);
    const file = sieText({ organisationNumber: number, start: '2024-01-01', end: '2024-12-31', vouchers });
    const { body } = await world.upload(id, text ? text(file) : file);
    await world.drain();
    expect((await world.job(id, body.job.id)).state).toBe('done');
    return id;
  };
  const voucher = (n: number, rows: number): TestVoucher => ({
    series: 'A',
    number: String(n),
    date: '2024-05-01',
    rows: Array.from({ length: rows }, () => ['1930', 0]),
  });

  it('is read in pages, by rows and by vouchers: two million rows stay far inside the queries of an invocation', async () => {
    const short = await exported(await load([voucher(1, 2)]));
    const vouchers = [
      ...Array.from({ length: 24_999 }, (_, n) => voucher(n + 1, 1)),
      voucher(25_000, 20_001),
    ];
    const long = await exported(await load(vouchers));
    expect(long.summary).toMatchObject({ vouchers: 25_000, rows: 45_000, ksumma: 'ok' });
    // The pages that are more: of rows four, of vouchers two; what is looked through for signs takes longer ones.
    const pages = Math.ceil(45_000 / pageRows) + Math.ceil(25_000 / pageRows) - 2;
    const more = long.statements - short.statements;
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(pages);
    const ofMillions = (2_000_000 + 1_000_000) / pageRows;
    expect(short.statements + (more / pages) * ofMillions).toBeLessThan(400);
    // Which rows a generation consists of is told without reading them.
    const { LEDGER_00 } = world.real;
    const { meta } = await LEDGER_00.prepare(
      `SELECT * FROM ${listOf('ledger_row', '(SELECT max(id) FROM generation)')}`,
    ).run();
    expect(meta.rows_read).toBeLessThan(100);
  });

  it('with long texts is read in pages of some megabytes', async () => {
    const long = 'text '.repeat(30_000);
    const id = await load([voucher(1, 70)], (file) =>
      file.replaceAll(' {} 0.00', ` {} 0.00 20240501 "${long}"`),
    );
    const { most, summary } = await exported(id);
    expect(summary).toMatchObject({ vouchers: 1, rows: 70, ksumma: 'ok' });
    expect(most).toBeLessThan(4_000_000);
  });
});

/** The order of the groups of a file; within one, the order is kept. */
const groups = [
  'fiscalYear',
  'account',
  'accountType',
  'accountUnit',
  'sru',
  'dimension',
  'object',
  'balance',
];
const rank = ({ type }: { type: string }) => (groups.includes(type) ? groups.indexOf(type) : groups.length);
