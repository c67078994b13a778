// The cron sweep, every minute: jobs whose message was lost or whose worker fell silent are announced again, claims
// that ran out are freed, objects without a record go, archive and kept answers are cleaned of what has had its days,
// and connections to sources are sealed with the present key.
import type { Env } from '../env.ts';
import { ledgerNames, ledgerOf, type Ledger } from '../db/find.ts';
import { sweepAnswers } from '../directory/kept-answers.ts';
import { cleanArchive } from '../ledger/archive/delete-files.ts';
import { announceJobs } from './queue.ts';
import { resealConnections } from '../sources/connection.ts';
import { sweepObjects } from '../ledger/archive/stray-objects.ts';

/**
 * @param archiveDays days a file is kept after its year ceased to be read from it
 * @throws AggregateError of what failed; each part is tried all the same
 */
export const sweep = async (env: Env, archiveDays: number): Promise<void> => {
  const errors: unknown[] = [];
  await sweepAnswers(env).catch((error: unknown) => errors.push(error));
  await resealConnections(env).catch((error: unknown) => errors.push(error));
  for (const name of ledgerNames(env)) {
    const ledger = ledgerOf(env, name);
    const parts = [
      () => announceIdle(env, ledger),
      () => freeClaims(ledger),
      () => cleanArchive(ledger, archiveDays),
      () => sweepObjects(ledger.d1, env.ARCHIVE),
    ];
    for (const part of parts) await part().catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw new AggregateError(errors, `the sweep failed in ${errors.length} places`);
};

/** Jobs that nobody holds, and whose time to be tried again has come. */
const announceIdle = async (env: Env, { name, d1 }: Ledger) => {
  const { results } = await d1
    .prepare(
      `SELECT id FROM job WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < ?1)
       ORDER BY id LIMIT 500`,
    )
    .bind(Date.now())
    .all<{ id: string }>();
  await announceJobs(
    env,
    results.map(({ id }) => ({ ledger: name, jobId: id })),
  );
};

const freeClaims = async ({ d1 }: Ledger) => {
  await d1.prepare('DELETE FROM upload WHERE expires_at < ?1').bind(Date.now()).run();
};
