// A year read out as a SIE file; by way of the edge the largest.
import { count, held, timesPeer, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { median } from './statistics.ts';

const run = async (ground: Ground): Promise<Figure[]> => {
  const bytes = ground.edge ? size.large : size.middle;
  const year = await ground.year(bytes);
  await year.loaded();
  const samples: number[] = [];
  let written = 0;
  for (let n = 0; n < ground.repeats(bytes); n++) {
    const read = await year.readOut();
    samples.push(read.ms);
    written = read.bytes;
  }
  const what = `Export of ${count(year.rows)} rows, ${(written / 1e6).toFixed(0)} MB`;
  const speed = written / 1000 / median(samples);
  const told = held(ground.edge ? what : '  speed', `${speed.toFixed(0)} MB/s`, '', speed);
  if (ground.edge) return [told];
  const { read } = await ground.peers(bytes);
  return [timesPeer(what, samples, [read]), told];
};

export const exporting: Bench = {
  name: 'export',
  about: 'a year of 20 MB read out as a SIE file',
  throughEdge: true,
  run,
};
