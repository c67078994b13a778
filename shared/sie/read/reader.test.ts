// What the reader accepts in silence, accepts with a warning and refuses: one example a rule of the format.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSieRefusal } from '../refusal.ts';
import { cp437, read, sie4 } from '../test-support.ts';
import type { RowEvent, SieEvent, SieRefusal, SieWarning } from '../types.ts';

const voucher = (...rows: string[]) => sie4('#VER A 1 20240131 "Hyra"', '{', ...rows, '}');
const balanced = (...rows: string[]) => voucher(...rows, '#TRANS 1930 {} 0');
const rowsOf = (events: SieEvent[]) => events.filter((event): event is RowEvent => event.type === 'row');
const codes = (bytes: Uint8Array) => read(bytes).summary.warnings.map((warning) => warning.code);

function refusalOf(bytes: Uint8Array, options = {}): SieRefusal {
  try {
    read(bytes, options);
  } catch (error) {
    if (isSieRefusal(error)) return error;
    throw error;
  }
  throw new Error('was read');
}

/** Hexadecimal bytes, then the text's. */
const bytesOf = (hex: string, text = '') =>
  Uint8Array.from([
    ...(hex.replaceAll(' ', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
    ...[...text].map((sign) => sign.charCodeAt(0)),
  ]);

test('reads a voucher in full', () => {
  const { events, summary } = read(
    sie4(
      '#KONTO 5010 "Lokalhyra"',
      '#KONTO 1930 "Bank"',
      '#VER L 31 20240229 "Hyra mars" 20240304 "anna"',
      '{',
      '   #TRANS 5010 {"1" "20" "6" "P-12"} 10000.00',
      '\t#TRANS  1930\t{} -10000.00 20240301 "betald \\"kontant\\"" 2.5 "bo"',
      '}',
    ),
  );
  expect(events.slice(-4)).toEqual([
    {
      type: 'voucher',
      line: 11,
      yearIndex: 0,
      series: 'L',
      number: '31',
      date: '2024-02-29',
      text: 'Hyra mars',
      registered: '2024-03-04',
      signature: 'anna',
    },
    {
      type: 'row',
      line: 13,
      kind: 'trans',
      account: '5010',
      objects: ['1', '20', '6', 'P-12'],
      amountOre: 1000000,
      date: null,
      text: '',
      quantity: null,
      signature: '',
    },
    {
      type: 'row',
      line: 14,
      kind: 'trans',
      account: '1930',
      objects: [],
      amountOre: -1000000,
      date: '2024-03-01',
      text: 'betald "kontant"',
      quantity: '2.5',
      signature: 'bo',
    },
    { type: 'voucherEnd', line: 15, differenceOre: 0 },
  ]);
  expect(summary).toMatchObject({
    sieType: '4I',
    companyName: 'Övning AB',
    accounts: 2,
    vouchers: 1,
    rows: 2,
    debitOre: 1000000,
    warnings: [],
    firstVoucherDate: '2024-02-29',
    lastVoucherDate: '2024-02-29',
  });
  expect([...summary.sumByAccount]).toEqual([
    ['5010', 1000000],
    ['1930', -1000000],
  ]);
});

test('reads a period balance and an object balance', () => {
  const { events } = read(
    sie4('#PSALDO 0 202401 3010 {"1" "10"} -1234.5 -3', '#OIB -1 1510 {"6" "P7"} 0.07'),
  );
  expect(events.slice(-2)).toEqual([
    {
      type: 'balance',
      line: 9,
      label: 'PSALDO',
      yearIndex: 0,
      period: '2024-01',
      account: '3010',
      objects: ['1', '10'],
      amountOre: -123450,
      quantity: '-3',
    },
    {
      type: 'balance',
      line: 10,
      label: 'OIB',
      yearIndex: -1,
      period: null,
      account: '1510',
      objects: ['6', 'P7'],
      amountOre: 7,
      quantity: null,
    },
  ]);
});

describe('fields', () => {
  test.each([
    ['"C:\\Program\\X"', 'C:\\Program\\X'],
    ['"1110\\\\1002 Hus"', '1110\\\\1002 Hus'],
    ['"\\"X\\""', '"X"'],
    ['"Licenser   "', 'Licenser   '],
    ['oquoted', 'oquoted'],
    ['"med {klammer} i"', 'med {klammer} i'],
    ['"F"rs,ljning"', 'F"rs,ljning'],
    ['"260 aaaa', '260 aaaa'],
    ['"C:\\X\\"', 'C:\\X\\'],
    ['""', ''],
  ])('text %s', (written, text) => {
    expect(rowsOf(read(balanced(`#TRANS 1930 {} 0 "" ${written}`)).events)[0]?.text).toBe(text);
  });

  test.each([
    ['0', 0],
    ['-0.00', 0],
    ['3890.4', 389040],
    ['-5', -500],
    ['0.07', 7],
    ['-0.05', -5],
    ['"12.34"', 1234],
    ['90071992547409.91', 9007199254740991],
    ['-90071992547409.91', -9007199254740991],
    ['0000000000000000000001.10', 110],
  ])('amount %s', (written, ore) => {
    const { events, summary } = read(sie4(`#IB 0 1930 ${written}`));
    expect(events.at(-1)).toMatchObject({ amountOre: ore });
    expect(Object.is(summary.openingBalancesYear0Ore, ore)).toBe(true);
    expect(summary.warnings.filter(({ code }) => code.startsWith('amount'))).toEqual([]);
  });

  test.each([
    ['12,50', 1250, 'amount_comma'],
    ['+12.50', 1250, 'amount_plus'],
    ['.50', 50, 'amount_no_whole'],
    ['1.5000', 150, 'amount_zeros'],
  ])('odd amount %s', (written, ore, code) => {
    expect(read(sie4(`#IB 0 1930 ${written}`)).events.at(-1)).toMatchObject({ amountOre: ore });
    expect(codes(sie4(`#IB 0 1930 ${written}`))).toContain(code);
  });

  test.each([
    ['1.005', 'bad_amount'],
    ['1e3', 'bad_amount'],
    ['tolv', 'bad_amount'],
    ['-', 'bad_amount'],
    ['1.2.3', 'bad_amount'],
    ['--5', 'bad_amount'],
    ['90071992547409.92', 'amount_too_large'],
    ['9'.repeat(200), 'amount_too_large'],
    ['""', 'missing_field'],
    ['', 'missing_field'],
  ])('broken amount %s', (written, code) => {
    expect(refusalOf(sie4(`#IB 0 1930 ${written}`)).code).toBe(code);
    expect(refusalOf(balanced(`#TRANS 1930 {} ${written}`)).code).toBe(code);
  });

  test('a sum that would not be exact is refused', () => {
    expect(refusalOf(balanced('#TRANS 1930 {} 90071992547409.91', '#TRANS 1931 {} 0.01')).code).toBe(
      'amount_too_large',
    );
    expect(refusalOf(sie4('#IB 0 1930 90071992547409.91', '#IB 0 1931 0.01')).code).toBe('amount_too_large');
  });

  test('an object code is text, and blanks beside braces do not matter', () => {
    const rows = rowsOf(
      read(balanced('#TRANS 1930{ "1" "0010"}0', '#TRANS 1930 { 1 10 } 0', '#TRANS 1930 { } 0')).events,
    );
    expect(rows.slice(0, 3).map((row) => row.objects)).toEqual([['1', '0010'], ['1', '10'], []]);
  });
});

describe('accepts with a warning', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'the flag set',
      cp437(new TextDecoder().decode(sie4()).replace('#FLAGGA 0', '#FLAGGA 1')),
      'already_imported',
    ],
    ['a voucher that does not balance', voucher('#TRANS 1930 {} 0.01'), 'voucher_unbalanced'],
    ['a voucher without rows', voucher(), 'voucher_without_rows'],
    [
      'the same number twice',
      sie4('#VER A 1 20240131', '{', '}', '#VER A 1 20240201', '{', '}'),
      'voucher_repeated',
    ],
    ['{ missing', sie4('#VER A 1 20240131', '#TRANS 1930 {} 0', '}'), 'brace_missing'],
    [
      '} missing',
      sie4('#VER A 1 20240131', '{', '#TRANS 1930 {} 0', '#VER A 2 20240131', '{', '}'),
      'brace_missing',
    ],
    [
      '{ on the line of #VER',
      sie4('#VER A 1 20240131 "x" {', '#TRANS 1930 {} 0', '}'),
      'brace_on_voucher_line',
    ],
    ['#RTRANS without its twin', balanced('#RTRANS 1930 {} 5'), 'twin_missing'],
    ['a date with hyphens', sie4('#VER A 1 2024-01-31', '{', '}'), 'date_hyphens'],
    ['a voucher outside the years', sie4('#VER A 1 20250101', '{', '}'), 'voucher_outside_years'],
    ['an account not of digits', sie4('#KONTO 11AF "x"'), 'account_not_numeric'],
    ['#KONTO without number', sie4('#KONTO "" "x"'), 'record_incomplete'],
    ['an account not declared', balanced(), 'account_not_declared'],
    ['an object list left out', sie4('#PSALDO 0 202401 3010 5'), 'object_list_missing'],
    ['a period that is none', sie4('#PSALDO 0 3010 202401 {} 5'), 'bad_period'],
    ['a year without dates', sie4('#RAR -1'), 'fiscal_year_without_dates'],
    ['a year with zeros for dates', sie4('#RAR -1 00000000 0'), 'fiscal_year_without_dates'],
    ['#GEN without a date', cp437('#FLAGGA 0\n#GEN 00000000\n'), 'bad_generated_date'],
    ['#OMFATTN without a date', sie4('#OMFATTN 0'), 'bad_balance_date'],
    ['a quantity that is none', balanced('#TRANS 1930 {} 0 "" "" x'), 'bad_quantity'],
    ['an unknown label', sie4('#MOMSKOD 1'), 'unknown_label'],
    ['a comment', sie4('; comment'), 'not_a_record'],
    ['a quote not closed', sie4('#KONTO 1930 "Bank'), 'quote_not_closed'],
    ['a quote not escaped', sie4('#KONTO 1930 "F"retag"'), 'quote_not_escaped'],
    ['a control character', sie4('#KONTO 1930 "Ba\u0001nk"'), 'control_character'],
    ['a record given twice', sie4('#FNAMN "Annan AB"'), 'record_repeated'],
    ['small letters', sie4('#konto 1930 "x"'), 'label_not_capitals'],
    ['no year 0', cp437('#FLAGGA 0\n#RAR -1 20230101 20231231\n'), 'year_0_missing'],
    ['a balance given twice', sie4('#IB 0 1930 5', '#IB 0 1930 5'), 'balance_repeated'],
    ['a required record missing', cp437('#FLAGGA 0\n#FNAMN "x"\n'), 'required_record_missing'],
    [
      '#UB that the rows do not give',
      sie4('#IB 0 1930 5', '#UB 0 1930 6', '#VER A 1 20240101', '{', '#TRANS 1510 {} 0', '}'),
      'account_difference',
    ],
    ['#IB that is not last year’s #UB', sie4('#IB 0 1930 5', '#UB -1 1930 6'), 'opening_differs'],
  ])('%s', (_, bytes, code) => expect(codes(bytes)).toContain(code));

  test('repeats are folded', () => {
    const { summary } = read(sie4(...Array.from({ length: 5000 }, () => '#MOMSKOD 1')));
    expect(summary.warnings).toMatchObject([
      { line: 9, label: '#MOMSKOD', code: 'unknown_label', count: 5000 },
      { code: 'no_vouchers' },
    ]);
  });

  test('many different warnings are bounded, and all counted', () => {
    const labels = Array.from({ length: 5000 }, (_, n) => `#X${n} 1`);
    const { summary } = read(sie4(...labels));
    expect(summary.warnings.length).toBeLessThanOrEqual(200);
    expect(summary.warningCount).toBe(5001);
    expect(summary.warnings.reduce((sum, { count }) => sum + count, 0)).toBe(5001);
    // However many of one kind there are, no other kind is hidden.
    expect(summary.warnings.at(-1)).toMatchObject({ code: 'no_vouchers' });
  });

  test('unbalanced vouchers are listed with their difference', () => {
    expect(read(voucher('#TRANS 1930 {} 100.10', '#TRANS 1510 {} -100')).summary).toMatchObject({
      unbalancedVouchers: [{ series: 'A', number: '1', differenceOre: 10 }],
      unbalancedVoucherCount: 1,
    });
  });
});

