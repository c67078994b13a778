// First loads: a file sent into an empty year, until it is live.
import { atMostMs, count, held, timesPeer, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { median } from './statistics.ts';

const run = async (ground: Ground): Promise<Figure[]> => {
  const { edge, quick, server } = ground;
  const all = [1_000_000, size.middle, size.large];
  const figures: Figure[] = [];
  for (const bytes of edge ? [size.large] : quick ? all.slice(0, 2) : all) {
    const year = await ground.year(bytes);
    const [sent, loads, holds]: number[][] = [[], [], []];
    let written = 0;
    for (let n = 0; n < ground.repeats(bytes); n++) {
      await year.emptied();
      await server.recording();
      const load = await year.send();
      const { longest, rowsWritten } = await server.recording();
      sent!.push(load.sentMs);
      loads!.push(load.ms);
      holds!.push(longest.ms);
      written = rowsWritten;
    }
    const what = `First load, ${(year.file.byteLength / 1e6).toFixed(0)} MB, ${count(year.rows)} rows`;
    if (edge) {
      figures.push(held(what, `${(median(loads!) / 1000).toFixed(1)} s`, 'archived → live', median(loads!)));
    } else {
      const { insert, draftInsert, longestInsert } = await ground.peers(bytes);
      // Told without a verdict: what it is held to is the version before there were parts, which cannot run here (README.md).
      figures.push(timesPeer(what, loads!, [insert, draftInsert]));
      if (bytes === all.at(-1))
        figures.push(
          atMostMs(
            '  longest hold of the database',
            holds!,
            `${median(longestInsert.samples).toFixed(0)} ms raw SQLite`,
            100,
          ),
        );
    }
    figures.push(
      held('  sent, checked and archived', `${(median(sent!) / 1000).toFixed(2)} s`, '', median(sent!)),
    );
    const perRow = written / (year.rows + year.vouchers);
    // A small year has as many sums and accounts as a large one.
    const limit = bytes === size.large ? { most: 1.01 } : undefined;
    figures.push(
      held('  rows written a voucher and row', perRow.toFixed(3), '1 in raw SQLite', perRow, limit),
    );
  }
  return figures;
};

export const firstLoad: Bench = {
  name: 'first-load',
  about: '1, 20 and 100 MB into an empty year: file in R2 → live',
  throughEdge: true,
  run,
};
