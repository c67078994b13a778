// What a bench tells: a figure, what stands beside it in the same run, and its limit.
import { median } from './statistics.ts';

export interface Figure {
  what: string;
  /** As it is shown; the median where there are several samples. */
  here: string;
  /** Peers of the same run, as they are shown. */
  beside: string;
  /** What is held against the limit. */
  value: number;
  /** Empty where there is none. */
  limit: string;
  met: boolean | null;
  /** All that was measured. */
  samples: number[];
}

export interface Peer {
  name: string;
  /** Milliseconds. */
  samples: number[];
}

export const count = (n: number): string => Math.round(n).toLocaleString('en');
export const ms = (n: number): string =>
  n < 1000 ? `${n.toFixed(n < 10 ? 1 : 0)} ms` : `${(n / 1000).toFixed(2)} s`;

const besides = (peers: Peer[]) =>
  peers.map(({ name, samples }) => `${ms(median(samples))} ${name}`).join(', ');

/** Milliseconds, held against so many times the first peer's; no limit: told only. */
export const timesPeer = (what: string, samples: number[], peers: Peer[], limit?: number): Figure => {
  const value = median(samples) / median(peers[0]!.samples);
  return {
    what,
    here: ms(median(samples)),
    beside: besides(peers),
    value,
    limit: limit === undefined ? `(${value.toFixed(2)}×)` : `≤ ${limit}× (${value.toFixed(2)}×)`,
    met: limit === undefined ? null : value <= limit,
    samples,
  };
};

/** Milliseconds, at most so many. */
export const atMostMs = (what: string, samples: number[], beside: string, limit: number): Figure => {
  const value = median(samples);
  return { what, here: ms(value), beside, value, limit: `≤ ${limit} ms`, met: value <= limit, samples };
};

/** Anything else, at most or at least so much. */
export const held = (
  what: string,
  here: string,
  beside: string,
  value: number,
  limit?: { most: number } | { least: number },
  unit = '',
): Figure => {
  const told = !limit ? '' : 'most' in limit ? `≤ ${limit.most}${unit}` : `≥ ${limit.least}${unit}`;
  const met = !limit ? null : 'most' in limit ? value <= limit.most : value >= limit.least;
  return { what, here, beside, value, limit: told, met, samples: [value] };
};

/** The figures as lines of a table. */
export const tableOf = (figures: Figure[]): string => {
  const lines = [
    ['', 'here', 'beside', 'limit', ''],
    ...figures.map(({ what, here, beside, limit, met }) => [
      what,
      here,
      beside,
      limit,
      met === null ? '' : met ? 'met' : 'MISSED',
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
