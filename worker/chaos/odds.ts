// How often what goes wrong, each 0 to 1.

export interface Odds {
  /** Of the chance that decides. */
  seed: number;
  /** A call is not carried out, or carried out and the reply lost. */
  fails: number;
  /** A call hangs for 5 to 45 seconds: longer than a lease, at times. */
  hangs: number;
  /** Nothing of the invocation is heard of again. */
  dies: number;
  /** A file read from R2 breaks off. */
  breaks: number;
  /** A message is taken by the queue, and lost; or delivered twice. */
  loses: number;
  doubles: number;
}

export const calm: Odds = { seed: 1, fails: 0, hangs: 0, dies: 0, breaks: 0, loses: 0, doubles: 0 };
export const stormy: Omit<Odds, 'seed'> = {
  fails: 0.012,
  hangs: 0.002,
  dies: 0.004,
  breaks: 0.04,
  loses: 0.05,
  doubles: 0.1,
};
