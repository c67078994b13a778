// The SIE reader, without the worker: every text made, beside a plain reader and mere decoding.
import { benchSie } from '../../shared/bench/sie.ts';
import { count, held, type Figure } from './figure.ts';
import type { Bench, Ground } from './ground.ts';

const run = async ({ quick }: Ground): Promise<Figure[]> => {
  const sie = benchSie(quick ? 10 : 100);
  const beside = `${sie.plainReaderMBps} MB/s plain reader, ${sie.decodingMBps} MB/s mere decoding`;
  const speed = `${sie.readerMBps} MB/s`;
  return [
    held(
      `Reading SIE, every text, ${count(sie.rows)} rows`,
      speed,
      beside,
      sie.readerMBps,
      { least: 400 },
      ' MB/s',
    ),
    held('  with the digest of the books', `${sie.readerWithDigestMBps} MB/s`, '', sie.readerWithDigestMBps),
    held('  checks and sums only', `${sie.readerWithoutTextsMBps} MB/s`, '', sie.readerWithoutTextsMBps),
    held('  telling the encoding', `${sie.detectorMBps} MB/s`, '', sie.detectorMBps),
    held(
      '  memory added',
      `${sie.readerAddedMB} MB`,
      `${sie.megabytes} MB file`,
      sie.readerAddedMB,
      { most: 64 },
      ' MB',
    ),
  ];
};

export const reading: Bench = {
  name: 'reading',
  about: 'SIE of 100 MB read with every text made',
  throughEdge: false,
  run,
};
