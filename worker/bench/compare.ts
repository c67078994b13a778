// The largest year compared with the file that it was loaded from.
import { count, held, ms, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { readingMs } from './reading-ms.ts';
import { median } from './statistics.ts';

const run = async (ground: Ground): Promise<Figure[]> => {
  const bytes = ground.quick ? size.middle : size.large;
  const year = await ground.year(bytes);
  await year.loaded();
  const samples: number[] = [];
  for (let n = 0; n < ground.repeats(bytes); n++) samples.push((await year.compare()).ms);
  const reading = readingMs(year.file);
  const time = median(samples);
  const what = `Comparison of ${count(year.vouchers)} vouchers with their file`;
  const beside = `${ms(reading)} merely reading`;
  return [{ ...held(what, ms(time), beside, time / reading, undefined, '× reading'), samples }];
};

export const compare: Bench = {
  name: 'compare',
  about: 'a year of 100 MB against the file it was loaded from',
  throughEdge: true,
  run,
};
