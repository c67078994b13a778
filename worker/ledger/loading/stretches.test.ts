// Blocks known by their bytes in the file are those that are known by their content: a reload lists and stores the very same
// by either way, however the file comes and whatever was changed in it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFile } from '../archive/open-file.ts';
import { createShelf, type PlacedBlock, type Shelf } from '../parts/blocks.ts';
import { noProgress, type Chunk } from './chunk.ts';
import { createChunks } from './chunks.ts';
import { createFileRows } from './file-rows.ts';
import { createStretches } from './stretches.ts';

const limits = {
  chunkRows: 60,
  chunkBytes: 20_000,
  blockMean: 4,
  blockRows: 12,
  blockBytes: 6_000,
  hashDigits: 32,
};
const years = [
  { index: 0, start: '2024-01-01', end: '2024-12-31' },
  { index: -1, start: '2023-01-01', end: '2023-12-31' },
];

interface Way {
  encoding?: string;
  lineEnd?: string;
  /** Where the file is cut into the pieces that it comes in. */
  pieces?: number;
}
const loaded = async (
  lines: string[],
  shelf: Shelf,
  { encoding = 'cp437', lineEnd = '\n', pieces = 1e9 }: Way,
) => {
  const chunks: Chunk[] = [];
  const file = { encoding, sieType: '4E', fiscalYears: years };
  const stretches = createStretches(file as Parameters<typeof createStretches>[0], limits.hashDigits);
  const into = createChunks(2, noProgress(), [], shelf, limits, stretches, (chunk) => chunks.push(chunk));
  const rows = createFileRows((index) => `${2024 + index}-01-01`, encoding === 'utf-8', into);
  const reader = await openFile(file, { onEvent: rows.onEvent, stretch: stretches.bytes });
  const text = [
    '#FLAGGA 0',
    '#SIETYP 4',
    '#RAR 0 20240101 20241231',
    '#RAR -1 20230101 20231231',
    ...lines,
    '',
  ];
  const bytes = new TextEncoder().encode(text.join(lineEnd));
  for (let at = 0; at < bytes.length; at += pieces) reader.push(bytes.slice(at, at + pieces));
  reader.end();
  rows.end();
  return { chunks, tallies: rows.tallies, counts: { ...rows.counts } };
};

const blocksOf = (chunks: Chunk[]): PlacedBlock[] => {
  let rowPosition = 0;
  return chunks.flatMap(({ parts }) =>
    parts.flatMap(({ table, position, blocks }) =>
      (blocks ?? []).map(([count, rows, hash, stretch = null]) => {
        const place = { position, first: position, rows, rowPosition, rowFirst: rowPosition };
        if (table === 'ledger_row') throw new Error('ledger rows are of the vouchers’ blocks');
        position += count;
        rowPosition += rows;
        return { table, origin: 1, count, rowOrigin: 1, ...place, hash, stretch };
      }),
    ),
  );
};
const withoutStretches = (chunks: Chunk[]) =>
  chunks.map(({ parts, ...chunk }) => ({
    ...chunk,
    parts: parts.map(({ blocks, ...part }) => ({
      ...part,
      blocks: blocks && blocks.map(([count, rows, hash]) => [count, rows, hash]),
    })),
  }));

/** Counts what has to be written before it is known. */
const counting = (shelf: Shelf) => {
  const asked = { byContent: 0, byBytes: 0 };
  const counted: Shelf = {
    ...shelf,
    take: (table, block) => {
      if (table === 'voucher') asked.byContent += 1;
      return shelf.take(table, block);
    },
    takeStretch: (...which) => {
      const known = shelf.takeStretch(...which);
      if (known) asked.byBytes += 1;
      return known;
    },
  };
  return { asked, counted };
};

