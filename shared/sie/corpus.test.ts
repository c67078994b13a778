// The reader against published sample files and what a slow, independent reader made of them.
// The files are not part of the project: the tests are skipped where they are not found.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEncodingDetector } from './text/encoding.ts';
import { isSieRefusal } from './refusal.ts';
import { read } from './test-support.ts';

const folder = process.env['SIE_CORPUS'] ?? join(import.meta.dirname, '../../../shared/sie-corpus');
const present = existsSync(join(folder, 'expected.json'));
type Expected = Record<string, unknown> & {
  file: string;
  verdict: string;
  lenient?: string[];
  ksumma: string;
};
const expected: Expected[] = present
  ? Object.values(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
  : [];

/** The fields of expected.json as this reader sees them; null where it refuses. */
function inspect(bytes: Uint8Array): Record<string, unknown> {
  const detector = createEncodingDetector();
  detector.push(bytes);
  const encoding = detector.result();
  try {
    const { summary } = read(bytes);
    const sums = [...summary.sumByAccount].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      ...summary,
      refused: false,
      sumByAccountSha256: createHash('sha256')
        .update(sums.map(([a, ore]) => `${a}:${ore}\n`).join(''))
        .digest('hex'),
    };
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    const ksumma = error.code === 'checksum_mismatch' ? 'mismatch' : 'absent';
    return { refused: true, code: error.code, encoding, ksumma, sieType: error.code === 'sie5' ? 5 : null };
  }
}

const COMPARED = [
  'sieType',
  'program',
  'companyName',
  'organisationNumber',
  'fiscalYears',
  'accounts',
  'vouchers',
  'rows',
  'addedRows',
  'removedRows',
  'unbalancedVouchers',
  'sumByAccountSha256',
  'openingBalancesYear0Ore',
  'closingBalancesYear0Ore',
];

describe.skipIf(!present)('sample files', () => {
  test.each(expected)('$file', (wanted) => {
    const found = inspect(readFileSync(join(folder, wanted.file)));
    const lenient = new Set(wanted.lenient);
    if (!lenient.has('verdict')) expect(found['refused']).toBe(wanted.verdict === 'refuse');
    if (!lenient.has('ksumma')) expect(found['ksumma']).toBe(wanted.ksumma);
    if (!lenient.has('encoding') && wanted['encoding'] !== null)
      expect(found['encoding']).toBe(wanted['encoding']);
    if (found['refused']) return;
    for (const field of COMPARED) {
      if (!lenient.has(field) && wanted.verdict !== 'refuse')
        expect(found[field], field).toEqual(wanted[field]);
    }
  });
});
