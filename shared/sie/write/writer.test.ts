// The writer: its records, its order, what it replaces and what it refuses.
import { describe, expect, test } from 'vitest';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4, write } from '../test-support.ts';
import type { SieEvent } from '../types.ts';

test('writes a file as SIE 4B has it', () => {
  const { events } = read(
    sie4(
      '#KONTO 1930 Bank',
      '#SRU 1930 7281',
      '#DIM 6 Projekt',
      '#OBJEKT 6 P-12 "Nytt hus"',
      '#IB 0 1930 5',
      '#PSALDO 0 202401 1930 {6 "P-12"} -.05 2',
      '#VER A 1 20240131 "Köp \\"hus\\"" "" anna',
      '{',
      '#TRANS 1930 {6 "P-12"} 100 "" "x" "" bo',
      '#TRANS 2440 {} -100',
      '}',
    ),
  );
  const { text, report } = write(events, { checksum: true });
  expect(text.split('\r\n')).toEqual([
    '#FLAGGA 0',
    '#KSUMMA',
    '#PROGRAM "Test" "1"',
    '#FORMAT PC8',
    '#GEN 20240601',
    '#SIETYP 4',
    '#ORGNR 556677-8899',
    '#FNAMN "Övning AB"',
    '#RAR 0 20240101 20241231',
    '#KONTO 1930 "Bank"',
    '#SRU 1930 "7281"',
    '#DIM 6 "Projekt"',
    '#OBJEKT 6 "P-12" "Nytt hus"',
    '#IB 0 1930 5.00',
    '#PSALDO 0 202401 1930 {"6" "P-12"} -0.05 2',
    '#VER "A" "1" 20240131 "Köp \\"hus\\"" "" "anna"',
    '{',
    '#TRANS 1930 {"6" "P-12"} 100.00 "" "x" "" "bo"',
    '#TRANS 2440 {} -100.00',
    '}',
    expect.stringMatching(/^#KSUMMA \d+$/),
    '',
  ]);
  expect(report).toMatchObject({ vouchers: 1, rows: 2, replaced: [], undeclaredAccounts: ['2440'] });
  expect(read(cp437(text)).summary.ksumma).toBe('ok');
});

test('replaces signs that code page 437 lacks, and says so', () => {
  let number = 0;
  const event = (name: string): SieEvent => ({ type: 'account', line: 0, number: `${++number}`, name });
  const { text, report } = write([
    event('Øl – ”pris” 5 € ⚙'),
    event('Ö'),
    event('rad\nbrytning'),
    event('Zażółć'),
    event('a b\\'),
    event('c\\'),
  ]);
  expect(text).toContain('"Ol - \\"pris\\" 5 EUR ?"');
  expect(text).toContain('"Ö"');
  expect(text).toContain('"rad brytning"');
  expect(text).toContain('"Zazólc"');
  expect(text).toContain('"a b\\ "');
  expect(text).toContain('#KONTO 6 c\\\r\n');
  expect(report.replaced).toContainEqual({ sign: '”', replacement: '"', count: 2 });
  expect(report.replaced).toContainEqual({ sign: '⚙', replacement: '?', count: 1 });
});

test('codes that a near sign would make one stay apart', () => {
  const utf8 = new TextEncoder().encode(
    [
      '#FLAGGA 0',
      '#FNAMN "Prov"',
      '#RAR 0 20250101 20251231',
      '#KONTO ØA "x"',
      '#KONTO OA "y"',
      '#OBJEKT 1 "Ø1" "Nørrebro"',
      '#OBJEKT 1 "O1" "Oslo"',
      ...['Ø', 'O'].flatMap((series) => [
        `#VER "${series}" Ø7 20250115 "a"`,
        '{',
        `#TRANS ${series}A {1 "${series}1"} 100`,
        '#TRANS 1930 {} -100',
        '}',
      ]),
      '',
    ].join('\n'),
  );
  const { text, report, bytes } = write(read(utf8).events);
  expect(text.match(/#OBJEKT .*/g)).toEqual(['#OBJEKT 1 "O1" "Oslo"', '#OBJEKT 1 "O~D8~1" "Norrebro"']);
  expect(text.match(/#VER "O.*"/g)).toEqual([
    '#VER "O~D8~" "O~D8~7" 20250115 "a"',
    '#VER "O" "O~D8~7" 20250115 "a"',
  ]);
  expect(text.match(/#TRANS .*A.*/g)).toEqual([
    '#TRANS "O~D8~A" {"1" "O~D8~1"} 100.00',
    '#TRANS OA {"1" "O1"} 100.00',
  ]);
  expect(report.replaced).toContainEqual({ sign: 'Ø', replacement: 'O~D8~', count: 7 });
  expect(report.replaced).toContainEqual({ sign: 'ø', replacement: 'o', count: 1 });
  expect(read(bytes).summary.warnings.map(({ code }) => code)).not.toContain('account_repeated');
});

test('the chart is sorted, and nothing stands twice in it', () => {
  const { events } = read(
    sie4(
      '#KONTO 3001 "Sälj"',
      '#KONTO 0019 "Noll"',
      '#KONTO 3001 "Igen"',
      '#SRU 3001 7410',
      '#SRU 3001 7410',
      '#SRU 3001 7411',
      '#SRU 1930 7281',
      '#KTYP 3001 I',
      '#KTYP 3001 K',
      '#DIM 20 "Fri"',
      '#DIM 6 "Projekt"',
      '#DIM 6 "Igen"',
      '#UNDERDIM 21 "Under" 20',
      '#OBJEKT 20 "b" "B"',
      '#OBJEKT 6 "b" "B"',
      '#OBJEKT 6 "a" "A"',
      '#OBJEKT 6 "b" "Igen"',
    ),
  );
  const { text } = write(events);
  expect(text.split('\r\n').slice(text.split('\r\n').indexOf('#RAR 0 20240101 20241231') + 1)).toEqual([
    '#KONTO 0019 "Noll"',
    '#KONTO 1930 ""',
    '#SRU 1930 "7281"',
    '#KONTO 3001 "Sälj"',
    '#KTYP 3001 I',
    '#SRU 3001 "7410"',
    '#SRU 3001 "7411"',
    '#DIM 6 "Projekt"',
    '#DIM 20 "Fri"',
    '#UNDERDIM 21 "Under" 20',
    '#OBJEKT 6 "a" "A"',
    '#OBJEKT 6 "b" "B"',
    '#OBJEKT 20 "b" "B"',
    '',
  ]);
});

test('every record of identification is kept', () => {
  const lines = [
    '#PROSA "Fri text"',
    '#FTYP AB',
    '#FNR "C:\\Bok\\1"',
    '#BKOD 62010',
    '#ADRESS "Anna" "Gatan 1" "123 45 Åby" "08-1"',
    '#TAXAR 2025',
    '#OMFATTN 20241231',
    '#KPTYP BAS2024',
    '#VALUTA EUR',
  ];
  const { text } = write(read(sie4(...lines)).events);
  for (const line of lines) expect(text.split('\r\n')).toContain(line);
});

describe('refuses', () => {
  const voucher: SieEvent = {
    type: 'voucher',
    line: 0,
    yearIndex: 0,
    series: 'A',
    number: '1',
    date: '2024-01-31',
    text: '',
    registered: null,
    signature: '',
  };
  const row: SieEvent = {
    type: 'row',
    line: 0,
    kind: 'trans',
    account: '1930',
    objects: [],
    amountOre: 1,
    date: null,
    text: '',
    quantity: null,
    signature: '',
  };
  const end: SieEvent = { type: 'voucherEnd', line: 0, differenceOre: 0 };
  test.each<[string, SieEvent[], string]>([
    ['a voucher that does not balance', [voucher, row, end], 'voucher_unbalanced'],
    ['a row outside a voucher', [row], 'row_outside_voucher'],
    ['a broken date', [{ ...voucher, date: '2024-02-30' }], 'bad_date'],
    ['an amount with a fraction of öre', [voucher, { ...row, amountOre: 0.5 }], 'bad_amount'],
    [
      'records out of order',
      [voucher, end, { type: 'account', line: 0, number: '1', name: '' }],
      'out_of_order',
    ],
    ['a voucher not ended', [voucher], 'out_of_order'],
  ])('%s', (_, events, code) => {
    try {
      write(events);
      expect.unreachable();
    } catch (error) {
      expect(isSieRefusal(error) && error.code).toBe(code);
    }
  });
  test('but writes one that does not balance on demand', () => {
    expect(write([voucher, row, end], { allowUnbalanced: true }).report.rows).toBe(1);
  });
});
