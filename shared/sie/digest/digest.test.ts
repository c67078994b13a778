// The digest is the same however the same books are written, another when one figure differs, and what README.md says.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFileOrder } from '../index.ts';
import { cp437, read, write } from '../test-support.ts';
import { createWords, hashText, hexOf } from './murmur.ts';
import { plainDigest, type PlainBooks } from './plain-digest.ts';

const digestOf = (bytes: Uint8Array) => read(bytes, { digest: true }).summary.digest;

it('is made of MurmurHash3 x86 128', () => {
  const words = createWords();
  const of = (text: string) => {
    hashText(words, 0, text);
    return hexOf(words);
  };
  expect(of('The quick brown fox jumps over the lazy dog')).toBe('2f1583c3ecee2c675d7bf66ce5e91d2c');
  expect(of("I will not buy this tobacconist's, it is scratched.")).toBe('9b5b7ba2ef3f7866889adeaf00f3f98e');
});

const pick = <T extends string | number>(...values: T[]) => fc.constantFrom(...values);
const codes = pick('1', '10', 'P-1', 'Åre', 'ö "x"', 'a b', '20');
const objects = fc.uniqueArray(fc.tuple(pick('1', '6', '20'), fc.oneof(codes, fc.constant(''))), {
  maxLength: 2,
  selector: ([dimension]) => dimension,
});
const amounts = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  pick(0, 1, -1, 99_999_999_999, -99_999_999_999),
);
const accounts = pick('1930', '1910', '3001', '5010', 'FEL', '11 Å');
const dates = pick(20240101, 20240131, 20240229, 20241231, 20251231);
const row = fc.record({ account: accounts, objects, ore: amounts, date: fc.oneof(fc.constant(0), dates) });
const voucher = fc.record({
  series: pick('A', 'B', '', 'Ö', 'LEV'),
  number: pick('1', '2', '01', '', '7B', '123456789012'),
  date: dates,
  rows: fc.array(row, { maxLength: 4 }),
});
const balance = fc.record({
  label: pick('IB', 'UB', 'RES', 'OIB', 'OUB'),
  account: accounts,
  objects,
  ore: amounts,
});
const books: fc.Arbitrary<PlainBooks> = fc.record({
  start: fc.constant('2024-01-01'),
  end: pick('2024-12-31', '2025-06-30'),
  currency: pick('SEK', 'EUR'),
  vouchers: fc.array(voucher, { maxLength: 6 }),
  balances: fc
    .uniqueArray(balance, {
      maxLength: 8,
      selector: ({ label, account, objects: list }) => JSON.stringify([kindOf(label), account, list]),
    })
    .map((list) =>
      list.map((one) => (one.label.startsWith('O') ? one : { ...one, objects: [] as [string, string][] })),
    )
    .map((list) => [
      ...new Map(
        list.map((one) => [JSON.stringify([kindOf(one.label), one.account, one.objects]), one]),
      ).values(),
    ]),
});
const kindOf = (label: string) => (label === 'RES' ? 'UB' : label);

