// Sums per account and month of the #TRANS rows, kept while the file is read and stored as its last rows but the chart.
import type { Chunks } from './chunks.ts';

interface PeriodTotal {
  amountOre: number;
  debitOre: number;
  rows: number;
}

export const createPeriodTotals = () => {
  const accounts = new Map<string, Map<string, PeriodTotal>>();
  return {
    /** @param period month, `YYYY-MM` */
    add(account: string, period: string, amountOre: number) {
      let periods = accounts.get(account);
      if (!periods) accounts.set(account, (periods = new Map()));
      let total = periods.get(period);
      if (!total) periods.set(period, (total = { amountOre: 0, debitOre: 0, rows: 0 }));
      total.amountOre += amountOre;
      if (amountOre > 0) total.debitOre += amountOre;
      total.rows += 1;
    },
    write(chunks: Chunks) {
      for (const [account, periods] of accounts) {
        for (const [period, { amountOre, debitOre, rows }] of periods) {
          const row = chunks.begin('period_total');
          if (!row) continue;
          row.text(account);
          row.text(period);
          row.number(amountOre);
          row.number(debitOre);
          row.number(rows);
          chunks.end('period_total');
        }
      }
    },
  };
};
