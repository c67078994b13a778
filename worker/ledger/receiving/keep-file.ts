// A SIE file that is checked and archived, and not loaded: something to compare a year with before it replaces anything.
import { eq } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { Ledger } from '../../db/find.ts';
import { sieFile as table, type Actor } from '../../db/ledger.ts';
import { makeOnce, type Making } from '../../db/making.ts';
import { problem } from '../../problem.ts';
import { sieFileKey } from '../archive/archive.ts';
import { hasContent } from '../archive/content.ts';
import { insertSieFile, newSieFileShape, sieFileShape } from '../archive/sie-files.ts';
import { vouchForObject } from '../archive/stray-objects.ts';
import { auditEntry } from '../audit.ts';
import { refuseOverlap } from '../years/overlap.ts';
import { readYears } from '../years/years.ts';
import { confirmChecksum, confirmCompany, loadWarnings, yearOfFile } from './check-file.ts';
import { guardProblem } from './guards.ts';
import { discardUpload, takeIn, type UploadOrder } from './take-in.ts';
import { claimUpload, dropClaim } from './upload-claim.ts';

export interface KeepOrder extends UploadOrder {
  making: Making;
  by: Actor;
}

/**
 * Checked as for loading, but for what a load would take away: nothing is replaced. No year is read from it, so that it
 * has its days in the archive from now.
 * @throws `upload_in_progress`, `idempotency_key_reused` for another file under a used key, the problems of receiving and
 *   of checking, and the reader's refusal; nothing is kept then
 */
export const keepSieFile = async (ledger: Ledger, order: KeepOrder): Promise<SieFile> => {
  const { db, d1 } = ledger;
  const { company, filename, allow, making, by } = order;
  const id = making.id('sie');
  const find = async () => {
    const [record] = await db.select().from(table).where(eq(table.id, id));
    return record && sieFileShape(record, false);
  };
  const before = await find();
  if (before) {
    if (!(await hasContent(order.body, order.contentEncoding, before)))
      throw problem('idempotency_key_reused');
    return before;
  }
  try {
    await claimUpload(d1, company, id, sieFileKey(company.id, id));
    const file = await takeIn(ledger, order, id, async (head) => {
      confirmCompany(head, filename, company);
      const year = head.fiscalYears.find(({ index }) => index === 0);
      if (year) refuseOverlap(await readYears(ledger, company.id), [year]);
    });
    const { summary } = file;
    const reasons = [...confirmChecksum(summary), ...confirmCompany(summary, filename, company)];
    const { start, end } = yearOfFile(summary, filename, await readYears(ledger, company.id));
    const stopped = guardProblem(reasons, allow);
    if (stopped) throw stopped;
    const warnings = loadWarnings(summary, company);
    const more = { companyId: company.id, filename, start, end, warnings, by };
    const record = { ...file, ...more, uploadedAt: making.createdAt };
    const details = { filename, sha256: file.sha256, fiscalYear: start };
    const insert = () =>
      d1.batch([
        ...vouchForObject(d1, file.key),
        insertSieFile(d1, record),
        dropClaim(d1, id),
        auditEntry(d1, company.id, by, 'sie-file.archived', null, details),
      ]);
    return await makeOnce(find, insert, newSieFileShape(record));
  } catch (error) {
    await discardUpload(ledger, order, id);
    throw error;
  }
};
