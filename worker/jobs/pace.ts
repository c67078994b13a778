// How much a job does at a time. It comes with the job's context: tests make a small job take many steps.

export const productionPace = {
  /** Rows inserted in one step. */
  chunkRows: 36_000,
  /** Most bytes that one table's JSON in one step could have (platform: 2 MB a bound value). */
  chunkBytes: 1_950_000,
  /** Blocks of a generation (worker/ledger/loading/chunks.ts). */
  blockMean: 32,
  blockRows: 2_000,
  blockBytes: 200_000,
  hashDigits: 32,
  /** Parts of the old generation that are listed in one step, where the file's records are the same. */
  copyParts: 5_000,
  /** Rows deleted in one step at most; how many is measured (worker/jobs/stride.ts). */
  deleteRows: 200_000,
  /** Rows summed in one query of the check, their vouchers with them; sums are noted as a step every so many queries. */
  verifyRows: 100_000,
  verifyQueries: 6,
  /** Vouchers of both sides together that are compared at a time, in memory; of more, some days at a time. */
  compareVouchers: 600_000,
  /** Vouchers that differ which are named in one step. */
  nameVouchers: 5_000,
  /** Accounts, dimensions and objects merged into the company's in one batch. */
  mergeRows: 5_000,
  /** Queries one invocation uses of the 1,000 that the platform gives. */
  queries: 900,
  /** Milliseconds one invocation works from its first step (platform: 15 minutes in all). */
  workMs: 60_000,
  /**
   * Milliseconds a worker may be silent before another takes its job; one call may take 30 s (platform). Grows with
   * each try, so that what is slow comes to its end.
   */
  leaseMs: 60_000,
  /** Times in a row that a worker dies without a word, before its load is given up. */
  deaths: 8,
  /** Milliseconds that the platform fails, before a load is given up. */
  patienceMs: 6 * 3_600_000,
  /** Milliseconds that a source may be silent, that one file of it may take, and that its trouble is waited out. */
  source: { silentMs: 60_000, totalMs: 10 * 60_000, patienceMs: 30 * 60_000 },
};
export type Pace = typeof productionPace;

/** Seconds until a job that failed `attempts` times in a row is tried again: 1, 2, 4 … at most ten minutes. */
export const retryDelay = (attempts: number): number => Math.min(600, 2 ** Math.max(0, attempts - 1));
