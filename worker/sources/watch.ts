// Watches over one fetching: a source that falls silent, or drips, is left.

export interface FetchLimits {
  /** Milliseconds that a source may be silent. */
  silentMs: number;
  /** Milliseconds that all of it may take. */
  totalMs: number;
}

export interface Watch {
  signal: AbortSignal;
  /** What the work gives, unless the source is left before. @throws the signal's reason */
  orLeft<T>(work: Promise<T>): Promise<T>;
  /** To be called whenever something has come. */
  alive(): void;
  /** Why it was left. */
  tripped(): 'silent' | 'slow' | null;
  end(): void;
  limits: FetchLimits;
}

export const createWatch = (limits: FetchLimits): Watch => {
  const { silentMs, totalMs } = limits;
  const abort = new AbortController();
  let why: 'silent' | 'slow' | null = null;
  const trip = (reason: 'silent' | 'slow') => {
    why ??= reason;
    abort.abort(new Error(reason));
  };
  let silence = setTimeout(trip, silentMs, 'silent');
  const total = setTimeout(trip, totalMs, 'slow');
  const left = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error));
  });
  left.catch(() => undefined);
  return {
    limits,
    signal: abort.signal,
    orLeft: (work) => Promise.race([work, left]),
    alive: () => {
      if (why !== null) return;
      clearTimeout(silence);
      silence = setTimeout(trip, silentMs, 'silent');
    },
    tripped: () => why,
    end: () => {
      clearTimeout(silence);
      clearTimeout(total);
    },
  };
};
