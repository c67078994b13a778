// Taking in a SIE file: one at a time per company it is received, checked and recorded, and its load is ordered.
import { eq } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { newId } from '../../db/id.ts';
import { jobYear, upload as uploadTable, type Actor, type CompanyRef } from '../../db/ledger.ts';
import { sieFileKey } from '../../ledger/archive.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { loadWarnings, readSummary, yearOfFile } from '../../ledger/check-file.ts';
import { coverageOf } from '../../ledger/coverage.ts';
import { coverageProblem } from '../../ledger/guards.ts';
import { receiveSieFile } from '../../ledger/receive.ts';
import { insertSieFile } from '../../ledger/sie-files.ts';
import { stillLive } from '../../ledger/still-live.ts';
import { readYears } from '../../ledger/years.ts';
import { problem } from '../../problem.ts';
import { insertJob } from '../create.ts';
import { commitOrder, jobOfRequest, refuseBusy } from './commit.ts';

export interface LoadOrder {
  company: CompanyRef;
  archive: R2Bucket;
  body: ReadableStream<Uint8Array>;
  contentEncoding: string | null;
  filename: string;
  /** Reasons to stop that the one who asks sets aside: `checksum_mismatch`, `suspiciously_empty`, `covers_less`. */
  allow: string[];
  requestedBy: Actor;
  requestKey: string | null;
}

/** Milliseconds the bytes of one file may take to come in. */
const receivingMs = 15 * 60_000;

/**
 * Returns the ids of the file and of the job that loads it.
 * @throws `upload_in_progress`, `year_busy`, the problems of receiving and checking, and the reader's refusal;
 *   nothing is kept then
 */
export const orderLoad = async (
  ledger: Ledger,
  order: LoadOrder,
): Promise<{ sieFileId: string; jobId: string }> => {
  const known = await jobOfRequest(ledger, order.requestKey);
  if (known) return { jobId: known, sieFileId: await fileOfJob(ledger, known) };
  const sieFileId = newId('sie');
  await claimUpload(ledger, order.company, sieFileId);
  const key = sieFileKey(order.company.id, sieFileId);
  try {
    const received = await receiveSieFile(
      order.archive,
      key,
      order.body,
      order.contentEncoding,
      order.filename,
    );
    return { sieFileId, jobId: await record(ledger, order, sieFileId, received) };
  } catch (error) {
    const release = ledger.db.delete(uploadTable).where(eq(uploadTable.sieFileId, sieFileId));
    await Promise.allSettled([order.archive.delete(key), release.run()]);
    throw error;
  }
};

/** One file in flight per company; a claim whose bytes stopped coming runs out. */
const claimUpload = async ({ d1 }: Ledger, company: CompanyRef, sieFileId: string) => {
  const now = Date.now();
  const claimed = await d1
    .prepare(
      `INSERT INTO upload (company_id, sie_file_id, expires_at) VALUES (?1, ?2, ?3)
       ON CONFLICT DO UPDATE SET sie_file_id = excluded.sie_file_id, expires_at = excluded.expires_at
       WHERE upload.expires_at < ?4 RETURNING sie_file_id`,
    )
    .bind(company.id, sieFileId, now + receivingMs, now)
    .first();
  if (claimed) return;
  const active = await d1
    .prepare(
      `SELECT job_id AS id FROM job_year WHERE active = 1 AND company_id = ?1
       AND sie_file_id = (SELECT sie_file_id FROM upload WHERE company_id = ?1)`,
    )
    .bind(company.id)
    .first<{ id: string }>();
  throw problem('upload_in_progress', {
    company: company.name,
    ...(active ? { job: `/v1/companies/${company.id}/jobs/${active.id}` } : {}),
  });
};

const record = async (
  ledger: Ledger,
  order: LoadOrder,
  sieFileId: string,
  received: Awaited<ReturnType<typeof receiveSieFile>>,
): Promise<string> => {
  const { company, filename, allow } = order;
  const key = sieFileKey(company.id, sieFileId);
  const summary = await readSummary(order.archive, key, filename, received.encoding, allow);
  const years = await readYears(ledger, company.id);
  const { start, end } = yearOfFile(summary, filename, company, years);
  const now = years.find((year) => year.start === start);
  refuseBusy(now ? [now] : [], company.id);
  const old = now?.generation ?? null;
  const { vouchers, lastVoucherDate, balancesUntil } = summary;
  const file = { filename, start, vouchers, lastVoucherDate, balancesUntil };
  const stopped = coverageProblem(file, await coverageOf(ledger, old), allow);
  if (stopped) throw stopped;

  const { d1 } = ledger;
  const rows = summary.rows + summary.addedRows + summary.removedRows;
  const before = { vouchers: now?.vouchers ?? 0, rows: now?.rows ?? 0, debitOre: now?.debitOre ?? 0 };
  const warnings = loadWarnings(summary);
  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind: 'load',
    position: { stage: 'load', year: 0, chunk: 0 },
    rowsTotal: rows + before.rows + (now?.otherRows ?? 0),
    request: { allow },
    requestKey: order.requestKey,
    requestedBy: order.requestedBy,
    warnings,
    years: [{ start, end, oldGeneration: old, sieFileId, before }],
  });
  return commitOrder(
    ledger,
    company.id,
    order.requestKey,
    id,
    [
      stillLive(d1, company.id, start, old),
      d1
        .prepare('UPDATE upload SET expires_at = NULL WHERE company_id = ?1 AND sie_file_id = ?2')
        .bind(company.id, sieFileId),
      insertSieFile(d1, {
        ...received,
        id: sieFileId,
        companyId: company.id,
        filename,
        start,
        end,
        summary,
        warnings,
        by: order.requestedBy,
      }),
      ...statements,
      auditEntry(d1, company.id, order.requestedBy, 'load.asked', id, {
        filename,
        sha256: received.sha256,
        fiscalYear: start,
      }),
    ],
    [start],
  );
};

const fileOfJob = async ({ db }: Ledger, jobId: string): Promise<string> => {
  const [year] = await db.select().from(jobYear).where(eq(jobYear.jobId, jobId));
  if (!year?.sieFileId) throw problem('not_found');
  return year.sieFileId;
};