test.each(['00000000', '0', '20240230', '"0"', '99999999', 'igår', '"Hyra mars"', '2024013', '1000.00'])(
  'a row date that is none, %s: the voucher’s date holds',
  (written) => {
    const { events, summary } = read(voucher(`#TRANS 1930 {} 5 ${written} "t"`, '#TRANS 1930 {} -5'));
    expect(rowsOf(events)).toMatchObject([{ date: null, amountOre: 500, text: 't' }, { date: null }]);
    expect(summary.warnings[0]).toMatchObject({ code: 'bad_row_date', line: 11, count: 1 });
  },
);

test.each(['00000000', '0', 'igår'])('a registration date that is none, %s, is left out', (written) => {
  const { events, summary } = read(sie4(`#VER A 1 20240131 "x" ${written} bo`, '{', '}'));
  expect(events.at(-2)).toMatchObject({ registered: null, signature: 'bo', date: '2024-01-31' });
  expect(summary.warnings[0]).toMatchObject({ code: 'bad_registered_date' });
});

test('added and removed rows never count', () => {
  const { summary, events } = read(
    voucher(
      '#TRANS 1930 {} -100',
      '#BTRANS 5010 {} 50',
      '#RTRANS 5010 {} 100 20240301 "" "" "bo"',
      '#TRANS 5010 {} 100',
    ),
  );
  expect(summary).toMatchObject({
    rows: 2,
    addedRows: 1,
    removedRows: 1,
    debitOre: 10000,
    unbalancedVouchers: [],
  });
  expect(rowsOf(events).map((row) => row.kind)).toEqual(['trans', 'removed', 'added', 'trans']);
  expect(summary.warnings.map(({ code }) => code)).not.toContain('twin_missing');
});

