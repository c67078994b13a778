// A chart of any size is read within the limits that are told, and refused past them.
import { expect, test } from 'vitest';
import { createSieReader, openSieReader } from '../index.ts';
import { isSieRefusal } from '../refusal.ts';
import { MAX_ACCOUNTS, MAX_CHART_BYTES, MAX_CHART_RECORDS } from './chart-size.ts';

const head = '#FLAGGA 0\r\n#SIETYP 4\r\n#RAR 0 20240101 20241231\r\n';
const foot = '#VER A 1 20240115\r\n{\r\n#TRANS 1930 {} 0\r\n}\r\n';

const outcome = (read: () => void): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    return `${error.code} ${error.label} ${error.line} ${/more than (\d+(?: MB)?)/.exec(error.texts.en)?.[1]}`;
  }
};
const sie4 = (count: number, record: (i: number) => string) =>
  outcome(() => {
    const reader = createSieReader({ encoding: 'ascii' });
    reader.push(Buffer.from(head));
    for (let from = 0; from < count; from += 1_000) {
      const records = Array.from({ length: Math.min(1_000, count - from) }, (_, i) => record(from + i));
      reader.push(Buffer.from(records.join('')));
    }
    reader.push(Buffer.from(foot));
    reader.end();
  });

test.each([
  ['#OBJEKT', (i: number) => `#OBJEKT 6 "P${i}" "Projekt ${i}"\r\n`],
  ['#SRU', (i: number) => `#SRU 1930 ${i}\r\n`],
  ['#DIM', (i: number) => `#DIM ${i} "D"\r\n`],
])('%s: as many records as the limit says, and not one more', (label, record) => {
  expect(sie4(MAX_CHART_RECORDS, record)).toBe('read');
  expect(sie4(MAX_CHART_RECORDS + 1, record)).toBe(
    `chart_too_large ${label} ${MAX_CHART_RECORDS + 4} ${MAX_CHART_RECORDS}`,
  );
});

test('accounts, declared or only used', () => {
  const declared = (i: number) => `#KONTO ${100_000 + i} K\r\n`;
  const used = (i: number) => `#UB 0 ${100_000 + i} 0\r\n`;
  for (const record of [declared, used]) {
    // 1930, of the voucher, is one more.
    expect(sie4(MAX_ACCOUNTS - 1, record)).toBe('read');
    expect(sie4(MAX_ACCOUNTS + 1, record)).toMatch(new RegExp(`^too_many_accounts .* ${MAX_ACCOUNTS}$`));
  }
});

test('long texts', () => {
  const record = (i: number) => `#OBJEKT 6 ${i} "${'x'.repeat(1_000)}"\r\n`;
  expect(sie4(15_000, record)).toBe('read');
  expect(sie4(17_000, record)).toMatch(
    new RegExp(`^chart_too_large #OBJEKT \\d+ ${MAX_CHART_BYTES / 1e6} MB$`),
  );
});

test('SIE 5', async () => {
  const reader = await openSieReader('sie5', { encoding: 'utf-8' });
  const objects = (from: number) =>
    Array.from({ length: 1_000 }, (_, i) => `<Object id="P${from + i}" name="Projekt"/>`).join('\n');
  const refused = outcome(() => {
    reader.push(
      Buffer.from(
        '<?xml version="1.0"?>\n<Sie xmlns="http://www.sie.se/sie5"><Dimensions><Dimension id="6">',
      ),
    );
    for (let from = 0; from <= MAX_CHART_RECORDS; from += 1_000) reader.push(Buffer.from(objects(from)));
  });
  expect(refused).toMatch(new RegExp(`^chart_too_large <Object> \\d+ ${MAX_CHART_RECORDS}$`));
});
