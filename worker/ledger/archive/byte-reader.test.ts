// A file longer than what is read at a time comes in whole, and is loaded whole; a packed one is unpacked no further than
// it is read.
import { expect, it } from 'vitest';
import { sieText } from '../../testing/sie-text.ts';
import { createWorld } from '../../testing/world.ts';
import { createGunzip } from './gunzip.ts';

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

it('unpacks as it is read', async () => {
  const packed = new Uint8Array(
    await new Response(
      new Blob([new Uint8Array(64_000_000)]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer(),
  );
  const sum = { taken: 0, unpacked: 0 };
  const pieceBytes = 16_384;
  const reader = createGunzip({
    read: async () => {
      const piece = packed.slice(sum.taken, sum.taken + pieceBytes);
      sum.taken += piece.byteLength;
      return piece.byteLength > 0 ? piece : null;
    },
    cancel: async () => undefined,
  });
  const next = async () => {
    const part = await reader.read();
    sum.unpacked += part?.byteLength ?? 0;
    return part !== null;
  };
  expect(sum.taken).toBe(0);
  await next();
  expect(sum.taken).toBeLessThanOrEqual(pieceBytes);
  while (sum.unpacked < 32_000_000) await next();
  expect(sum.taken).toBeLessThanOrEqual(packed.byteLength / 2 + pieceBytes);
  while (await next());
  expect(sum).toEqual({ taken: packed.byteLength, unpacked: 64_000_000 });
  await reader.cancel();
});
