// The reasons that lie in what a file says of itself and of the year: its kind, balances, age, currency, the year's end.
import type { ProblemReason } from '../../../shared/contract/problems.ts';
import type { BalanceLabel } from '../../../shared/sie/index.ts';
import type { Sides } from './sides.ts';

export const statedOtherwise = (sides: Sides): ProblemReason[] => [
  ...kindChanged(sides),
  ...balancesGone(sides),
  ...differing(sides),
];

/** What each kind says, a bit each: balances, of periods, of objects, vouchers. */
const says: Record<string, number> = { 1: 1, 2: 3, 3: 7, '4I': 8, '4E': 15, 5: 15 };
const kinds: Record<string, { sv: string; en: string }> = {
  1: { sv: 'SIE 1 (årssaldon)', en: 'SIE 1 (balances of the year)' },
  2: { sv: 'SIE 2 (periodsaldon)', en: 'SIE 2 (balances of periods)' },
  3: { sv: 'SIE 3 (objektsaldon)', en: 'SIE 3 (balances of objects)' },
  '4I': { sv: 'SIE 4I (verifikat utan saldon)', en: 'SIE 4I (vouchers without balances)' },
  '4E': { sv: 'SIE 4E (saldon och verifikat)', en: 'SIE 4E (balances and vouchers)' },
  5: { sv: 'SIE 5', en: 'SIE 5' },
};

const kindChanged = ({ file, held, named }: Sides): ProblemReason[] => {
  const [now, then] = [says[file.sieType] ?? 0, says[held.sieType] ?? 0];
  if ((then & ~now) === 0) return [];
  return [
    { code: 'kind_changed', values: { ...named, found: kinds[file.sieType], before: kinds[held.sieType] } },
  ];
};

const balanceNames: Partial<Record<BalanceLabel, { sv: string; en: string }>> = {
  IB: { sv: 'ingående saldon (#IB)', en: 'opening balances (#IB)' },
  UB: { sv: 'utgående saldon (#UB)', en: 'closing balances (#UB)' },
  RES: { sv: 'resultatsaldon (#RES)', en: 'result balances (#RES)' },
  PSALDO: { sv: 'periodsaldon (#PSALDO)', en: 'period balances (#PSALDO)' },
  OIB: { sv: 'ingående objektsaldon (#OIB)', en: 'opening balances of objects (#OIB)' },
  OUB: { sv: 'utgående objektsaldon (#OUB)', en: 'closing balances of objects (#OUB)' },
  PBUDGET: { sv: 'budget (#PBUDGET)', en: 'a budget (#PBUDGET)' },
};

/** A kind of balance that is gone. A single result may go with the single voucher that made it. */
const balancesGone = ({ file, held, named }: Sides): ProblemReason[] => {
  if (!held.outline || !file.outline) return [];
  const { balances: then } = held.outline;
  const { balances: now } = file.outline;
  const gone = (Object.keys(balanceNames) as BalanceLabel[]).filter((label) => {
    const least = label === 'IB' || label === 'UB' ? 1 : 2;
    return (then[label] ?? 0) >= least && !now[label];
  });
  if (gone.length === 0) return [];
  const list = (language: 'sv' | 'en') => gone.map((label) => balanceNames[label]![language]).join(', ');
  const before = gone.map((label) => `${then[label]} #${label}`).join(', ');
  return [{ code: 'balances_gone', values: { ...named, found: { sv: list('sv'), en: list('en') }, before } }];
};

const differing = ({ file, held, named }: Sides): ProblemReason[] => {
  const reasons: ProblemReason[] = [];
  const add = (code: ProblemReason['code'], found: string, before: string) =>
    reasons.push({ code, values: { ...named, found, before } });
  const [written, before] = [file.outline?.generatedOn, held.outline?.generatedOn];
  if (written && before && written < before) add('older_file', written, before);
  const [currency, other] = [file.currency ?? 'SEK', held.currency ?? 'SEK'];
  if (currency !== other) add('currency_changed', currency, other);
  if (file.end !== held.end) add('year_end_moved', file.end, held.end);
  return reasons;
};
