// The chart follows the newest fiscal year, whatever is read in last, and each year shows its own.
import { expect, it } from 'vitest';
import type { Balances } from '../../../shared/contract/fiscal-year.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import { sieText, type TestVoucher } from '../../testing/sie-text.ts';
import { createWorld } from '../../testing/world.ts';

const number = '556677-8899';
const numbers = ['1930', '2440', '3001', '5010'];
const vouchersOf = (start: string): TestVoucher[] => [
  {
    series: 'A',
    number: '1',
    date: `${start.slice(0, 4)}-03-01`,
    rows: numbers.map((account, i) => [account, i === 0 ? -300 : 100]),
  },
];

interface Said {
  name: string;
  type?: string;
  unit?: string;
  sru?: string[];
}
type Chart = Map<string, Said>;

const linesOf = (chart: Chart) =>
  [...chart].flatMap(([account, { name, type, unit, sru }]) => [
    `#KONTO ${account} "${name}"`,
    ...(type ? [`#KTYP ${account} ${type}`] : []),
    ...(unit ? [`#ENHET ${account} "${unit}"`] : []),
    ...(sru ?? []).map((code) => `#SRU ${account} ${code}`),
  ]);
const fileOf = (start: string, lines: string[]) =>
  sieText({
    organisationNumber: number,
    start,
    end: `${start.slice(0, 4)}-12-31`,
    vouchers: vouchersOf(start),
  })
    .split('\r\n')
    .filter((line) => !line.startsWith('#KONTO'))
    .flatMap((line) => (line.startsWith('#IB ') ? [...lines, line] : [line]))
    .join('\r\n');