describe('refuses', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'empty_file'],
    ['a file of blanks', cp437('\ufeff \t\r\n\n  \u001a'.replace('\ufeff', '')), 'blank_file'],
    ['many blank lines', cp437(' \r\n'.repeat(3000)), 'blank_file'],
    ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'blank_file'],
    ['another text', cp437('hello\nworld\n'), 'not_sie'],
    ['a binary', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) & 255), 'not_sie'],
    ['a web page', cp437('\n <!DOCTYPE html><html></html>'), 'web_page'],
    ['SIE 5', cp437('<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"/>'), 'sie5'],
    ['other markup', cp437('<svg/>'), 'other_xml'],
    ['an error page', cp437('<!-- x --><body>404</body>'), 'web_page'],
    ['JSON', cp437('\n{\n  "error": 404}'), 'json'],
    ['a list in JSON', cp437('[{"a":1}]'), 'json'],
    ['a zip', bytesOf('504b0304 14000000 08002e73'), 'zip'],
    ['an empty zip', bytesOf('504b0506'), 'zip'],
    ['a workbook', bytesOf('504b0304 14000600', '\0'.repeat(18) + '[Content_Types].xml'), 'office_file'],
    ['an old workbook', bytesOf('d0cf11e0 a1b11ae1 0000'), 'office_file'],
    ['gzip', bytesOf('1f8b0800 00000000'), 'gzip'],
    ['7z', bytesOf('377abcaf 271c0004'), 'archive'],
    ['tar', bytesOf('', 'x.se'.padEnd(257, '\0') + 'ustar\0'), 'archive'],
    ['PDF', bytesOf('', '%PDF-1.7\n%âã'), 'pdf'],
    ['PNG', bytesOf('89504e47 0d0a1a0a'), 'image'],
    ['JPEG', bytesOf('ffd8ffe0 0010'), 'image'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x23, 0), 'utf16'],
    ['UTF-16 without its mark', bytesOf('', [...'#FLAGGA 0\r\n'].join('\0') + '\0'), 'utf16'],
    ['a fragment', cp437('#VER A 1 20240101\n{\n}\n'), 'fragment'],
    ['an unknown type', cp437('#FLAGGA 0\n#SIETYP 7\n'), 'bad_sie_type'],
    ['a voucher date that is none', sie4('#VER A 1 20240230', '{', '}'), 'bad_date'],
    ['a voucher without date', sie4('#VER A 1', '{', '}'), 'bad_date'],
    ['a shifted voucher', sie4('#VER  1 20240131 "x"', '{', '}'), 'bad_date'],
    ['an amount with a thousands separator', balanced('#TRANS 1930 {} 1 000.00'), 'bad_amount'],
    ['one of a million', balanced('#TRANS 1930 {} 1 000 000'), 'bad_amount'],
    ['a row without amount', balanced('#TRANS 1930 {}'), 'missing_field'],
    ['a row without account', balanced('#TRANS "" {} 5'), 'missing_field'],
    ['a row outside a voucher', sie4('#TRANS 1930 {} 5'), 'row_outside_voucher'],
    [
      'a row after the voucher',
      sie4('#VER A 1 20240131', '{', '}', '#TRANS 1930 {} 5'),
      'row_outside_voucher',
    ],
    ['a balance without amount', sie4('#IB 0 1119 ""'), 'missing_field'],
    ['a year index that is none', sie4('#IB x 1119 5'), 'bad_year_index'],
    ['a year that ends before it starts', sie4('#RAR -1 20240101 20231231'), 'bad_fiscal_year'],
    ['a year with one date', sie4('#RAR -1 20240101'), 'bad_fiscal_year'],
    ['a list before the account', balanced('#TRANS {} 1930 5'), 'bad_object_list'],
    ['a list after the amount', balanced('#TRANS 1930 5 {}'), 'bad_object_list'],
    ['two lists', balanced('#TRANS 1930 {} {} 5'), 'bad_object_list'],
    ['a list not closed', balanced('#TRANS 1930 {1 "10" 5'), 'bad_object_list'],
    ['nested lists', balanced('#TRANS 1930 {{}} 5'), 'bad_object_list'],
    ['half a pair', balanced('#TRANS 1930 {1} 5'), 'bad_object_list'],
    ['a list in #IB', sie4('#IB 0 1930 {} 5'), 'bad_object_list'],
    ['rows on the line of #VER', sie4('#VER A 1 20240131 { #TRANS 1930 {} 5 }'), 'misplaced_brace'],
    ['nested vouchers', sie4('#VER A 1 20240131', '{', '{', '}'), 'misplaced_brace'],
    ['a file that ends in a voucher', sie4('#VER A 1 20240131', '{', '#TRANS 1930 {} 5'), 'cut_off'],
    ['a file that ends after #VER', sie4('#VER A 1 20240131'), 'cut_off'],
    ['a line without end', cp437(`#FLAGGA 0\n#PROSA "${'x'.repeat(300_000)}"\n`), 'line_too_long'],
  ])('%s', (_, bytes, code) => expect(refusalOf(bytes).code).toBe(code));

  test('and names line, label, voucher, what was found and what was expected, in both languages', () => {
    const refusal = refusalOf(sie4('#VER B 7 20240131', '{', '#TRANS 1930 {} tolv', '}'));
    expect(refusal).toMatchObject({ code: 'bad_amount', line: 11, label: '#TRANS' });
    expect(refusal.texts.sv).toBe(
      'Rad 11, #TRANS (verifikation B 7): "tolv" är inget belopp. Väntade siffror med högst två decimaler, som -1250.50.',
    );
    expect(refusal.texts.en).toBe(
      'Line 11, #TRANS (voucher B 7): "tolv" is not an amount. Expected digits with at most two decimals, like -1250.50.',
    );
    expect(refusal.message).toBe(refusal.texts.sv);
  });
});

