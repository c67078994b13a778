// The cron sweep: jobs whose message was lost or whose worker fell silent are announced again.
import type { Env } from '../env.ts';
import { ledgerNames, ledgerOf } from '../db/find.ts';
import { announceJob } from './queue.ts';

export const sweep = async (env: Env): Promise<void> => {
  for (const name of ledgerNames(env)) {
    const { d1 } = ledgerOf(env, name);
    const now = Date.now();
    await d1.prepare('DELETE FROM upload WHERE expires_at < ?1').bind(now).run();
    const { results } = await d1
      .prepare(
        `SELECT id FROM job WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < ?1)
         ORDER BY id LIMIT 500`,
      )
      .bind(now)
      .all<{ id: string }>();
    for (const { id } of results) await announceJob(env, { ledger: name, jobId: id });
  }
};
