// The audit trail: every line is written in the batch of what it tells of.
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Ledger } from '../db/find.ts';
import { audit, type Actor } from '../db/ledger.ts';

/** Who acts when nobody asked: the cron. */
export const system: Actor = { id: 'system', name: 'Bokföringsdata' };

type Entry = [
  d1: D1Database,
  companyId: string,
  actor: Actor,
  action: string,
  jobId: string | null,
  details: Record<string, unknown>,
];

const entry = (condition: string, [d1, companyId, actor, action, jobId, details]: Entry) =>
  d1
    .prepare(
      `INSERT INTO audit (company_id, at, actor, action, job_id, details) SELECT ?1, ?2, ?3, ?4, ?5, ?6 ${condition}`,
    )
    .bind(companyId, new Date().toISOString(), JSON.stringify(actor), action, jobId, JSON.stringify(details));

/** The statement that adds a line. `action` is `noun.verb`, `details` whatever tells the rest. */
export const auditEntry = (...line: Entry) => entry('', line);

/** The same, for a batch: the line is added only if the statement before it changed something. */
export const auditIfChanged = (...line: Entry) => entry('WHERE changes() > 0', line);

/** The line is added only if the job has changed what is said of its years' agreement. */
export const auditIfAgreementChanged = (...line: Entry) =>
  entry('WHERE EXISTS (SELECT 1 FROM agreement WHERE company_id = ?1 AND changed_by = ?5)', line);

/** Newest first; `before` is the id that the last page ended with. */
export const listAudit = async ({ db }: Ledger, companyId: string, before: string | null, limit: number) => {
  const found = await db
    .select()
    .from(audit)
    .where(and(eq(audit.companyId, companyId), before ? lt(audit.id, Number(before)) : undefined))
    .orderBy(desc(audit.id))
    .limit(limit + 1);
  return found.map(({ companyId: _, id, ...entry }) => ({ id: String(id), ...entry }));
};
