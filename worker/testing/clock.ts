// Time in a test's hand: `Date` only; timers and I/O go on as ever.
import { vi } from 'vitest';

export interface Clock {
  /** Milliseconds pass. */
  advance(ms: number): void;
}

/** Stands still but for `advance`; begins now, or where the last one of the file has come to. */
export const createClock = (): Clock => {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] });
  return { advance: (ms) => void vi.setSystemTime(Date.now() + ms) };
};