describe('control sum', () => {
  // SIE 4B 10, worked through by hand.
  const text = (sum: string) =>
    [
      '#FLAGGA 0',
      '#KSUMMA',
      '#FORMAT PC8',
      '#KONTO 1920 "Konto \\"Plus\\" giro"',
      '#KONTO\t3041\t"Försäljning"',
      '#VER B 7 20240131 ""',
      '{',
      '   #TRANS 1920 {6 "P-12"} 250.00',
      '   #TRANS 3041 { } -250',
      '}',
      sum,
      '',
    ].join('\r\n');
  const utf8 = (written: string) => new TextEncoder().encode(written);
  const latin1 = (written: string) => Uint8Array.from(written, (sign) => sign.charCodeAt(0));

  test.each([
    ['cp437', cp437],
    ['utf-8', utf8],
    ['iso-8859-1', latin1],
  ])('is the same in %s', (encoding, encode) => {
    expect(read(encode(text('#KSUMMA 87043585'))).summary).toMatchObject({ encoding, ksumma: 'ok' });
  });
  test('does not cover the flag', () => {
    expect(read(cp437(text('#KSUMMA 87043585').replace('GGA 0', 'GGA 1'))).summary.ksumma).toBe('ok');
  });
  test('that differs is refused, or accepted on demand', () => {
    const bytes = cp437(text('#KSUMMA 123456789'));
    expect(refusalOf(bytes).code).toBe('checksum_mismatch');
    expect(refusalOf(bytes).message).toMatch(/123456789.*87043585/);
    expect(read(bytes, { acceptChecksumMismatch: true }).summary.ksumma).toBe('mismatch');
  });
  test('that is opened and never closed is a file cut off', () => {
    expect(refusalOf(cp437(text('')))).toMatchObject({ code: 'cut_off', label: '#KSUMMA' });
  });
  test('does not hide what follows it', () => {
    expect(refusalOf(cp437(`${text('#KSUMMA 87043585')}#VER A 1 20240101\n{\n}\n`)).code).toBe(
      'checksum_mismatch',
    );
  });
});

