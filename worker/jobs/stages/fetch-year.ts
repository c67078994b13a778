// Fetches one year's file from a source into the archive, checks it as an upload is checked, and records it. Fetched again
// after an interruption, what came before is an object without a record, which the sweep takes.
import { and, eq, isNull, or } from 'drizzle-orm';
import { allowances } from '../../../shared/contract/sie-file.ts';
import type { SieSummary } from '../../../shared/sie/index.ts';
import { newId } from '../../db/id.ts';
import { sieFile, type JobYearRecord } from '../../db/ledger.ts';
import { sieFileKey } from '../../ledger/archive/archive.ts';
import { insertSieFile, loadedOf } from '../../ledger/archive/sie-files.ts';
import { discardObject, expectObject, vouchForObject } from '../../ledger/archive/stray-objects.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { confirmCompany, loadWarnings, readSummary } from '../../ledger/receiving/check-file.ts';
import { judgeFile } from '../../ledger/receiving/judge-file.ts';
import { receiveSieFile, type Received } from '../../ledger/receiving/receive.ts';
import { noOverlap, notDeleted } from '../../ledger/years/still-live.ts';
import { readYears } from '../../ledger/years/years.ts';
import { problem, problemIn } from '../../problem.ts';
import type { OpenSource } from '../../sources/vendor.ts';
import { maxWarnings } from '../create.ts';
import { commitStep, type HeldJob, type JobContext } from '../step.ts';

/**
 * @param its the year as the source knows it
 * @throws problems of the source, of receiving and of checking; nothing is kept then
 */
export const fetchYear = async (
  context: JobContext,
  job: HeldJob,
  year: JobYearRecord,
  source: OpenSource,
  its: { id?: string; start: string; end: string },
): Promise<void> => {
  const { archive, ledger } = context;
  const { company } = job;
  const id = newId('sie');
  const key = sieFileKey(company.id, id);
  const { kind } = source;
  const filename = `${kind}-${year.start}.se`;
  await expectObject(ledger.d1, key).run();
  try {
    const received = await receive(context, job, key, filename, await source.open(its));
    if (!received) return;
    const known = await sameFile(context, job, year.start, received);
    if (known !== null && job.kind === 'reconcile') {
      await takeKnown(context, job, year, known);
      return void (await discardObject(ledger.d1, archive, key).catch(() => undefined));
    }
    const summary = received.summary ?? (await readSummary(archive, key, filename, received));
    await record(context, job, year, source, { ...received, summary, id, key, filename }, known?.id ?? null);
  } catch (error) {
    await discardObject(ledger.d1, archive, key).catch(() => undefined);
    throw error;
  }
};

/** Null when the job was asked to stop. */
const receive = async (
  context: JobContext,
  job: HeldJob,
  key: string,
  filename: string,
  sie: Awaited<ReturnType<OpenSource['open']>>,
): Promise<Received | null> => {
  const stopped = new Error('the job was asked to stop');
  const onBytes = () => (job.cancelRequested ? Promise.reject(stopped) : Promise.resolve());
  const incoming = {
    body: sie.body,
    contentEncoding: null,
    contentLength: null,
    filename,
    toTheEnd: false,
    fetched: true,
  };
  try {
    return await receiveSieFile(
      context.archive,
      key,
      incoming,
      onBytes,
      async (head) => void confirmCompany(head, filename, job.company),
    );
  } catch (error) {
    if (error === stopped) {
      await discardObject(context.ledger.d1, context.archive, key).catch(() => undefined);
      return null;
    }
    throw problemIn(error)?.code === 'broken_body' ? sie.failure() : error;
  } finally {
    sie.end();
  }
};

interface FetchedFile extends Received {
  id: string;
  key: string;
  filename: string;
  summary: SieSummary;
}

/**
 * What is only compared is not going to replace anything: that it holds less is what is to be told. It must be whole, and
 * the company's.
 */
const comparable = allowances.filter(
  (code) => code !== 'checksum_mismatch' && code !== 'company_unconfirmed',
);

