// Whether the directory answers, asked for by anyone and as often as they like: the database is asked once in a while,
// and whoever comes in between hears what it said.

/** Milliseconds that an answer stands for. */
const standsMs = 2_000;

/** Keeps what was said, not the asking: a call to a binding belongs to its own request (platform). */
export const createHealth = () => {
  let askedAt = -Infinity;
  let said: { error: unknown } | 'ok' | null = null;
  return async (directory: D1Database): Promise<void> => {
    if (said === null || Date.now() - askedAt >= standsMs) {
      askedAt = Date.now();
      said = await directory
        .prepare('SELECT 1')
        .first()
        .then(
          () => 'ok' as const,
          (error: unknown) => ({ error }),
        );
    }
    if (said !== 'ok') throw said.error;
  };
};
