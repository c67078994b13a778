// Ending: on Ctrl-C and its kin with 0, on a failure with 1, and in both cases leaving no process behind.

export interface Stop {
  /** Aborted as soon as the end begins. */
  signal: AbortSignal;
  /** What to undo at the end; the latest first. */
  atEnd(undo: () => Promise<unknown>): void;
  /** Ends with the reason told, unless the end has begun already. */
  because(error: unknown): Promise<void>;
}

export function onStop(): Stop {
  const controller = new AbortController();
  const undos: (() => Promise<unknown>)[] = [];

  const end = async (code: number): Promise<void> => {
    if (controller.signal.aborted) return;
    controller.abort();
    await Promise.allSettled(undos.map((undo) => undo()));
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  // npm may be killed without a word to us; nobody would then be left to stop this with Ctrl-C.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === 'start') {
    setInterval(() => process.ppid !== parent && void end(0), 1_000).unref();
  }

  return {
    signal: controller.signal,
    atEnd: (undo) => void undos.unshift(undo),
    because: async (error) => {
      if (!controller.signal.aborted)
        console.error(`\n${error instanceof Error ? error.message : String(error)}`);
      await end(1);
    },
  };
}
