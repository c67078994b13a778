// Taking in a SIE file: one at a time per company it is received, checked and recorded, and its load is ordered.
import { eq } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { SieSummary } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import { newId } from '../../db/id.ts';
import { jobYear, type Actor, type CompanyRef } from '../../db/ledger.ts';
import { sieFileKey } from '../../ledger/archive/archive.ts';
import { hasContent } from '../../ledger/archive/content.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { confirmCompany, loadWarnings, readSummary } from '../../ledger/receiving/check-file.ts';
import { judgeFile } from '../../ledger/receiving/judge-file.ts';
import type { FileHead } from '../../ledger/receiving/file-head.ts';
import { receiveSieFile, type IncomingFile, type Received } from '../../ledger/receiving/receive.ts';
import { readSieFile } from '../../ledger/archive/read-files.ts';
import { insertSieFile, loadedOf, newSieFileShape } from '../../ledger/archive/sie-files.ts';
import { noOverlap, stillLive } from '../../ledger/years/still-live.ts';
import { discardObject, vouchForObject } from '../../ledger/archive/stray-objects.ts';
import {
  claimUpload,
  createRenewal,
  handOverClaim,
  releaseClaim,
} from '../../ledger/receiving/upload-claim.ts';
import { refuseOverlap } from '../../ledger/years/overlap.ts';
import { readYears } from '../../ledger/years/years.ts';
import { problem } from '../../problem.ts';
import { insertJob } from '../create.ts';
import { jobOfRequest, makeOrder, refuseBusy } from './commit.ts';

export interface LoadOrder extends IncomingFile {
  company: CompanyRef;
  archive: R2Bucket;
  /** Reasons to stop that the one who asks sets aside, of `allowances`. */
  allow: string[];
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
    const file = await receive(ledger, order, sieFileId, key);
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
    await discard(ledger, order, sieFileId, key);
    const other = await fileOfJob(ledger, order.company.id, jobId);
    if (other.sha256 !== file.sha256) throw problem('idempotency_key_reused');
    return { sieFile: other, jobId };
  } catch (error) {
    await discard(ledger, order, sieFileId, key);
    throw error;
  }
};

/** Takes back what is surely not recorded; what fails here runs out, and is swept. */
const discard = ({ d1 }: Ledger, { archive }: LoadOrder, sieFileId: string, key: string) =>
  Promise.allSettled([discardObject(d1, archive, key), releaseClaim(d1, sieFileId)]);

interface ReceivedFile extends Received {
  id: string;
  key: string;
  summary: SieSummary;
}

const receive = async (ledger: Ledger, order: LoadOrder, id: string, key: string): Promise<ReceivedFile> => {
  const { company, archive, filename } = order;
  const renew = createRenewal(ledger.d1, company, id, key);
  const received = await receiveSieFile(archive, key, order, renew, (head) =>
    refuseEarly(ledger, order, head),
  );
  const summary = received.summary ?? (await readSummary(archive, key, filename, received));
  return { ...received, id, key, summary };
};

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
    stillLive(d1, company.id, start, old),
    noOverlap(d1, company.id, start, end),
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
