// When a token was last used, to within ten minutes: a token in steady use is not a write a request.
import type { Env } from '../env.ts';
import { logError } from '../log.ts';

const roughlyMs = 600_000;

/** What fails here is told, and no reason to refuse the request. */
export const noteUse = async (
  env: Pick<Env, 'DIRECTORY'>,
  { id, lastUsedAt }: { id: string; lastUsedAt: string | null },
): Promise<void> => {
  const now = Date.now();
  if (lastUsedAt !== null && now - Date.parse(lastUsedAt) < roughlyMs) return;
  const before = new Date(now - roughlyMs).toISOString();
  await env.DIRECTORY.prepare(
    'UPDATE access_token SET last_used_at = ?2 WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?3)',
  )
    .bind(id, new Date(now).toISOString(), before)
    .run()
    .catch((error: unknown) => logError('token.use_not_noted', error, { token: id }));
};
