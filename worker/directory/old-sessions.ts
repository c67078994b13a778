// Sessions that have ended long ago are forgotten; the trail tells of them.
import type { Env } from '../env.ts';

const keptDays = 30;
const atATime = 500;

/** One round of the sweep. */
export const sweepSessions = async ({ DIRECTORY: d1 }: Pick<Env, 'DIRECTORY'>): Promise<void> => {
  const before = new Date(Date.now() - keptDays * 86_400_000).toISOString();
  const ended = `SELECT id FROM access_token WHERE kind = 'session' AND expires_at < ?1 LIMIT ${atATime}`;
  await d1.batch([
    d1.prepare(`DELETE FROM token_grant WHERE token_id IN (${ended})`).bind(before),
    d1.prepare(`DELETE FROM access_token WHERE id IN (${ended})`).bind(before),
  ]);
};
