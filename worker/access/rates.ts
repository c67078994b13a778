// How much one may ask for: requests of a token, failed sign-ins from an address, costly orders for a company. The
// platform counts where it is bound to (wrangler.toml); beside it every isolate counts by itself, which is all there is
// in local runs and tests, and says how much is left.
import type { Env } from '../env.ts';

export interface Rate {
  limit: number;
  /** Seconds; the platform knows 10 and 60. */
  period: 10 | 60;
}
export type RateName = 'token' | 'failures' | 'costly';

/** As in wrangler.toml; a test compares them. */
export const rates: Record<RateName, Rate> = {
  token: { limit: 6_000, period: 10 },
  failures: { limit: 1_000, period: 60 },
  costly: { limit: 1_200, period: 60 },
};

export interface Taken {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the period is over. */
  reset: number;
}

/** Keys that are counted at once; whoever comes with more has the oldest forgotten. */
const maxKeys = 10_000;

const bindingOf = (env: Env, name: RateName) =>
  ({ token: env.RATE_TOKEN, failures: env.RATE_FAILURES, costly: env.RATE_COSTLY })[name];

export const createRates = (of: Record<RateName, Rate> = rates) => {
  const counts = new Map<string, { used: number; until: number }>();

  const countOf = (name: RateName, key: string) => {
    const id = `${name} ${key}`;
    const now = Date.now();
    const known = counts.get(id);
    if (known && known.until > now) return known;
    counts.delete(id);
    if (counts.size >= maxKeys) counts.delete(counts.keys().next().value!);
    const fresh = { used: 0, until: now + of[name].period * 1_000 };
    counts.set(id, fresh);
    return fresh;
  };
  const stateOf = (name: RateName, { used, until }: { used: number; until: number }): Taken => {
    const { limit } = of[name];
    return {
      allowed: used <= limit,
      limit,
      remaining: Math.max(0, limit - used),
      reset: Math.max(1, Math.ceil((until - Date.now()) / 1_000)),
    };
  };
  return {
    /** Counts one more. */
    take: async (env: Env, name: RateName, key: string): Promise<Taken> => {
      const count = countOf(name, key);
      count.used += 1;
      const here = stateOf(name, count);
      if (!here.allowed) return here;
      const elsewhere = await bindingOf(env, name)?.limit({ key });
      if (elsewhere === undefined || elsewhere.success) return here;
      count.used = of[name].limit + 1;
      return stateOf(name, count);
    },
    /** Whether the next one would be too many; counts nothing. */
    isSpent: (name: RateName, key: string): Taken | null => {
      const known = counts.get(`${name} ${key}`);
      if (!known || known.until <= Date.now() || known.used < of[name].limit) return null;
      return { ...stateOf(name, known), allowed: false, remaining: 0 };
    },
  };
};
export type Rates = ReturnType<typeof createRates>;