/** How a program writes: all that must make no difference. */
const style = fc.record({
  encoding: pick('cp437', 'latin1', 'utf-8', 'bom'),
  newline: pick('\r\n', '\n'),
  lower: fc.boolean(),
  blanks: pick(' ', '\t', '   '),
  quoteAll: fc.boolean(),
  seed: fc.nat(),
  text: pick('', 'Köp av "x"', 'å'.repeat(40)),
  zeroBalances: fc.boolean(),
  rowDates: fc.boolean(),
  closedTwice: fc.boolean(),
  corrections: fc.boolean(),
  chart: fc.boolean(),
  others: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((one, i) => [Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(seed + i, 0x85ebca6b), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
const decimal = (ore: number) =>
  `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`;

function fileOf({ start, end, currency, vouchers, balances }: PlainBooks, how: Style): Uint8Array {
  const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;
  const field = (text: string) => (how.quoteAll || !/^[\w-]+$/.test(text) ? quoted(text) : text);
  const list = (pairs: [string, string][]) =>
    `{${shuffled(pairs, how.seed)
      .map(([dimension, object]) => `${field(dimension)} ${quoted(object)}`)
      .join(' ')}}`;
  const line = (...fields: string[]) => {
    const [label, ...rest] = fields.filter((one) => one !== '');
    return [how.lower ? label!.toLowerCase() : label, ...rest].join(how.blanks);
  };
  const days = (date: string) => date.replaceAll('-', '');
  const stated = shuffled(balances, how.seed).flatMap((one) => {
    if (one.ore === 0 && !how.zeroBalances) return [];
    const objectsOf = one.label.startsWith('O') ? list(one.objects) : '';
    const told = (label: string) => line(`#${label}`, '0', field(one.account), objectsOf, decimal(one.ore));
    const twice = how.closedTwice && (one.label === 'UB' || one.label === 'RES');
    return twice ? [told('UB'), told('RES')] : [told(one.label)];
  });
  const booked = shuffled(vouchers, how.seed + 1).flatMap(({ series, number, date, rows }) => {
    const text = how.text === '' ? [] : [quoted(how.text), String(date), 'anna'];
    return [
      line('#VER', field(series), field(number), String(date), ...text),
      '{',
      ...shuffled(rows, how.seed + 2).flatMap((one) => {
        const own = one.date === 0 || one.date === date ? (how.rowDates ? date : 0) : one.date;
        const after = own !== 0 || how.text !== '' ? [own === 0 ? '""' : String(own)] : [];
        const rest = how.text === '' ? [] : [quoted(how.text), '1.5', 'bo'];
        const fields = [field(one.account), list(one.objects), decimal(one.ore)];
        const added = how.corrections ? [line('#BTRANS', '9999', '{}', '5'), line('#RTRANS', ...fields)] : [];
        return [...added, line('#TRANS', ...fields, ...after, ...rest)];
      }),
      '}',
    ];
  });
  const chart = [
    line('#KONTO', '1930', quoted('Bank')),
    line('#DIM', '6', 'Projekt'),
    line('#PBUDGET', '0', '202401', '3001', '{}', '5'),
  ];
  const movements = vouchers.length === 0 ? [] : [line('#PSALDO', '0', '202401', '1930', '{}', '5')];
  const others = [
    line('#VER', 'A', '1', '20230101'),
    '{',
    line('#TRANS', '1930', '{}', '5'),
    '}',
    line('#IB', '-1', '3001', '7'),
  ];
  const lines = [
    line('#FLAGGA', '0'),
    line('#PROGRAM', quoted(how.text || 'X'), '1'),
    line('#FORMAT', 'PC8'),
    line('#SIETYP', '4'),
    line('#FNAMN', quoted(`Övning${how.text}`)),
    line('#RAR', '0', days(start), days(end)),
    line('#RAR', '-1', '20230101', '20231231'),
    ...(currency === 'SEK' && how.chart
      ? []
      : [line('#VALUTA', how.lower ? currency.toLowerCase() : currency)]),
    ...(how.chart ? [...chart, ...movements] : []),
    ...stated,
    ...(how.others ? others : []),
    ...booked,
  ];
  const text = lines.map((one) => one + how.newline).join('');
  if (how.encoding === 'cp437') return cp437(text);
  if (how.encoding === 'latin1') return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return new TextEncoder().encode(how.encoding === 'bom' ? `\ufeff${text}` : text);
}

describe('the digest', () => {
  it('is what its description says, in whatever style the books are written', () => {
    fc.assert(
      fc.property(books, style, (of, how) => {
        expect(digestOf(fileOf(of, how))).toBe(plainDigest(of));
      }),
      { numRuns: 150 },
    );
  });

  it('is another when one thing differs', () => {
    type Change = (of: PlainBooks, at: number) => boolean;
    const oneOf = <T>(list: T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
    const inRow =
      (change: (row: PlainBooks['vouchers'][number]['rows'][number]) => unknown): Change =>
      (of, at) => {
        const chosen = oneOf(
          of.vouchers.flatMap(({ rows }) => rows),
          at,
        );
        if (chosen) change(chosen);
        return chosen !== undefined;
      };
    const inVoucher =
      (change: (voucher: PlainBooks['vouchers'][number]) => unknown): Change =>
      (of, at) => {
        const chosen = oneOf(of.vouchers, at);
        if (chosen) change(chosen);
        return chosen !== undefined;
      };
    const changes: Change[] = [
      inRow((one) => (one.ore += 1)),
      inRow((one) => (one.account += '1')),
      inRow((one) => one.objects.push(['7', 'anna'])),
      inRow((one) => (one.date = 20240606)),
      inVoucher((one) => (one.date = 20240606)),
      inVoucher((one) => (one.number += '0')),
      inVoucher((one) => (one.series += 'X')),
      inVoucher((one) => one.rows.push({ account: '1930', objects: [], ore: 0, date: 0 })),
      (of, at) => of.vouchers.splice(at % Math.max(1, of.vouchers.length), 1).length > 0,
      (of) => of.vouchers.push({ series: 'A', number: '', date: 20240606, rows: [] }) > 0,
      (of, at) => {
        const chosen = oneOf(of.balances, at);
        if (chosen) chosen.ore += 1;
        return chosen !== undefined;
      },
      (of) => of.balances.push({ label: 'IB', account: '2999', objects: [], ore: 1 }) > 0,
      (of) => (of.currency = 'NOK').length > 0,
      (of) => (of.end = '2025-03-31').length > 0,
      // A row from one voucher to another.
      ({ vouchers: [first, second] }) => {
        const moved = second && first?.rows.pop();
        if (moved) second.rows.push(moved);
        return moved !== undefined;
      },
    ];
    fc.assert(
      fc.property(books, style, fc.nat(), fc.nat(changes.length - 1), (of, how, at, which) => {
        const other = structuredClone(of);
        fc.pre(changes[which]!(other, at));
        const [before, after] = [digestOf(fileOf(of, how)), digestOf(fileOf(other, how))];
        // A voucher that only differed from another by its place is the same books.
        if (JSON.stringify(sorted(of)) === JSON.stringify(sorted(other))) expect(after).toBe(before);
        else expect(after).not.toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  it('is kept by what is written again, also of signs that code page 437 lacks', () => {
    const code = fc.oneof(codes, pick('Ø1', 'O1', '€', 'A\u030a', 'x~D8~', '漢'));
    const wild = books
      .map((of) => of)
      .chain((of) =>
        fc.tuple(fc.constant(of), code, code).map(([made, series, object]) => {
          for (const one of made.vouchers) {
            one.series = series;
            for (const each of one.rows) each.objects = [['6', object]];
          }
          return made;
        }),
      );
    fc.assert(
      fc.property(wild, style, (of, how) => {
        const bytes = fileOf(of, { ...how, encoding: 'utf-8', others: false });
        const { events, summary } = read(bytes, { digest: true });
        const { bytes: written } = write(inFileOrder(events), { allowUnbalanced: true });
        expect(digestOf(written)).toBe(summary.digest);
      }),
      { numRuns: 100 },
    );
  });

  it('takes a closing balance of the year before for the opening one that is missing', () => {
    const file = (...lines: string[]) =>
      cp437(
        [
          '#FLAGGA 0',
          '#SIETYP 4',
          '#RAR 0 20240101 20241231',
          '#RAR -1 20230101 20231231',
          ...lines,
          '#UB 0 1930 80',
          '#VER A 1 20240101',
          '{',
          '#TRANS 1930 {} -20',
          '#TRANS 5010 {} 20',
          '}',
          '',
        ].join('\n'),
      );
    expect(digestOf(file('#UB -1 1930 100'))).toBe(digestOf(file('#IB 0 1930 100')));
    expect(digestOf(file('#UB -1 1930 100'))).toBe(digestOf(file('#IB 0 1930 100', '#UB -1 1930 100')));
    expect(digestOf(file('#UB -1 1930 101'))).not.toBe(digestOf(file('#IB 0 1930 100')));
  });

  it('counts the movements where there are no vouchers', () => {
    const file = (...lines: string[]) =>
      cp437(['#FLAGGA 0', '#SIETYP 2', '#RAR 0 20240101 20241231', ...lines, ''].join('\n'));
    const of = (ore: string, month = '202401') => digestOf(file(`#PSALDO 0 ${month} 1930 {} ${ore}`));
    expect(new Set([of('5'), of('6'), of('5', '202402'), of('0')]).size).toBe(4);
    expect(of('0')).toBe(digestOf(file()));
  });

  it('is taken where it was asked for only', () => {
    expect(
      read(
        fileOf(
          { start: '2024-01-01', end: '2024-12-31', currency: 'SEK', vouchers: [], balances: [] },
          fc.sample(style, 1)[0]!,
        ),
      ).summary.digest,
    ).toBeNull();
  });
});

/** The books as a value that does not depend on their order. */
const sorted = (of: PlainBooks) => ({
  ...of,
  vouchers: of.vouchers
    .map(({ series, number, date, rows }) =>
      JSON.stringify([
        series,
        number,
        date,
        rows
          .map((one) =>
            JSON.stringify([
              one.account,
              one.objects.map(String).sort(),
              one.ore,
              one.date === date ? 0 : one.date,
            ]),
          )
          .sort(),
      ]),
    )
    .sort(),
  balances: of.balances
    .filter(({ ore }) => ore !== 0)
    .map((one) => JSON.stringify([kindOf(one.label), one.account, one.objects.map(String).sort(), one.ore]))
    .sort(),
});
