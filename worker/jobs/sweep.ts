// The sweep, every minute. Of the directory the cron itself: answers that were kept long enough, connections sealed with
// a former key, sessions long ended, the nightly comparisons, the trail. Each ledger is a message of its own, and so swept
// beside the others: jobs whose message was lost or whose worker fell silent are announced again, claims that ran out are
// freed, objects without a record go, the archive is cleaned of what has had its days, and the audit trail is sealed.
import type { Env, SweepMessage } from '../env.ts';
import { auditTrail, directoryTrail, sealLines } from '../db/chain.ts';
import { ledgerNames, ledgerOf, type Ledger } from '../db/find.ts';
import type { QueryCount } from '../db/counted.ts';
import { sweepSessions } from '../directory/old-sessions.ts';
import { sweepAnswers } from '../directory/kept-answers.ts';
import { cleanArchive } from '../ledger/archive/delete-files.ts';
import { announceJobs, announceNotices } from './announce.ts';
import { resealConnections } from '../sources/connection.ts';
import { forgetNightly } from '../watch/forget.ts';
import { beginNightly } from '../watch/nightly.ts';
import { resealWebhooks } from '../watch/settings.ts';
import { sweepObjects } from '../ledger/archive/stray-objects.ts';

/** Of sealing, in one sweep. */
const sealRounds = 10;

/** @throws AggregateError of what failed; each part is tried all the same */
const each = async (parts: (() => Promise<unknown>)[]): Promise<void> => {
  const errors: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw new AggregateError(errors, `the sweep failed in ${errors.length} places`);
};

/** What the cron does. @throws AggregateError as above */
export const sweep = (env: Env, archiveDays: number): Promise<void> =>
  each([
    () =>
      announceJobs(
        env,
        ledgerNames(env).map((ledger): SweepMessage => ({ ledger, archiveDays })),
      ),
    () => sweepAnswers(env),
    () => resealConnections(env),
    () => resealWebhooks(env),
    () => beginNightly(env),
    () => sweepSessions(env),
    () => sealLines(env.DIRECTORY, directoryTrail, sealRounds),
  ]);

/** What the message does that the cron sends. @throws AggregateError as above */
export const sweepLedger = (
  env: Env,
  { ledger: name, archiveDays }: SweepMessage,
  queries?: QueryCount,
): Promise<void> => {
  const ledger = ledgerOf(env, name, queries);
  return each([
    () => announceIdle(env, ledger),
    () => announceNotices(env, ledger, null),
    () => forgetNightly(ledger.d1),
    () => freeClaims(ledger),
    () => cleanArchive(ledger, archiveDays),
    () => sweepObjects(ledger.d1, env.ARCHIVE),
    () => sealLines(ledger.d1, auditTrail, sealRounds),
  ]);
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
