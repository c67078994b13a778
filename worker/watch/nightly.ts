// The nightly comparisons: each minute the cron begins some of those whose time has come, each company at a time of its own
// in the night. What is begun is a comparison as any other, asked for by nobody.
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { CompanyRecord } from '../db/directory.ts';
import type { QueryCount } from '../db/counted.ts';
import { directoryOf, ledgerOf } from '../db/find.ts';
import { company as companyTable, sourceConnection, watch } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { orderReconciliation } from '../jobs/orders/reconcile.ts';
import { announceJobs } from '../jobs/announce.ts';
import { readYearsOf } from '../ledger/years/years.ts';
import { logError } from '../log.ts';
import { problemIn } from '../problem.ts';
import { watcher } from './watcher.ts';

/**
 * Companies begun in one minute: 10,800 in the six hours of a night. Each asks its system for its years and one file of
 * each, which is what bounds the requests a minute.
 */
export const perMinute = 30;
const dayMs = 86_400_000;
/** Milliseconds after which one is tried again that failed by no fault of its own. */
const againMs = 600_000;

/** The same time of the next night that is still to come. */
const nextNight = (last: number, now: number) => last + dayMs * Math.max(1, Math.ceil((now - last) / dayMs));

/** One round of the cron. */
export const beginNightly = async (env: Env): Promise<void> => {
  const now = Date.now();
  const due = await directoryOf(env)
    .select({ company: companyTable, nextAt: watch.nextAt, reloads: watch.reloads })
    .from(watch)
    .innerJoin(sourceConnection, eq(sourceConnection.companyId, watch.companyId))
    .innerJoin(companyTable, eq(companyTable.id, watch.companyId))
    .where(and(eq(watch.enabled, true), lte(watch.nextAt, now), isNull(companyTable.closedAt)))
    .orderBy(asc(watch.nextAt))
    .limit(perMinute);
  if (due.length === 0) return;
  const queries: QueryCount = { used: 0 };
  const begun: { ledger: string; jobId: string }[] = [];
  const next: { id: string; from: number; to: number }[] = [];
  for (const [name, its] of Map.groupBy(due, ({ company }) => company.ledger)) {
    const ledger = ledgerOf(env, name, queries);
    const years = await readYearsOf(
      ledger,
      its.map(({ company }) => company.id),
    );
    for (const { company, nextAt, reloads } of its) {
      const { id } = company;
      let to = nextNight(nextAt, now);
      try {
        const known = years.get(id) ?? [];
        // Nothing is loaded: nothing is to be compared.
        if (known.some(({ generation }) => generation !== null)) {
          const order = { ...orderOf(company, nextAt, reloads), read: { years: known, job: null } };
          begun.push({ ledger: name, jobId: await orderReconciliation(ledger, order) });
        }
      } catch (error) {
        if (!problemIn(error)) {
          logError('watch.not_begun', error, { companyId: id });
          to = now + againMs;
        }
      }
      next.push({ id, from: nextAt, to });
    }
  }
  await env.DIRECTORY.prepare(
    `UPDATE watch SET next_at = n.value ->> 'to' FROM json_each(?1) AS n
     WHERE watch.company_id = n.value ->> 'id' AND watch.next_at = n.value ->> 'from'`,
  )
    .bind(JSON.stringify(next))
    .run();
  await announceJobs(env, begun);
};

/** Begun again because what came of it was lost, it finds the job that was made. */
const orderOf = (company: CompanyRecord, nextAt: number, reloads: boolean) => ({
  company,
  fiscalYears: [],
  sieFile: null,
  fetches: true,
  watch: { reloads },
  requestedBy: watcher,
  requestKey: `watch:${company.id}:${nextAt}`,
});