const amount = fc.integer({ min: -3, max: 3 });
const row = fc.tuple(
  fc.constantFrom('#TRANS', '#TRANS', '#TRANS', '#BTRANS', '#RTRANS', '  #TRANS'),
  fc.constantFrom('1930 {}', '3001 {1 "10"}', '2440 {"1" "å}"}'),
  amount,
  fc.constantFrom('', ' 20240203', ' "" "text"', ' "" "åäö \\"x\\"" 2 sign'),
);
const voucher = fc
  .record({
    date: fc.constantFrom('20240101', '20240102', '20240301', '20231230', '20220101'),
    rows: fc.oneof(
      { weight: 12, arbitrary: fc.array(row, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(row, { minLength: 10, maxLength: 40 }) },
    ),
    text: fc.constantFrom('', ' "köp"', ` "${'lång '.repeat(40)}"`),
    end: fc.constantFrom('}', '}', '}', '}', '}', '}', ' }', '', '}\n; not a record', '}\n#IB 0 1930 5.00'),
  })
  .map(({ date, rows, text, end }) => ({
    lines: (number: number) => [
      `#VER A ${number} ${date}${text}`,
      '{',
      ...rows.map(([label, of, ore, rest]) => `${label} ${of} ${ore}.00${rest}`),
      ...(end === '' ? [] : end.split('\n')),
    ],
  }));
const books = fc.array(voucher, { minLength: 1, maxLength: 60 });
const numbered = (vouchers: { lines: (number: number) => string[] }[], from = 1) =>
  vouchers.map(({ lines }, i) => lines(from + i));
/** The last voucher is ended in any case: the file would be refused. */
const closed = (vouchers: string[][]) => [...vouchers.flat(), '}'];

const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('gone', 'new', 'other', 'blank', 'word', 'word'),
  made: voucher,
});
const edited = (
  vouchers: string[][],
  edits: { at: number; kind: string; made: { lines(n: number): string[] } }[],
) => {
  const all = vouchers.map((lines) => [...lines]);
  for (const { at, kind, made } of edits) {
    const place = at % (all.length + 1);
    if (kind === 'gone') all.splice(place, 1);
    else if (kind === 'new') all.splice(place, 0, made.lines(900 + place));
    else if (kind === 'word' && all[place])
      all[place] = all[place]!.map((line) => line.replace(/text|köp/, 'word'));
    else if (kind === 'other' && all[place]) all[place] = made.lines(place);
    else if (all[place]) all[place]!.splice(1, 0, '');
  }
  return all;
};

describe('blocks known by their bytes', () => {
  it('are listed and stored as those known by their content', async () => {
    await fc.assert(
      fc.asyncProperty(
        books,
        fc.array(edit, { maxLength: 3 }),
        fc.constantFrom<Way>({}, { pieces: 7 }, { pieces: 200 }, { lineEnd: '\r\n' }, { encoding: 'utf-8' }),
        fc.constantFrom<Way>({}, { pieces: 5 }, { pieces: 333 }),
        async (made, edits, before, after) => {
          const vouchers = numbered(made);
          const old = blocksOf((await loaded(closed(vouchers), createShelf([], []), before)).chunks);
          const now = closed(edited(vouchers, edits));
          const slow = await loaded(
            now,
            createShelf(
              old.map((block) => ({ ...block, stretch: null })),
              [],
            ),
            after,
          );
          const quick = await loaded(now, createShelf(old, []), after);
          expect(withoutStretches(quick.chunks)).toEqual(withoutStretches(slow.chunks));
          expect([quick.tallies, quick.counts]).toEqual([slow.tallies, slow.counts]);
          // What was listed is known by its bytes from then on as well.
          expect(blocksOf(quick.chunks).map(({ stretch }) => stretch)).toEqual(
            blocksOf(slow.chunks).map(({ stretch }) => stretch),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  const usual = Array.from({ length: 200 }, (_, i) => [
    `#VER A ${i + 1} 20240101 "faktura ${i}"`,
    '{',
    `#TRANS 1930 {} ${i}.00`,
    `#TRANS 3001 {} -${i}.00`,
    '}',
  ]);
  const again = async (lines: string[], way: Way = {}) => {
    const old = blocksOf((await loaded(usual.flat(), createShelf([], []), {})).chunks);
    const { asked, counted } = counting(createShelf(old, []));
    const { chunks } = await loaded(lines, counted, way);
    const stored = chunks.at(-1)!.to.stored.voucher;
    return { ...asked, blocks: old.filter(({ table }) => table === 'voucher').length, stored };
  };

  it('are not written to be known again, but for those that differ', async () => {
    const same = await again(usual.flat(), { pieces: 64 });
    expect(same.blocks).toBeGreaterThan(20);
    expect(same).toMatchObject({ byContent: 0, byBytes: same.blocks, stored: 0 });
    const one = await again(
      usual.flatMap((lines, i) => (i === 100 ? lines.with(2, '#TRANS 1930 {} 1.00') : lines)),
    );
    expect(one.byContent).toBeLessThanOrEqual(3);
    expect(one.byBytes).toBeGreaterThanOrEqual(one.blocks - 3);
  });

  it('are no longer known where a voucher is not ended by its brace', async () => {
    const open = usual.flatMap((lines, i) => (i % 3 === 1 ? lines.slice(0, -1) : lines));
    const old = blocksOf((await loaded([...open, '}'], createShelf([], []), {})).chunks);
    expect(old.filter(({ stretch }) => stretch !== null).length).toBeGreaterThan(5);
    // Of such a voucher another text.
    for (let i = 1; i < 200; i += 3) {
      const lines = open.map((line) => (line === `#TRANS 3001 {} -${i}.00` ? `${line} "" word` : line));
      const { chunks } = await loaded([...lines, '}'], createShelf(old, []), {});
      expect(chunks.at(-1)!.to.stored.voucher).toBeGreaterThan(0);
    }
  });

  it('are those of the same encoding and years only; others are known by their content', async () => {
    const other = await again(usual.flat(), { encoding: 'utf-8' });
    expect(other).toMatchObject({ byBytes: 0, stored: 0 });
  });
});
