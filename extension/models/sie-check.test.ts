import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkSie } from './sie-check.ts';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../shared/fixtures/samples/${name}`, import.meta.url)));

test('a sample says whose it is and for which year', async () => {
  expect(await checkSie(sample('latsaslunds-batvarv-2023-2024.se'))).toMatchObject({
    ok: true,
    value: {
      companyName: 'Låtsaslunds Båtvarv AB',
      organisationNumber: '559999-0206',
      fiscalYear: { start: '2023-07-01', end: '2024-06-30' },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
});

test('a file cut off is refused with the place', async () => {
  const bytes = sample('latsaslunds-batvarv-2023-2024.se');
  const result = await checkSie(bytes.slice(0, Math.floor(bytes.length / 2)));
  expect(result).toMatchObject({
    ok: false,
    texts: { sv: expect.stringMatching(/rad \d+/i), en: expect.stringMatching(/line \d+/i) },
  });
});

test('what is no SIE file is refused', async () => {
  expect(await checkSie(new TextEncoder().encode('hej'))).toMatchObject({ ok: false });
});

const small = (vouchers: string) =>
  new TextEncoder().encode(
    `#FLAGGA 0\n#SIETYP 4\n#ORGNR 559999-0107\n#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n#KONTO 1910 Kassa\n${vouchers}`,
  );
const voucher = (number: number, date: string) =>
  `#VER A ${number} ${date} "x"\n{\n#TRANS 1910 {} 5\n#TRANS 1910 {} -5\n}\n`;

test('vouchers of another year are told of, and not counted as what would be loaded', async () => {
  const file = small(voucher(1, '20250115') + voucher(2, '20240115') + voucher(3, '20240116'));
  expect(await checkSie(file)).toMatchObject({
    ok: true,
    value: {
      vouchers: 1,
      rows: 2,
      warnings: expect.arrayContaining([
        expect.objectContaining({
          code: 'voucher_of_other_year',
          count: 2,
          message: { sv: expect.stringContaining('A 2'), en: expect.stringContaining('A 2') },
        }),
      ]),
    },
  });
});

test('a file without a voucher says so', async () => {
  expect(await checkSie(small(''))).toMatchObject({
    ok: true,
    value: {
      vouchers: 0,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'no_vouchers' })]),
    },
  });
});
