// That the reader's version is raised when what a load makes of a file changes, or what is summed of it: a year whose file
// has the same records as the live one's is not read into rows again otherwise. (What the reader makes of files is held by
// shared/sie/read/version.test.ts.)
import { createHash } from 'node:crypto';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { createEncodingDetector, readerVersion } from '../../../shared/sie/index.ts';
import { openFile } from '../archive/open-file.ts';
import { emptyShelf } from '../parts/blocks.ts';
import { noProgress } from './chunk.ts';
import { createChunks } from './chunks.ts';
import { createFileRows } from './file-rows.ts';
import { createStretches } from './stretches.ts';

const { ours } = JSON.parse((env as unknown as { SIE_FILES: string }).SIE_FILES) as {
  ours: [name: string, base64: string][];
};

const limits = {
  chunkRows: 500,
  chunkBytes: 100_000,
  blockMean: 8,
  blockRows: 100,
  blockBytes: 10_000,
  hashDigits: 32,
};

// Where the sample files themselves are written anew, the hash alone changes.
it('makes of the sample files what is that of this version: where it changes, raise readerVersion', async () => {
  const hash = createHash('sha256');
  for (const [, base64] of ours) {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const detector = createEncodingDetector();
    detector.push(bytes);
    const encoding = detector.result();
    const stretches = createStretches({ encoding, fiscalYears: [] }, limits.hashDigits);
    const chunks = createChunks(1, noProgress(), [], emptyShelf, limits, stretches, ({ rows, to, parts }) =>
      hash.update(JSON.stringify([rows, to, parts])),
    );
    const start = (index: number) => `${2024 + index}-01-01`;
    const { onEvent, end, tallies } = createFileRows(start, encoding === 'utf-8', chunks);
    const reader = await openFile({ encoding, sieType: '4E' }, { onEvent });
    reader.push(bytes);
    reader.end();
    end();
    hash.update(JSON.stringify(tallies));
  }
  expect(ours.length).toBeGreaterThan(5);
  expect({ version: readerVersion, made: hash.digest('hex') }).toEqual({
    version: 3,
    made: 'd775be7bd35fcd60319bb74cf13c356d2bf732608238a3600b3cfcbd3df09709',
  });
});
