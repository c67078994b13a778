// Time in a test's hand: `Date` only; timers and I/O go on as ever.
import { vi } from 'vitest';

export interface Clock {
  /** Milliseconds pass. */
  advance(ms: number): void;
  /** On to where an hour begins: what is done once an hour is done once in a file's tests. */
  beginHour(): void;
}

const hour = 3_600_000;

/** Stands still but for `advance`; begins now, or where the last one of the file has come to. */
export const createClock = (): Clock => {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] });
  const advance = (ms: number) => void vi.setSystemTime(Date.now() + ms);
  return { advance, beginHour: () => advance(hour - (Date.now() % hour)) };
};
