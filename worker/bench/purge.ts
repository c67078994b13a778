// Purges: from asking until the year reads as empty, and until its rows are gone.
import { atMostMs, count, held, ms, timesPeer, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { median } from './statistics.ts';

const run = async (ground: Ground): Promise<Figure[]> => {
  const { edge, quick, server } = ground;
  const all = [size.tiny, size.small, size.million];
  const figures: Figure[] = [];
  let first: number[] | null = null;
  for (const bytes of edge ? [size.million] : quick ? all.slice(0, 2) : all) {
    const year = await ground.year(bytes);
    const [empty, gone, holds]: number[][] = [[], [], []];
    let written = 0;
    for (let n = 0; n < ground.repeats(bytes); n++) {
      await year.loaded();
      await server.recording();
      const purge = await year.purge();
      const { longest, rowsWritten } = await server.recording();
      empty!.push(purge.emptyMs);
      gone!.push(purge.ms);
      holds!.push(longest.ms);
      written = rowsWritten;
    }
    const what = `Purge of ${count(year.rows)} rows`;
    const asked = `${what}: asked → reads empty`;
    figures.push(
      first
        ? timesPeer(asked, empty!, [{ name: 'for the smallest', samples: first }], 3)
        : held(asked, ms(median(empty!)), '', median(empty!)),
    );
    first ??= empty!;
    if (edge) {
      figures.push(held('  rows gone', ms(median(gone!)), '', median(gone!)));
    } else {
      const { remove, draftRemove } = await ground.peers(bytes);
      const limit = bytes === size.million ? 1.5 : undefined;
      figures.push(timesPeer('  rows gone', gone!, [remove, draftRemove], limit));
      figures.push(
        atMostMs(
          '  longest hold of the database',
          holds!,
          `${ms(median(remove.samples))} one raw DELETE`,
          50,
        ),
      );
    }
    const perRow = written / (year.rows + year.vouchers);
    const most = bytes === size.million ? { most: 1.01 } : undefined;
    figures.push(
      held('  rows written a voucher and row', perRow.toFixed(3), '1 in raw SQLite', perRow, most),
    );
  }
  return figures;
};

export const purge: Bench = {
  name: 'purge',
  about: '10 k, 100 k and 1 M rows: reads empty, rows gone',
  throughEdge: true,
  run,
};
