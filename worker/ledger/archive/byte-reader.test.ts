// A file longer than what is read at a time comes in whole, and is loaded whole.
import { expect, it } from 'vitest';
import { sieText } from '../../testing/sie-text.ts';
import { createWorld } from '../../testing/world.ts';

const organisationNumber = '556677-8899';

it('loads a file of many pieces', async () => {
  const vouchers = Array.from({ length: 9_000 }, (_, n) => ({
    series: 'A',
    number: String(n + 1),
    date: '2024-03-01',
    rows: [
      ['1930', n + 1],
      ['3001', -n - 1],
    ] satisfies [string, number][],
  }));
  const text = sieText({ organisationNumber, start: '2024-01-01', end: '2024-12-31', vouchers });
  expect(text.length).toBeGreaterThan(3 * 256 * 1024);
  const world = await createWorld();
  const { id } = await world.company('Många Delar AB', organisationNumber);
  expect(await world.upload(id, text)).toMatchObject({ status: 202, body: { sieFile: { rows: 18_000 } } });
  await world.drain();
  expect(await world.years(id)).toMatchObject([{ state: 'loaded', vouchers: 9_000, rows: 18_000 }]);
});