const world = await createWorld();
const createCompany = async () => {
  const { id } = await world.company('Kontoplan AB', number);
  const path = `/v1/companies/${id}/fiscal-years`;
  return {
    id,
    load: async (start: string, lines: string[], vouchersOnly = false) => {
      const file = fileOf(start, lines).replace(vouchersOnly ? /^#IB.*\r\n/gm : /^$/, '');
      const { status } = await world.upload(id, file, `${start}.se`, '&allow=covers_less');
      expect(status).toBe(202);
      await world.drain();
    },
    purge: async (start: string, reload = false) => {
      const body = { fiscalYears: [start], confirm: number, reload };
      expect((await world.api('POST', `/v1/companies/${id}/purges`, body)).status).toBe(202);
      await world.drain();
    },
    names: async (start: string) => {
      const { body } = await world.api<Balances>('GET', `${path}/${start}/balances`);
      return Object.fromEntries(body.accounts.map(({ account, name }) => [account, name]));
    },
    /** The records of the export that begin with one of the labels. */
    exported: async (start: string, ...labels: string[]) => {
      const response = await world.send('GET', `${path}/${start}/sie`);
      const text = new TextDecoder('latin1').decode(await response.arrayBuffer());
      return text.split('\r\n').filter((line) => labels.some((label) => line.startsWith(`#${label} `)));
    },
  };
};

it('the newest year names an account, and each year shows its own names', async () => {
  const { load, names, exported, purge } = await createCompany();
  await load('2025-01-01', ['#KONTO 1930 "Bank 2025"', '#KTYP 1930 T', '#SRU 1930 7281']);
  await load('2024-01-01', ['#KONTO 1930 "Bank 2024"', '#SRU 1930 7282', '#KONTO 2440 "Skulder 2024"']);
  // A year whose file names nothing shows the company's.
  await load('2023-01-01', []);
  expect(await names('2025-01-01')).toMatchObject({ 1930: 'Bank 2025', 2440: 'Skulder 2024' });
  expect(await names('2024-01-01')).toMatchObject({ 1930: 'Bank 2024', 2440: 'Skulder 2024' });
  expect(await names('2023-01-01')).toMatchObject({ 1930: 'Bank 2025', 2440: 'Skulder 2024' });
  expect(await exported('2024-01-01', 'KONTO', 'SRU')).toEqual([
    '#KONTO 1930 "Bank 2024"',
    '#SRU 1930 "7282"',
    '#KONTO 2440 "Skulder 2024"',
    '#KONTO 3001 ""',
    '#KONTO 5010 ""',
  ]);
  expect(await exported('2023-01-01', 'KONTO', 'KTYP', 'SRU')).toEqual([
    '#KONTO 1930 "Bank 2025"',
    '#KTYP 1930 T',
    '#SRU 1930 "7281"',
    '#KONTO 2440 "Skulder 2024"',
    '#KONTO 3001 ""',
    '#KONTO 5010 ""',
  ]);
  // Kept when the newest year is purged, and still not the older year's to change.
  await purge('2025-01-01');
  await purge('2024-01-01', true);
  expect(await names('2023-01-01')).toMatchObject({ 1930: 'Bank 2025' });
  // The same year may correct itself.
  await load('2025-01-01', ['#KONTO 1930 "Bankkonto"', '#SRU 1930 7283']);
  expect(await exported('2023-01-01', 'KONTO 1930', 'KTYP', 'SRU')).toEqual([
    '#KONTO 1930 "Bankkonto"',
    '#KTYP 1930 T',
    '#SRU 1930 "7283"',
  ]);
});

it('a file of vouchers only shows the dimensions and objects of the newest year, another its own', async () => {
  const { load, exported } = await createCompany();
  await load('2025-01-01', ['#DIM 6 "Projekt"', '#OBJEKT 6 "P1" "Bygget"']);
  await load('2024-01-01', ['#DIM 6 "Uppdrag"', '#OBJEKT 6 "P1" "Gamla bygget"', '#OBJEKT 6 "P2" "Taket"']);
  await load('2023-01-01', []);
  await load('2022-01-01', [], true);
  expect(await exported('2024-01-01', 'DIM', 'OBJEKT')).toEqual([
    '#DIM 6 "Uppdrag"',
    '#OBJEKT 6 "P1" "Gamla bygget"',
    '#OBJEKT 6 "P2" "Taket"',
  ]);
  expect(await exported('2023-01-01', 'DIM', 'OBJEKT')).toEqual([]);
  expect(await exported('2022-01-01', 'DIM', 'OBJEKT')).toEqual([
    '#DIM 6 "Projekt"',
    '#OBJEKT 6 "P1" "Bygget"',
    '#OBJEKT 6 "P2" "Taket"',
  ]);
});

const starts = ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01'];
const randomChart = (random: Random, year: string): Chart =>
  new Map(
    numbers
      .filter(() => random.chance(0.7))
      .map((account) => [
        account,
        {
          name: random.chance(0.8) ? `${account} ${year} ${random.below(100)}` : '',
          ...(random.chance(0.5) ? { type: random.pick(['T', 'S', 'K', 'I']) } : {}),
          ...(random.chance(0.5) ? { unit: `st ${year}` } : {}),
          ...(random.chance(0.5) ? { sru: [String(7000 + random.below(900))] } : {}),
        },
      ]),
  );

it('in whatever order the years are read, and in whatever ranges', async () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const random = createRandom(seed);
    const { load, exported } = await createCompany();
    const charts = new Map(starts.map((start) => [start, randomChart(random, start.slice(0, 4))]));
    const order = [...starts].sort(() => random.below(3) - 1);
    world.setPace({ mergeRows: random.pick([1, 3, 5_000]) });
    for (const start of order) await load(start, linesOf(charts.get(start)!));
    await load('2020-01-01', []);
    // By its own rule: of each thing what the newest year says that says it.
    const newest = <K extends keyof Said>(account: string, key: K): Said[K] | undefined =>
      starts
        .map((start) => charts.get(start)!.get(account)?.[key])
        .findLast((said) => said !== undefined && said !== '');
    const expected = numbers.flatMap((account) => [
      `#KONTO ${account} "${newest(account, 'name') ?? ''}"`,
      ...(newest(account, 'type') ? [`#KTYP ${account} ${newest(account, 'type')}`] : []),
      ...(newest(account, 'unit') ? [`#ENHET ${account} "${newest(account, 'unit')}"`] : []),
      ...(newest(account, 'sru') ?? []).map((code) => `#SRU ${account} "${code}"`),
    ]);
    expect([order, await exported('2020-01-01', 'KONTO', 'KTYP', 'ENHET', 'SRU')]).toEqual([order, expected]);
  }
});
