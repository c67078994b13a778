// A SIE file that is checked and archived, and not loaded: something to compare a year with before it replaces anything.
import { eq } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { Ledger } from '../../db/find.ts';
import { sieFile as table, type Actor } from '../../db/ledger.ts';
import { makeOnce, type Making } from '../../db/making.ts';
import { problem, type ProblemError } from '../../problem.ts';
import { sieFileKey } from '../archive/archive.ts';
import { hasContent } from '../archive/content.ts';
import { insertSieFile, newSieFileShape, sieFileShape } from '../archive/sie-files.ts';
import { vouchForObject } from '../archive/stray-objects.ts';
import { auditEntry } from '../audit.ts';
import { refuseOverlap } from '../years/overlap.ts';
import { readYears } from '../years/years.ts';
import { confirmCompany, loadWarnings } from './check-file.ts';
import { heldIn } from './coverage.ts';
import { guardProblem, reasonsAgainst } from './guards.ts';
import { weighFile } from './judge-file.ts';
import { discardUpload, takeIn, type UploadOrder } from './take-in.ts';
import { claimUpload, dropClaim } from './upload-claim.ts';

export interface KeepOrder extends UploadOrder {
  making: Making;
  by: Actor;
}

export interface KeptFile {
  file: SieFile;
  /** What loading it would be stopped by, as its year is now. */
  stopped: ProblemError | null;
}

/** Whether a file is what and whose it seems: asked about before it is kept, with all that loading it would ask. */
const ofTheFile: ReadonlySet<string> = new Set(['checksum_mismatch', 'company_unconfirmed']);

/**
 * Checked as for loading, but what a load would take away is told and stops nothing: nothing is replaced. No year is read
 * from it, so that it has its days in the archive from now.
 * @throws `upload_in_progress`, `idempotency_key_reused` for another file under a used key, the problems of receiving and
 *   of checking, and the reader's refusal; nothing is kept then
 */
export const keepSieFile = async (ledger: Ledger, order: KeepOrder): Promise<KeptFile> => {
  const { db, d1 } = ledger;
  const { company, filename, allow, making, by } = order;
  const id = making.id('sie');
  const find = async () => {
    const [record] = await db.select().from(table).where(eq(table.id, id));
    return record;
  };
  const before = await find();
  if (before) {
    if (!(await hasContent(order.body, order.contentEncoding, before)))
      throw problem('idempotency_key_reused');
    const reasons = reasonsAgainst(before, await heldIn(ledger, company.id, before.start));
    return { file: sieFileShape(before, false), stopped: guardProblem(reasons, allow) };
  }
  try {
    await claimUpload(d1, company, id, sieFileKey(company.id, id));
    const file = await takeIn(ledger, order, id, async (head) => {
      confirmCompany(head, filename, company);
      const year = head.fiscalYears.find(({ index }) => index === 0);
      if (year) refuseOverlap(await readYears(ledger, company.id), [year]);
    });
    const { summary } = file;
    const years = await readYears(ledger, company.id);
    const { start, end, reasons } = await weighFile(ledger, company, { ...file, filename }, years);
    const stopped = guardProblem(reasons, allow);
    if (reasons.some(({ code }) => ofTheFile.has(code) && !allow.includes(code))) throw stopped!;
    const warnings = loadWarnings(summary, company);
    const more = { companyId: company.id, filename, start, end, warnings, by };
    const record = { ...file, ...more, uploadedAt: making.createdAt };
    const details = { filename, sha256: file.sha256, fiscalYear: start };
    const insert = () =>
      d1.batch([
        ...vouchForObject(d1, file.key),
        insertSieFile(d1, record),
        dropClaim(d1, company.id, id),
        auditEntry(d1, company.id, by, 'sie-file.archived', null, details),
      ]);
    const kept = await makeOnce(
      async () => {
        const found = await find();
        return found && sieFileShape(found, false);
      },
      insert,
      newSieFileShape(record),
    );
    return { file: kept, stopped };
  } catch (error) {
    await discardUpload(ledger, order, id);
    throw error;
  }
};
