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
