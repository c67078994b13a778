// How much a step may take: measured by how long the one before held the database, since one that holds it keeps everybody
// else waiting, and each costs some milliseconds whatever it does.
import { isBusy } from '../traffic.ts';

/** Milliseconds that a step is meant to hold the database: while nobody else is about, and while requests come. */
const [meantMs, busyMs] = [25, 2];
/** Rows of the first step, and of the smallest: what a busy database makes slow is not made quicker by less. */
const [first, least] = [2_000, 250];
/** A step is at most so many times the one before. */
const growth = 4;

/** @param most rows of a step, whatever is measured */
export const createStride = (most: number) => {
  let last = first / growth;
  let rowsPerMs = first;
  return {
    /** Rows of the next step. */
    rows() {
      const meant = Math.min(growth * last, rowsPerMs * (isBusy() ? busyMs : meantMs));
      last = Math.min(most, Math.max(least, Math.round(meant)));
      return last;
    },
    /** It has held the database so many milliseconds. */
    held(ms: number) {
      rowsPerMs = last / Math.max(1, ms);
    },
  };
};
