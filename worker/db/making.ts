// What a request makes it makes once, however often it is tried: its id and its time come from when a request with that
// Idempotency-Key was first begun, and from the key.
import { idOf, newId } from './id.ts';

/** Of the one thing that a request makes. */
export interface Making {
  /** @example id('doc') → 'doc_01jd8x…' */
  id(prefix: string): string;
  createdAt: string;
}

export const freshMaking = (): Making => {
  const now = Date.now();
  return { id: (prefix) => newId(prefix, now), createdAt: new Date(now).toISOString() };
};

/** @param requestKey token and key: others who guess the key get other ids */
export const makingOf = async (requestKey: string, begunAt: number): Promise<Making> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(requestKey));
  const bytes = new Uint8Array(digest, 0, 10);
  return {
    id: (prefix) => idOf(prefix, begunAt, bytes),
    createdAt: new Date(begunAt).toISOString(),
  };
};

/**
 * Makes the thing unless it is there: the request may have been tried before, and D1 may have committed what it says has
 * failed.
 * @param find the thing, if it has been made
 * @param insert fails when it has
 * @returns the thing as it stands in the database
 */
export const makeOnce = async <T>(
  find: () => Promise<T | undefined>,
  insert: () => Promise<unknown>,
  made: T,
): Promise<T> => {
  const before = await find();
  if (before) return before;
  try {
    await insert();
    return made;
  } catch (error) {
    const after = await find();
    if (!after) throw error;
    return after;
  }
};
