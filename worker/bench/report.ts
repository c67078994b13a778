// The figures as one table: what was measured, beside its peer of the same run, and the target.
import type { SieBench } from '../../shared/bench/sie.ts';
import type { LedgerBench } from './ledger.ts';

export interface Figure {
  what: string;
  ours: string;
  /** Raw SQLite or another peer, measured in the same run. */
  peer: string;
  /** Ours by the peer's, or what the target is about. */
  value: number;
  target: string;
  met: boolean;
}

const count = (n: number) => Math.round(n).toLocaleString('en');
const ms = (n: number) => (n < 1000 ? `${n.toFixed(n < 10 ? 1 : 0)} ms` : `${(n / 1000).toFixed(2)} s`);
const atMost = (limit: number, value: number, unit = '×') => ({
  value,
  target: `≤ ${limit}${unit}`,
  met: value <= limit,
});

export const figuresOf = (sie: SieBench, ledger: LedgerBench): Figure[] => {
  const timesRaw = (what: string, ours: number, raw: number, limit: number): Figure => ({
    what,
    ours: ms(ours),
    peer: `${ms(raw)} raw SQLite`,
    ...atMost(limit, ours / raw),
  });
  const timesIdle = (what: string, busy: number): Figure => ({
    what,
    ours: ms(busy),
    peer: `${ms(ledger.idleP95Ms)} idle`,
    ...atMost(3, busy / ledger.idleP95Ms),
  });
  const written = (what: string, value: number): Figure => ({
    what,
    ours: value.toFixed(4),
    peer: '1 in raw SQLite',
    value,
    target: '1.00',
    met: value.toFixed(2) === '1.00',
  });
  const step = (what: string, value: number, peer: string): Figure => ({
    what,
    ours: ms(value),
    peer,
    ...atMost(100, value, ' ms'),
  });
  const { rows, smallRows } = ledger;
  return [
    {
      what: `Reading SIE, every text (${count(sie.rows)} rows)`,
      ours: `${sie.readerMBps} MB/s`,
      peer: `${sie.plainReaderMBps} MB/s plain reader`,
      value: sie.readerMBps,
      target: '≥ 200 MB/s',
      met: sie.readerMBps >= 200,
    },
    {
      what: 'Reading SIE, memory added',
      ours: `${sie.readerAddedMB} MB`,
      peer: `${sie.megabytes} MB file`,
      ...atMost(64, sie.readerAddedMB, ' MB'),
    },
    timesRaw(`Load, file in R2 → live (${count(rows)} rows)`, ledger.loadMs, ledger.rawInsertMs, 2),
    {
      what: `Purge asked → reads empty (${count(rows)} rows)`,
      ours: ms(ledger.bigEmptyMs),
      peer: `${ms(ledger.smallEmptyMs)} for ${count(smallRows)} rows`,
      ...atMost(3, ledger.bigEmptyMs / ledger.smallEmptyMs),
    },
    timesRaw('Purge, rows gone', ledger.deleteMs, ledger.rawDeleteMs, 3),
    step(
      'Longest hold of the database, load',
      ledger.longestLoadStepMs,
      `${ms(ledger.rawLongestInsertMs)} raw SQLite, same rows`,
    ),
    step(
      'Longest hold of the database, purge',
      ledger.longestDeleteStepMs,
      `${ms(ledger.rawDeleteMs)} one raw DELETE`,
    ),
    written('Rows written per row loaded', ledger.rowsWrittenPerRowLoaded),
    written('Rows written per row deleted', ledger.rowsWrittenPerRowDeleted),
    timesIdle("Another company's years, p95 during the purge", ledger.deleteP95Ms),
    timesIdle("Another company's years, p95 during the load", ledger.loadP95Ms),
  ];
};

export const tableOf = (figures: Figure[]): string => {
  const lines = [
    ['', 'here', 'beside', 'target', ''],
    ...figures.map(({ what, ours, peer, value, target, met }) => [
      what,
      ours,
      peer,
      target.endsWith('×') ? `${target} (${value.toFixed(2)}×)` : target,
      met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