/** @throws problem `source_other_year`, and those of `judgeFile` */
const record = async (
  context: JobContext,
  job: HeldJob,
  year: JobYearRecord,
  source: OpenSource,
  file: FetchedFile,
  known: string | null,
): Promise<void> => {
  const { d1 } = context.ledger;
  const { company, companyId } = job;
  const others = (await readYears(context.ledger, companyId)).filter(({ start }) => start !== year.start);
  const compares = job.kind === 'reconcile';
  const allow = compares ? comparable : (job.request.allow ?? []);
  const { end } = await judgeFile(context.ledger, company, file, others, allow, (its) => {
    if (its.start !== year.start)
      throw problem('source_other_year', {
        source: source.name,
        year: year.start,
        found: `${its.start}–${its.end}`,
      });
  });
  const loaded = loadedOf(file.summary);
  const rows = loaded.rows + loaded.addedRows + loaded.removedRows;
  const own = loadWarnings(file.summary, company);
  const warnings = [...job.warnings, ...own].slice(0, maxWarnings);
  const kept = {
    ...file,
    companyId,
    start: year.start,
    end,
    warnings: own,
    by: job.requestedBy,
    uploadedAt: new Date().toISOString(),
  };
  await commitStep(
    context,
    job,
    [
      ...(known === null
        ? [...vouchForObject(d1, file.key), insertSieFile(d1, kept)]
        : [notDeleted(d1, [known])]),
      d1
        .prepare('UPDATE job_year SET sie_file_id = ?3, end = ?4 WHERE job_id = ?1 AND start = ?2')
        .bind(job.id, year.start, known ?? file.id, end),
      ...(compares ? [] : [noOverlap(d1, companyId, [{ start: year.start, end }])]),
      d1
        .prepare('UPDATE job SET rows_total = rows_total + ?2, warnings = ?3 WHERE id = ?1')
        .bind(job.id, compares ? 0 : rows, JSON.stringify(warnings)),
      auditEntry(d1, companyId, job.requestedBy, 'file.fetched', job.id, {
        filename: file.filename,
        sha256: file.sha256,
        fiscalYear: year.start,
        source: source.kind,
      }),
    ],
    { position: { stage: 'fetch' }, phase: 'fetching' },
  );
  Object.assign(year, { sieFileId: known ?? file.id, end });
  job.warnings = warnings;
  if (known !== null) await discardObject(d1, context.archive, file.key).catch(() => undefined);
};

/** What has been received, checked and archived before is only to be compared, and tells nothing new. */
const takeKnown = async (
  context: JobContext,
  job: HeldJob,
  year: JobYearRecord,
  known: { id: string; end: string },
): Promise<void> => {
  const { d1 } = context.ledger;
  const work = [
    notDeleted(d1, [known.id]),
    d1
      .prepare('UPDATE job_year SET sie_file_id = ?3, end = ?4 WHERE job_id = ?1 AND start = ?2')
      .bind(job.id, year.start, known.id, known.end),
  ];
  await commitStep(context, job, work, { position: { stage: 'fetch' }, phase: 'fetching' });
  Object.assign(year, { sieFileId: known.id, end: known.end });
};

/**
 * The archived file of the year that has these very bytes, or where it is only to be compared, these very records: they are
 * not kept twice.
 */
const sameFile = async (
  { ledger }: JobContext,
  job: HeldJob,
  start: string,
  { sha256, recordsSha256, encoding }: Received,
) => {
  const isSame =
    job.kind === 'reconcile'
      ? or(
          eq(sieFile.sha256, sha256),
          and(eq(sieFile.recordsSha256, recordsSha256), eq(sieFile.encoding, encoding)),
        )
      : eq(sieFile.sha256, sha256);
  const [found] = await ledger.db
    .select({ id: sieFile.id, end: sieFile.end })
    .from(sieFile)
    .where(
      and(eq(sieFile.companyId, job.companyId), eq(sieFile.start, start), isSame, isNull(sieFile.deletedAt)),
    )
    .limit(1);
  return found ?? null;
};
