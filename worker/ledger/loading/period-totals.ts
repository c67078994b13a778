// Sums per account and month of the #TRANS rows, kept while the file is read and stored as its last rows but the chart.
import { createSieRefusal } from '../../../shared/sie/index.ts';
import type { Chunks } from './chunks.ts';
import { mixText, noIdentity } from './identity.ts';
import type { RunningTallies } from './tallies.ts';

/**
 * Pairs of account and month, kept in memory until the file has ended: 5,000 accounts with rows in each of 18 months
 * are 90,000. A file that has more has dates all over the calendar.
 */
export const maxPeriodTotals = 200_000;
/** Numbers of one pair: öre, öre of the debit rows, rows; and what the amounts weigh in the tally of accounts. */
const width = 4;
const stored = 3;

/** @param tallies of the whole file, to which each pair's sums are added when it is written */
export const createPeriodTotals = (tallies: RunningTallies) => {
  const { low } = tallies;
  /** By month the place of each account in `sums`. */
  const periods = new Map<string, Map<string, number>>();
  /** Rows of one month follow each other. */
  let latest = '';
  let latestAccounts: Map<string, number> | undefined;
  let sums = new Float64Array(width * 1_024);
  let count = 0;

  const newPlace = (): number => {
    if (count === maxPeriodTotals) {
      throw createSieRefusal('dates_too_scattered', 0, null, {
        sv: `Filens rader ligger på fler än ${maxPeriodTotals} olika par av konto och månad, som är det mesta som läses in.`,
        en: `The file's rows lie on more than ${maxPeriodTotals} different pairs of account and month, the most that is loaded.`,
      });
    }
    const place = width * count++;
    if (place === sums.length) {
      const larger = new Float64Array(2 * sums.length);
      larger.set(sums);
      sums = larger;
    }
    return place;
  };

  return {
    /**
     * @param period month, `YYYY-MM`
     * @throws SieRefusal `dates_too_scattered`
     */
    add(account: string, period: string, amountOre: number) {
      if (period !== latest || latestAccounts === undefined) {
        latestAccounts = periods.get(period);
        if (!latestAccounts) periods.set(period, (latestAccounts = new Map()));
        latest = period;
      }
      const accounts = latestAccounts;
      let place = accounts.get(account);
      if (place === undefined) accounts.set(account, (place = newPlace()));
      sums[place]! += amountOre;
      if (amountOre > 0) sums[place + 1]! += amountOre;
      sums[place + 2]! += 1;
      sums[place + 3]! += low(amountOre);
    },
    write(chunks: Chunks) {
      for (const [period, accounts] of periods) {
        for (const [account, place] of accounts) {
          tallies.booked(account, sums[place + 2]!, sums[place]!, sums[place + 3]!);
          tallies.total(account, period, sums[place]!, sums[place + 1]!);
          const row = chunks.begin('period_total');
          if (!row) continue;
          row.text(account);
          row.text(period);
          for (let i = place; i < place + stored; i++) row.number(sums[i]!);
          chunks.end('period_total', mixText(mixText(noIdentity, account), period));
        }
        accounts.clear();
      }
    },
  };
};