describe('encodings and line ends', () => {
  const text = new TextDecoder().decode(sie4()).replace(/#FNAMN.*\r/, '#FNAMN "Åkeri & Småländska Ägg é"\r');
  const names = (bytes: Uint8Array) => read(bytes).summary;
  test('cp437', () =>
    expect(names(cp437(text))).toMatchObject({ encoding: 'cp437', companyName: 'Åkeri & Småländska Ägg é' }));
  test('utf-8 with and without byte order mark', () => {
    const bytes = new TextEncoder().encode(text);
    expect(names(bytes)).toMatchObject({ encoding: 'utf-8', companyName: 'Åkeri & Småländska Ägg é' });
    expect(names(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toMatchObject({
      encoding: 'utf-8',
      warnings: [{ code: 'not_cp437' }, { code: 'no_vouchers' }],
    });
  });
  test('Latin-1', () => {
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    expect(names(bytes)).toMatchObject({ encoding: 'iso-8859-1', companyName: 'Åkeri & Småländska Ägg é' });
  });
  test.each([1, 2, 100_000])(
    '° and µ of code page 437 are not ø and æ of Latin-1, in chunks of %d',
    (size) => {
      const plain = (name: string) => text.replace(/#FNAMN.*\r/, `#FNAMN "${name}"\r`);
      const measures = read(cp437(plain('20 °C, -5°, 7 µm')), {}, size);
      expect(measures.summary).toMatchObject({ encoding: 'cp437', companyName: '20 °C, -5°, 7 µm' });
      const bytes = Uint8Array.from(plain('Sørensen & Læs'), (sign) => sign.charCodeAt(0));
      expect(read(bytes, {}, size).summary).toMatchObject({
        encoding: 'iso-8859-1',
        companyName: 'Sørensen & Læs',
      });
    },
  );
  test('one field in another encoding', () => {
    const bytes = cp437(`${text}#FNR "C:\\Bokf`);
    expect(codes(Uint8Array.of(...bytes, 0xf6, 0x72, 0x22))).toContain('mixed_encoding');
  });
  test('LF, CR CR LF, blank lines, blanks at line ends, Ctrl-Z, no last line end', () => {
    const plain = read(balanced('#TRANS 1510 {} 5', '#TRANS 1511 {} -5')).summary;
    const text = new TextDecoder().decode(balanced('#TRANS 1510 {} 5', '#TRANS 1511 {} -5'));
    for (const change of [
      text.replaceAll('\r\n', '\n'),
      text.replaceAll('\r\n', '\r\r\n'),
      text.replaceAll('\r\n', ' \t\r\n\r\n'),
      `${text}\u001a`,
      `${text}\u001a\r\n`,
      text.slice(0, -2),
      `${text.slice(0, -2)}\u001a`,
    ]) {
      const { warnings, companyName, ...rest } = read(cp437(change)).summary;
      const { warnings: plainWarnings, companyName: _, ...plainRest } = plain;
      expect(rest).toEqual(plainRest);
      expect(warnings.map(({ code }) => code)).toEqual(plainWarnings.map(({ code }) => code));
      expect(companyName).not.toBeNull();
    }
  });
});

test('without a listener the summary is the same', () => {
  const bytes = balanced('#TRANS 1510 {"1" "2"} 5 20240101 "x" y "z"');
  expect(read(bytes, { onEvent: () => {} }).summary).toEqual(read(bytes).summary);
});

describe('lines that end with a carriage return alone', () => {
  const lines = [
    '#FLAGGA 0',
    '#GEN 20240601',
    '#SIETYP 4',
    '#FNAMN "Övning AB"',
    '#RAR 0 20240101 20241231',
    '; anteckning',
    '#KONTO 1930 "Bank"',
    '#VER A 1 20240131 "Hyra"',
    '{',
    '   #TRANS 1930 {} 100.00 20240131 "t"',
    '   #TRANS 5010 {} -100.00  ',
    '}',
    '',
    '#VER A 2 20240131 "x" {',
    '#TRANS 1930 {} 0',
    '}',
  ];
  const whole = read(cp437(`${lines.join('\n')}\n`));
  const others = (warnings: SieWarning[]) =>
    warnings.filter(({ code }) => code !== 'carriage_return_line_end');

  test.each([1, 2, 7, 100, 5000])('are read as lines, in chunks of %d', (size) => {
    for (const end of ['\r', '']) {
      const { events, summary } = read(cp437(lines.join('\r') + end), {}, size);
      expect(events).toEqual(whole.events);
      expect(others(summary.warnings)).toEqual(whole.summary.warnings);
      expect(summary.warnings.length).toBe(whole.summary.warnings.length + 1);
    }
  });
  test('also where some lines end with LF', () => {
    const ends = fc.array(fc.constantFrom('\r', '\n', '\r\n', '\r\r\n'), {
      minLength: lines.length,
      maxLength: lines.length,
    });
    const line = (event: SieEvent) => ({ ...event, line: 0 });
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 60 }), (chosen, size) => {
        const text = lines.map((written, at) => written + chosen[at]).join('');
        const { events, summary } = read(cp437(text), {}, size);
        expect(events.map(line)).toEqual(whole.events.map(line));
        expect(others(summary.warnings).map(({ code, count }) => [code, count])).toEqual(
          whole.summary.warnings.map(({ code, count }) => [code, count]),
        );
      }),
      { numRuns: 300 },
    );
  });
  test('and the control sum counts them as any line end', () => {
    const text = ['#FLAGGA 0', '#KSUMMA', '#FORMAT PC8', '#KSUMMA 0', ''].join('\n');
    const sum = (written: string) => /ger (\d+)/.exec(refusalOf(cp437(written)).message)?.[1];
    expect(sum(text.replaceAll('\n', '\r'))).toBe(sum(text));
  });
});
