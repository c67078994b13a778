// SIE 5 read into the same events as SIE 1–4.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEncodingDetector, isSieRefusal, openSieReader } from '../index.ts';
import type { SieEvent, SieSummary } from '../index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(
  bytes: Uint8Array,
  chunkBytes = bytes.length,
): Promise<{ events: SieEvent[]; summary: SieSummary }> {
  const detector = createEncodingDetector();
  detector.push(bytes);
  expect(detector.format()).toBe('sie5');
  const events: SieEvent[] = [];
  const reader = await openSieReader('sie5', {
    encoding: detector.result(),
    onEvent: (event) => events.push(event),
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  return { summary: reader.end(), events };
}

async function refusalOf(text: string) {
  try {
    await read(utf8(text));
  } catch (error) {
    if (isSieRefusal(error)) return error;
    throw error;
  }
  throw new Error('was read');
}

const file = (content: string, root = 'Sie', prolog = '<?xml version="1.0" encoding="utf-8"?>') => `${prolog}
<${root} xmlns="http://www.sie.se/sie5" xmlns:x="http://example.com/x">
  <FileInfo>
    <SoftwareProduct name="Bokför" version="6" /><FileCreation time="2024-12-21T12:14:44.12+01:00" by="LH" />
    <Company organizationId="556677-8899" name="Övning &amp; Co" clientId="7" />
    <FiscalYears><FiscalYear start="2023-07" end="2024-06" /><FiscalYear start="2024-07" end="2025-06" primary="true" lastCoveredDate="2024-12-31" /></FiscalYears>
    <AccountingCurrency currency="SEK" />
  </FileInfo>
  ${content}
</${root}>`;

const accounts = `<Accounts>
  <Account id="1930" name="Bank" type="asset"><OpeningBalance month="2024-07" amount="100.5" /><ClosingBalance month="2025-06" amount="50.50" quantity="2" />
    <ClosingBalanceMultidim month="2025-06" amount="10"><ObjectReference dimId="1" objectId="A" /><ObjectReference dimId="6" objectId="P" /></ClosingBalanceMultidim></Account>
  <Account id="5010" name="Hyra" type="cost" unit="m2"><ClosingBalance month="2025-06" amount="50" /><ClosingBalance month="2024-06" amount="7" /><Budget month="2024-08" amount="-3.1" /></Account>
</Accounts><Dimensions><Dimension id="6" name="Projekt"><Object id="P" name="Hus" /></Dimension></Dimensions>`;

const journal = `<Journal id="A" name="Löpande"><JournalEntry id="1" journalDate="2024-08-31" text="Köp">
    <EntryInfo date="2024-09-01" by="anna" />
    <LedgerEntry accountId="5010" amount="50" ledgerDate="2024-08-30" quantity="1.5" text="rad"><ObjectReference dimId="6" objectId="P" /></LedgerEntry>
    <LedgerEntry accountId="1930" amount="-40"><Overstrike date="2024-09-02" by="bo" /></LedgerEntry>
    <LedgerEntry accountId="1930" amount="-50"><EntryInfo date="2024-09-02" by="bo" /><x:Note>text</x:Note></LedgerEntry>
    <x:JournalEntry><LedgerEntry accountId="9" amount="1" /></x:JournalEntry>
  </JournalEntry></Journal>`;

test('events and summary', async () => {
  const { events, summary } = await read(utf8(file(accounts + journal)));
  expect(events.map(({ line: _, ...event }) => event)).toEqual([
    { type: 'identification', label: 'PROGRAM', values: ['Bokför', '6'] },
    { type: 'identification', label: 'GEN', values: ['20241221', 'LH'] },
    { type: 'identification', label: 'FNR', values: ['7'] },
    { type: 'identification', label: 'ORGNR', values: ['556677-8899'] },
    { type: 'identification', label: 'FNAMN', values: ['Övning & Co'] },
    { type: 'identification', label: 'VALUTA', values: ['SEK'] },
    { type: 'fiscalYear', index: -1, start: '2023-07-01', end: '2024-06-30' },
    { type: 'fiscalYear', index: 0, start: '2024-07-01', end: '2025-06-30' },
    { type: 'identification', label: 'OMFATTN', values: ['20241231'] },
    { type: 'account', number: '1930', name: 'Bank' },
    { type: 'accountType', account: '1930', accountType: 'T' },
    {
      type: 'balance',
      label: 'IB',
      yearIndex: 0,
      period: null,
      account: '1930',
      objects: [],
      amountOre: 10050,
      quantity: null,
    },
    {
      type: 'balance',
      label: 'UB',
      yearIndex: 0,
      period: null,
      account: '1930',
      objects: [],
      amountOre: 5050,
      quantity: '2',
    },
    {
      type: 'balance',
      label: 'OUB',
      yearIndex: 0,
      period: null,
      account: '1930',
      objects: ['1', 'A', '6', 'P'],
      amountOre: 1000,
      quantity: null,
    },
    { type: 'account', number: '5010', name: 'Hyra' },
    { type: 'accountType', account: '5010', accountType: 'K' },
    { type: 'accountUnit', account: '5010', unit: 'm2' },
    {
      type: 'balance',
      label: 'RES',
      yearIndex: 0,
      period: null,
      account: '5010',
      objects: [],
      amountOre: 5000,
      quantity: null,
    },
    {
      type: 'balance',
      label: 'RES',
      yearIndex: -1,
      period: null,
      account: '5010',
      objects: [],
      amountOre: 700,
      quantity: null,
    },
    {
      type: 'balance',
      label: 'PBUDGET',
      yearIndex: 0,
      period: '2024-08',
      account: '5010',
      objects: [],
      amountOre: -310,
      quantity: null,
    },
    { type: 'dimension', number: '6', name: 'Projekt', parent: null },
    { type: 'object', dimension: '6', code: 'P', name: 'Hus' },
    {
      type: 'voucher',
      yearIndex: 0,
      series: 'A',
      number: '1',
      date: '2024-08-31',
      text: 'Köp',
      registered: '2024-09-01',
      signature: 'anna',
    },
    {
      type: 'row',
      kind: 'trans',
      account: '5010',
      objects: ['6', 'P'],
      amountOre: 5000,
      date: '2024-08-30',
      text: 'rad',
      quantity: '1.5',
      signature: '',
    },
    {
      type: 'row',
      kind: 'removed',
      account: '1930',
      objects: [],
      amountOre: -4000,
      date: '2024-09-02',
      text: '',
      quantity: null,
      signature: 'bo',
    },
    {
      type: 'row',
      kind: 'added',
      account: '1930',
      objects: [],
      amountOre: -5000,
      date: '2024-09-02',
      text: '',
      quantity: null,
      signature: 'bo',
    },
    {
      type: 'row',
      kind: 'trans',
      account: '1930',
      objects: [],
      amountOre: -5000,
      date: null,
      text: '',
      quantity: null,
      signature: '',
    },
    { type: 'voucherEnd', differenceOre: 0 },
  ]);
  expect(summary).toMatchObject({
    sieType: 5,
    encoding: 'utf-8',
    program: 'Bokför 6',
    generatedOn: '2024-12-21',
    companyName: 'Övning & Co',
    organisationNumber: '556677-8899',
    balancesUntil: '2024-12-31',
    currency: 'SEK',
    accounts: 2,
    vouchers: 1,
    rows: 2,
    addedRows: 1,
    removedRows: 1,
    debitOre: 5000,
    openingBalancesYear0Ore: 10050,
    closingBalancesYear0Ore: 5050,
    warnings: [],
  });
});

test('an import file has no years', async () => {
  const text = file(journal, 'SieEntry').replace(/<FiscalYears>.*<\/FiscalYears>/, '');
  expect((await read(utf8(text))).summary).toMatchObject({ sieType: 5, vouchers: 1, fiscalYears: [] });
});

test('ISO-8859-1 by declaration, and UTF-8 with a byte order mark', async () => {
  const text = file(journal, 'Sie', '<?xml version="1.0" encoding="ISO-8859-1"?>');
  const latin1 = await read(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  expect(latin1.summary).toMatchObject({ encoding: 'iso-8859-1', companyName: 'Övning & Co' });
  expect((await read(utf8(`\ufeff${file(journal)}`))).summary.companyName).toBe('Övning & Co');
});

test('chunks of any size give the same', async () => {
  const bytes = utf8(file(accounts + journal));
  const whole = await read(bytes);
  for (const size of [1, 2, 3, 7, 100, 4096]) expect(await read(bytes, size)).toEqual(whole);
});

test('a file cut off anywhere is refused', async () => {
  const bytes = utf8(file(accounts + journal));
  for (let length = 200; length < bytes.length - 1; length += 37) {
    await expect(read(bytes.subarray(0, length))).rejects.toSatisfy(isSieRefusal);
  }
});

test('a broken field that may be left out is left out, with a warning', async () => {
  const text = file(accounts + journal)
    .replace('time="2024-12-21', 'time="0000-00-00')
    .replace('lastCoveredDate="2024-12-31"', 'lastCoveredDate="0"')
    .replace('ledgerDate="2024-08-30" quantity="1.5"', 'ledgerDate="0000-00-00" quantity="x"')
    .replace('<Overstrike date="2024-09-02"', '<Overstrike date="x"');
  const { events, summary } = await read(utf8(text));
  expect(summary).toMatchObject({ generatedOn: null, balancesUntil: null });
  expect(summary.warnings.map(({ code, label, count }) => [code, label, count])).toEqual([
    ['bad_optional_date', '<FileCreation>', 1],
    ['bad_optional_date', '<FiscalYear>', 1],
    ['bad_optional_date', '<LedgerEntry>', 1],
    ['bad_quantity', '<LedgerEntry>', 1],
    ['bad_optional_date', '<Overstrike>', 1],
  ]);
  expect(events.filter(({ type }) => type === 'row').slice(0, 2)).toMatchObject([
    { date: null, quantity: null, text: 'rad' },
    { kind: 'removed', date: null, signature: 'bo' },
  ]);
});

test('vouchers and balances of other years are told apart, whatever the order of the years', async () => {
  const vouchers = `<Journal id="A"><JournalEntry id="1" journalDate="2024-06-30"><LedgerEntry accountId="5010" amount="7" /></JournalEntry>
    <JournalEntry id="2" journalDate="2024-07-01"><LedgerEntry accountId="5010" amount="50" /></JournalEntry>
    <JournalEntry id="3" journalDate="2024-01-31"><LedgerEntry accountId="5010" amount="9"><Overstrike date="2024-02-01" by="bo" /></LedgerEntry></JournalEntry>
    <JournalEntry id="4" journalDate="2026-01-01" /></Journal>`;
  const outside =
    '<Account id="2081" type="equity"><OpeningBalance month="2022-01" amount="1" /><ClosingBalance month="2025-07" amount="2" /></Account></Accounts>';
  const { events, summary } = await read(utf8(file(accounts.replace('</Accounts>', outside) + vouchers)));
  expect(events.flatMap((event) => (event.type === 'voucher' ? [event.yearIndex] : []))).toEqual([
    -1,
    0,
    -1,
    null,
  ]);
  expect(summary).toMatchObject({
    vouchers: 4,
    year0: { vouchers: 2, rows: 1, removedRows: 0, debitOre: 5000 },
  });
  const counts = Object.fromEntries(summary.warnings.map(({ code, count }) => [code, count]));
  expect(counts).toMatchObject({
    voucher_of_other_year: 2,
    voucher_outside_years: 1,
    balance_outside_years: 1,
  });
  expect(events.filter((event) => event.type === 'balance' && event.account === '2081')).toEqual([]);
});

test('of years that share days the primary one holds', async () => {
  const text = file(accounts).replace('start="2023-07" end="2024-06"', 'start="2024-01" end="2024-12"');
  const { events, summary } = await read(utf8(text.replace('month="2024-06"', 'month="2024-12"')));
  expect(summary.fiscalYears).toEqual([{ index: 0, start: '2024-07-01', end: '2025-06-30' }]);
  expect(summary.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['fiscal_years_overlap', 'balance_of_skipped_year']),
  );
  expect(events.filter((event) => event.type === 'balance' && event.amountOre === 700)).toEqual([]);
});

describe('refuses', () => {
  test.each([
    [
      'a broken amount',
      file(
        '<Journal id="A"><JournalEntry id="1" journalDate="2024-08-31"><LedgerEntry accountId="1" amount="1.005" /></JournalEntry></Journal>',
      ),
      'bad_amount',
    ],
    [
      'a row without account',
      file(
        '<Journal id="A"><JournalEntry id="1" journalDate="2024-08-31"><LedgerEntry amount="1" /></JournalEntry></Journal>',
      ),
      'missing_field',
    ],
    ['a voucher without date', file('<Journal id="A"><JournalEntry id="1" /></Journal>'), 'bad_date'],
    ['an entity of its own', file('&x;', 'Sie', '<!DOCTYPE Sie [<!ENTITY x "y">]>'), 'bad_xml'],
    ['a document type', file('', 'Sie', '<!DOCTYPE Sie SYSTEM "http://example.com/x.dtd">'), 'bad_xml'],
    ['an unknown entity', file('<Journal id="&nbsp;" />'), 'bad_xml'],
    ['tags that do not match', file('<Journal>'), 'bad_xml'],
    ['another root', file('', 'Other'), 'not_sie'],
    ['elements nested without end', file('<a>'.repeat(100)), 'bad_xml'],
    ['a tag without end', file(`<Journal id="${'x'.repeat(3_000_000)}" />`), 'bad_xml'],
    [
      'a year that ends before it starts',
      file('').replace('start="2023-07"', 'start="2024-08"'),
      'bad_fiscal_year',
    ],
  ])('%s', async (_, text, code) => expect((await refusalOf(text)).code).toBe(code));

  test('and names the voucher', async () => {
    const text = file(
      '<Journal id="A"><JournalEntry id="7" journalDate="2024-08-31"><LedgerEntry accountId="1" amount="x" /></JournalEntry></Journal>',
    );
    expect((await refusalOf(text)).message).toMatch(
      /^Rad 9, <LedgerEntry> \(verifikation A 7\): "x" är inget belopp/,
    );
  });
});

const folder = join(
  process.env['SIE_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/sie-corpus'),
  'iCalcreator+Sie5Sdk/test/files',
);
test.skipIf(!existsSync(folder))('the sample files: figures hang together, nothing to warn of', async () => {
  for (const name of ['Sample.sie', 'SampleExtension.sie']) {
    const { summary } = await read(readFileSync(join(folder, name)));
    expect(summary).toMatchObject({
      sieType: 5,
      vouchers: 91,
      rows: 343,
      removedRows: 10,
      debitOre: 330573416,
      warnings: [],
    });
  }
});
