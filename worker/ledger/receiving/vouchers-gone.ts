// The reasons that lie in vouchers: none left, far fewer, whole months or series gone.
import type { ProblemReason } from '../../../shared/contract/problems.ts';
import { addDays } from '../../../shared/fiscal-year.ts';
import type { Sides } from './sides.ts';

/**
 * More than a person takes away at the source in passing: more than a handful, or more than a twentieth of a small
 * year. One voucher never is.
 */
const isMuch = (lost: number, of: number) => lost > 1 && (lost > 5 || lost * 20 > of);

export const vouchersGone = (sides: Sides): ProblemReason[] => {
  const { file, held, named } = sides;
  if (held.vouchers === 0) return [];
  if (file.vouchers === 0)
    return [{ code: 'suspiciously_empty', values: { ...named, before: held.vouchers } }];
  const { starts, ends, between } = monthsGone(sides);
  return [...coversLess(sides, between), ...starts, ...ends, ...seriesGone(sides)];
};

interface Measured {
  found: { sv: string; en: string };
  before: { sv: string; en: string };
}
const same = (text: string) => ({ sv: text, en: text });
const joined = (texts: { sv: string; en: string }[]) => ({
  sv: texts.map(({ sv }) => sv).join(', '),
  en: texts.map(({ en }) => en).join(', '),
});

const coversLess = ({ file, held, named }: Sides, months: Measured[]): ProblemReason[] => {
  const less: Measured[] = [];
  if (file.vouchers * 2 < held.vouchers)
    less.push({ found: same(`${file.vouchers} ver.`), before: same(`${held.vouchers} ver.`) });
  // One voucher may be most of the rows.
  if (file.rows * 2 < held.rows && held.rows - file.rows > (held.outline?.mostRows ?? 0))
    less.push({
      found: { sv: `${file.rows} rader`, en: `${file.rows} rows` },
      before: { sv: `${held.rows} rader`, en: `${held.rows} rows` },
    });
  if (file.balancesUntil && held.balancesUntil && file.balancesUntil < held.balancesUntil)
    less.push({
      found: same(`#OMFATTN ${file.balancesUntil}`),
      before: same(`#OMFATTN ${held.balancesUntil}`),
    });
  less.push(...months);
  if (less.length === 0) return [];
  const found = joined(less.map((measured) => measured.found));
  const before = joined(less.map((measured) => measured.before));
  return [{ code: 'covers_less', values: { ...named, found, before } }];
};

/** Days by which the last voucher may be earlier, where the months are not known. */
const toleratedDays = 45;

/** What of the months that held vouchers has none now: at the beginning, at the end, and in runs between. */
const monthsGone = ({ file, held, named }: Sides) => {
  const none = { starts: [], ends: [], between: [] };
  const [then, now] = [held.outline?.months, file.outline?.months];
  const ends = (): ProblemReason[] => [
    { code: 'ends_earlier', values: { ...named, found: file.lastVoucherDate, before: held.lastVoucherDate } },
  ];
  if (!then || !now) {
    const [last, before] = [file.lastVoucherDate, held.lastVoucherDate];
    return { ...none, ends: last && before && addDays(last, toleratedDays) < before ? ends() : [] };
  }
  const runs = runsWithout(then, now).filter(({ vouchers }) => isMuch(vouchers, held.vouchers));
  const kept = Object.keys(now).sort();
  const [first, last] = [kept[0]!, kept.at(-1)!];
  return {
    starts: runs.some(({ to }) => to < first)
      ? [
          {
            code: 'starts_later' as const,
            values: {
              ...named,
              found: file.outline?.firstVoucherDate,
              before: held.outline?.firstVoucherDate,
            },
          },
        ]
      : [],
    ends: runs.some(({ from }) => from > last) ? ends() : [],
    between: runs
      .filter(({ from, to }) => from > first && to < last)
      .map(({ from, to, vouchers }) => {
        const months = from === to ? from : `${from}–${to}`;
        return { found: same(`0 ver. ${months}`), before: same(`${vouchers} ver. ${months}`) };
      }),
  };
};

/** Months in a row, of those that held vouchers, that have none now; never across a month that has. */
const runsWithout = (then: Record<string, number>, now: Record<string, number>) => {
  const runs: { from: string; to: string; vouchers: number }[] = [];
  let run: (typeof runs)[number] | null = null;
  for (const month of [...new Set([...Object.keys(then), ...Object.keys(now)])].sort()) {
    if (Object.hasOwn(now, month)) {
      run = null;
      continue;
    }
    if (!run) runs.push((run = { from: month, to: month, vouchers: 0 }));
    run.to = month;
    run.vouchers += then[month]!;
  }
  return runs;
};

const seriesNamed = 10;

const seriesGone = ({ file, held, named }: Sides): ProblemReason[] => {
  const [then, now] = [held.outline?.series, file.outline?.series];
  if (!then || !now) return [];
  const gone = Object.entries(then).filter(([name]) => !Object.hasOwn(now, name));
  const lost = gone.reduce((sum, [, vouchers]) => sum + vouchers, 0);
  if (!isMuch(lost, held.vouchers)) return [];
  const list = (of: (name: string, vouchers: number) => string) =>
    [
      ...gone.slice(0, seriesNamed).map(([name, vouchers]) => of(name || '""', vouchers)),
      ...(gone.length > seriesNamed ? ['…'] : []),
    ].join(', ');
  const before = list((name, vouchers) => `${name} ${vouchers} ver.`);
  return [{ code: 'series_gone', values: { ...named, found: list((name) => name), before } }];
};
