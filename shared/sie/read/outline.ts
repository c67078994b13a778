// What is told apart of the vouchers of year 0: how many in each series and each month. By it a later file of the same
// year shows what it lacks.

/** More different series or months than this are no bookkeeping: they are then not told apart. */
const MAX_KEYS = 1000;
const MAX_NAME = 100;

export interface VoucherOutline {
  /** Vouchers by series, and by month (`YYYY-MM`); null where there are too many to tell apart. */
  series: Record<string, number> | null;
  months: Record<string, number> | null;
  /** #TRANS of the voucher that has most. */
  mostRows: number;
}

export interface OutlineTally {
  /** A voucher of year 0 begins; `date` as the number 20240131. */
  begin(series: string, date: number): void;
  /** It ends; `rows` are its #TRANS. */
  end(rows: number): void;
  result(): VoucherOutline;
}

export function createOutlineTally(): OutlineTally {
  const series = createCounts<string>();
  const months = createCounts<number>();
  let mostRows = 0;
  return {
    begin(name, date) {
      series.add(name.length > MAX_NAME ? name.slice(0, MAX_NAME) : name);
      months.add(Math.trunc(date / 100));
    },
    end(rows) {
      if (rows > mostRows) mostRows = rows;
    },
    result: () => ({ series: series.result(String), months: months.result(monthName), mostRows }),
  };
}

function monthName(month: number): string {
  const digits = String(month).padStart(6, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Counts by key; the like keys in a row, of which files are made, cost next to nothing. */
function createCounts<K extends string | number>() {
  const counts = new Map<K, number>();
  let last: K | null = null;
  let run = 0;
  const settle = () => {
    if (last !== null && (counts.has(last) || counts.size <= MAX_KEYS))
      counts.set(last, (counts.get(last) ?? 0) + run);
    run = 0;
  };
  return {
    add(key: K) {
      if (key !== last) {
        settle();
        last = key;
      }
      run++;
    },
    result(name: (key: K) => string): Record<string, number> | null {
      settle();
      if (counts.size > MAX_KEYS) return null;
      return Object.fromEntries([...counts].map(([key, count]) => [name(key), count]));
    },
  };
}
