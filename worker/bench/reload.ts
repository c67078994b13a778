// Reloads: a file sent over a loaded year, by how much of it has changed.
import { allowances } from '../../shared/contract/sie-file.ts';
import { count, held, ms, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { readingMs } from './reading-ms.ts';
import { median } from './statistics.ts';

/** Setting aside every reason to stop: what is measured is the load. */
const anyway = `&allow=${allowances.join(',')}`;

const asText = (file: Uint8Array) => Buffer.from(file).toString('latin1');
/** Without its control sum, which is another's now. */
const asFile = (text: string) => Buffer.from(text.replaceAll(/#KSUMMA[^\n]*\n/g, ''), 'latin1');

/** The file with every row of some vouchers doubled. */
const withChanged = (file: Uint8Array, isChanged: (voucher: number) => boolean): Uint8Array => {
  let voucher = -1;
  let changes = false;
  const row = /#VER[^\n]*|#TRANS (\S+) (\{[^}]*\}) (-?\d+)/g;
  return asFile(
    asText(file).replaceAll(row, (line: string, account: string, objects: string, amount: string) => {
      if (line.startsWith('#VER')) changes = isChanged((voucher += 1));
      return line.startsWith('#VER') || !changes
        ? line
        : `#TRANS ${account} ${objects} ${2 * Number(amount)}`;
    }),
  );
};

/**
 * Each is made of the file when its turn comes: four of 100 MB would be too much at once. Sent over the one before, in
 * this order, it differs as it says: a load of the year for each would be most of the bench.
 */
const variants: [string, (file: Uint8Array, vouchers: number, repeat: number) => Uint8Array][] = [
  ['exported anew', (file, _, repeat) => asFile(asText(file).replace(/#GEN \d{8}/, `#GEN 2030123${repeat}`))],
  [
    '3 vouchers changed',
    (file, n, repeat) =>
      repeat % 2 === 0 ? withChanged(file, (at) => at % Math.floor(n / 3) === 7) : asFile(asText(file)),
  ],
  [
    '1,000 changed, scattered',
    (file, n) => withChanged(file, (at) => at % Math.max(1, Math.floor(n / 1_000)) === 0),
  ],
  [
    'all renumbered',
    (file) =>
      asFile(
        asText(file).replaceAll(/#VER (\S+) "?(\d+)/g, (_, series, n) => `#VER ${series} ${Number(n) + 7}`),
      ),
  ],
];

/** Per cent of the year's rows and vouchers written where nothing differs. */
const mostWritten = new Map([
  [1_000_000, 2],
  [size.large, 0.5],
]);

const run = async (ground: Ground): Promise<Figure[]> => {
  const { edge, quick, server } = ground;
  const figures: Figure[] = [];
  const all = [1_000_000, size.middle, size.large];
  for (const bytes of edge ? [size.large] : quick ? all.slice(0, 2) : all) {
    const year = await ground.year(bytes);
    const peers = edge ? null : await ground.peers(bytes);
    const draft = peers && median(peers.draftInsert.samples) + median(peers.draftRemove.samples);
    const reading = readingMs(year.file);
    const rows = year.rows + year.vouchers;
    await year.loaded();
    for (const [n, [name, make]] of variants.entries()) {
      const times: number[] = [];
      let written = 0;
      for (let repeat = 0; repeat < (n < 2 ? ground.repeats(bytes) : 1); repeat++) {
        const file = make(year.file, year.vouchers, repeat);
        await server.recording();
        times.push((await year.send(file, anyway)).ms);
        written = (await server.recording()).rowsWritten;
      }
      const megabytes = `${(bytes / 1e6).toFixed(0)} MB`;
      const time = median(times);
      const beside = `${ms(reading)} merely reading${draft ? `, ${ms(draft)} first draft` : ''}`;
      const isSame = n === 0 && bytes === size.large && !edge;
      figures.push(
        held(
          `Reload, ${megabytes}, ${name}`,
          ms(time),
          beside,
          time / reading,
          isSame ? { most: 1.5 } : undefined,
          '× reading',
        ),
      );
      const share = (100 * written) / rows;
      const most = n === 0 ? mostWritten.get(bytes) : undefined;
      figures.push(
        n === 1 && bytes === size.large
          ? held('  rows written', count(written), `of ${count(rows)}`, written, { most: 25_000 })
          : held(
              '  rows written',
              `${count(written)} (${share.toFixed(2)} %)`,
              `of ${count(rows)}`,
              share,
              most === undefined ? undefined : { most },
              ' %',
            ),
      );
    }
    await year.emptied();
  }
  return figures;
};

export const reload: Bench = {
  name: 'reload',
  about: '1, 20 and 100 MB over a loaded year: exported anew, 3 and 1,000 vouchers changed, renumbered',
  throughEdge: true,
  run,
};
