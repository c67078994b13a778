// Taking in a SIE file: one at a time per company it is received, checked and recorded, and its load is ordered.
import { eq } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { Ledger } from '../../db/find.ts';
import { newId } from '../../db/id.ts';
import { jobYear, type Actor } from '../../db/ledger.ts';
import { sieFileKey } from '../../ledger/archive/archive.ts';
import { hasContent } from '../../ledger/archive/content.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { confirmCompany, loadWarnings } from '../../ledger/receiving/check-file.ts';
import { judgeFile } from '../../ledger/receiving/judge-file.ts';
import type { FileHead } from '../../ledger/receiving/file-head.ts';
import {
  discardUpload,
  takeIn,
  type ReceivedFile,
  type UploadOrder,
} from '../../ledger/receiving/take-in.ts';
import { planFile } from '../../ledger/receiving/plan-file.ts';
import { readSieFile } from '../../ledger/archive/read-files.ts';
import { insertSieFile, loadedOf, newSieFileShape } from '../../ledger/archive/sie-files.ts';
import { noOverlap, stillLive } from '../../ledger/years/still-live.ts';
import { vouchForObject } from '../../ledger/archive/stray-objects.ts';
import { claimUpload, handOverClaim } from '../../ledger/receiving/upload-claim.ts';
import { refuseOverlap } from '../../ledger/years/overlap.ts';
import { readYears } from '../../ledger/years/years.ts';
import { problem } from '../../problem.ts';
import { insertJob } from '../create.ts';
import { jobOfRequest, makeOrder, refuseBusy } from './commit.ts';

export interface LoadOrder extends UploadOrder {
  requestedBy: Actor;
  requestKey: string | null;
}

/**
 * Returns the file and the id of the job that loads it.
 * @throws `upload_in_progress`, `year_busy`, `idempotency_key_reused` for another file under a used key, the problems
 *   of receiving and checking, and the reader's refusal; nothing is kept then
 */
export const orderLoad = async (
  ledger: Ledger,
  order: LoadOrder,
): Promise<{ sieFile: SieFile; jobId: string }> => {
  const known = await jobOfRequest(ledger, order.requestKey);
  if (known) {
    const sieFile = await fileOfJob(ledger, order.company.id, known);
    if (!(await hasContent(order.body, order.contentEncoding, sieFile)))
      throw problem('idempotency_key_reused');
    return { jobId: known, sieFile };
  }
  const sieFileId = newId('sie');
  const key = sieFileKey(order.company.id, sieFileId);
  try {
    await claimUpload(ledger.d1, order.company, sieFileId, key);
    const file = await takeIn(ledger, order, sieFileId, (head) => refuseEarly(ledger, order, head));
    const made = new Map<string, SieFile>();
    const jobId = await makeOrder(ledger, order.requestKey, async (commit, look) => {
      // Something was faster: perhaps the sweep, when this upload had been silent for too long.
      if (look > 1) await claimUpload(ledger.d1, order.company, sieFileId, key);
      const { id, batch, sieFile } = await loadBatch(ledger, order, file);
      made.set(id, sieFile);
      return commit(id, batch);
    });
    const sieFile = made.get(jobId);
    if (sieFile) return { sieFile, jobId };
    // The same request came twice, and the other was faster: this one's file is not wanted.
    await discardUpload(ledger, order, sieFileId);
    const other = await fileOfJob(ledger, order.company.id, jobId);
    if (other.sha256 !== file.sha256) throw problem('idempotency_key_reused');
    return { sieFile: other, jobId };
  } catch (error) {
    await discardUpload(ledger, order, sieFileId);
    throw error;
  }
};

/** What the order would do; it is refused where the order would be, but for what can be set aside. */
export const planLoad = (ledger: Ledger, order: LoadOrder) =>
  planFile(ledger, order, (year) => refuseBusy([year], order.company.id));

/**
 * What the file's first kilobytes are enough for: another company's, or of a year that cannot be loaded now.
 * @throws problems `other_company`, `fiscal_year_overlaps`, `year_busy`
 */
const refuseEarly = async (ledger: Ledger, { company, filename }: LoadOrder, head: FileHead) => {
  confirmCompany(head, filename, company);
  const year = head.fiscalYears.find(({ index }) => index === 0);
  if (!year) return;
  const years = await readYears(ledger, company.id);
  refuseOverlap(years, [year]);
  refuseBusy(
    years.filter(({ start }) => start === year.start),
    company.id,
  );
};

/**
 * The batch that records the file and makes the job that loads it.
 * @throws `year_busy`, and the problems of `judgeFile`
 */
const loadBatch = async (ledger: Ledger, order: LoadOrder, file: ReceivedFile) => {
  const { company, filename, allow } = order;
  const { summary } = file;
  const years = await readYears(ledger, company.id);
  const nowOf = (start: string) => years.find((year) => year.start === start);
  const { start, end } = await judgeFile(ledger, company, { ...file, filename }, years, allow, (year) =>
    refuseBusy([nowOf(year.start) ?? []].flat(), company.id),
  );
  const now = nowOf(start);
  const old = now?.generation ?? null;
  const loaded = loadedOf(summary);

  const { d1 } = ledger;
  const rows = loaded.rows + loaded.addedRows + loaded.removedRows;
  const before = { vouchers: now?.vouchers ?? 0, rows: now?.rows ?? 0, debitOre: now?.debitOre ?? 0 };
  const warnings = loadWarnings(summary, company);
  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind: 'load',
    position: { stage: 'load', year: 0 },
    rowsTotal: rows + before.rows + (now?.otherRows ?? 0),
    request: { allow },
    requestKey: order.requestKey,
    requestedBy: order.requestedBy,
    warnings,
    years: [{ start, end, oldGeneration: old, sieFileId: file.id, before }],
  });
  const record = {
    ...file,
    companyId: company.id,
    filename,
    start,
    end,
    warnings,
    by: order.requestedBy,
    uploadedAt: new Date().toISOString(),
  };
  const batch = [
    stillLive(d1, company.id, [{ start, generation: old }]),
    noOverlap(d1, company.id, [{ start, end }]),
    ...handOverClaim(d1, company.id, file.id),
    ...vouchForObject(d1, file.key),
    insertSieFile(d1, record),
    ...statements,
    auditEntry(d1, company.id, order.requestedBy, 'load.asked', id, {
      filename,
      sha256: file.sha256,
      fiscalYear: start,
    }),
  ];
  return { id, batch, sieFile: newSieFileShape(record) };
};

/** @throws problem `not_found` for a job that reads no file: the key was used for another kind of request */
const fileOfJob = async (ledger: Ledger, companyId: string, jobId: string): Promise<SieFile> => {
  const [year] = await ledger.db.select().from(jobYear).where(eq(jobYear.jobId, jobId));
  if (!year?.sieFileId) throw problem('not_found');
  return readSieFile(ledger, companyId, year.sieFileId);
};
