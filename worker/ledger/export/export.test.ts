// A year read out as SIE is the year that was read in.
import { describe, expect, it } from 'vitest';
import { createEncodingDetector, createSieReader, type SieEvent } from '../../../shared/sie/index.ts';
import { createWorld } from '../../testing/world.ts';
import { sieText } from '../../testing/sie-text.ts';

const number = '556677-8899';

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
    const world = await createWorld();
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
    const world = await createWorld();
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
    const world = await createWorld();
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
