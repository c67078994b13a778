// Asking for a purge, a reload, or the undoing of a purge: one batch makes it so, whatever the size of the years.
import type { JobKind } from '../../../shared/contract/job.ts';
import type { Source } from '../../../shared/contract/company.ts';
import { sameOrganisationNumber } from '../../../shared/organisation-number.ts';
import { inJson, type Ledger } from '../../db/find.ts';
import { sieFile, type Actor, type CompanyRef } from '../../db/ledger.ts';
import { makeOrder, refuseBusy } from './commit.ts';
import { insertJob, type NewJobYear } from '../create.ts';
import { deleteFrom } from '../stages/outcome.ts';
import { problem } from '../../problem.ts';
import { sourceOf } from '../../sources/find.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { fileIdle } from '../../ledger/years/go-live.ts';
import { refuseOverlap } from '../../ledger/years/overlap.ts';
import { chosenYears, previewTag } from '../../ledger/years/preview.ts';
import { noOverlap, notDeleted, stillLive } from '../../ledger/years/still-live.ts';
import { readYears, type ArchivedFile, type YearNow } from '../../ledger/years/years.ts';

export interface PurgeOrder {
  company: CompanyRef & { source: Source };
  fiscalYears: readonly string[];
  reload: boolean;
  confirm: string;
  /** The preview's tag, when the one who asks has seen one. */
  ifMatch: string | null;
  allow: string[];
  requestedBy: Actor;
  requestKey: string | null;
}

/**
 * Returns the id of the job. Once it returns, a purged year reads as empty.
 * @throws problems `confirm_mismatch`, `fiscal_year_not_found`, `preview_outdated`, `year_busy`, `nothing_to_purge`,
 *   `reload_not_possible`, `fiscal_year_overlaps`
 */
export const orderPurge = async (ledger: Ledger, order: PurgeOrder): Promise<string> => {
  const { company } = order;
  return makeOrder(ledger, order.requestKey, async (commit) => {
    if (!sameOrganisationNumber(order.confirm, company.organisationNumber)) {
      throw problem('confirm_mismatch', { found: order.confirm, company: company.name });
    }
    const known = await readYears(ledger, company.id);
    const years = chosenYears(known, order.fiscalYears, company);
    if (order.ifMatch !== null && order.ifMatch !== '*' && order.ifMatch !== (await previewTag(years))) {
      throw problem('preview_outdated');
    }
    refuseBusy(years, company.id);
    if (!order.reload && years.every(({ generation }) => generation === null)) {
      throw problem('nothing_to_purge', { years: years.map(({ label }) => label).join(', ') });
    }
    const jobYears = years.map((year) => jobYearOf(order, year));
    if (order.reload) refuseOverlap(known, jobYears);
    const { id, batch } = await purgeBatch(ledger, order, years, jobYears);
    return commit(id, batch);
  });
};

/** The batch that makes a purge or a reload of the years as they were seen. */
const purgeBatch = async (
  { db, d1 }: Ledger,
  order: PurgeOrder,
  years: YearNow[],
  jobYears: NewJobYear[],
) => {
  const { company } = order;
  const kind: JobKind = order.reload ? 'reload' : 'purge';
  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind,
    position: kind === 'purge' ? deleteFrom('done') : { stage: 'load', year: 0 },
    rowsTotal: years.reduce((sum, year) => sum + rowsOf(year) + (order.reload ? filesRows(year) : 0), 0),
    request: { allow: order.allow },
    requestKey: order.requestKey,
    requestedBy: order.requestedBy,
    warnings: order.reload ? await warningsOf(db, jobYears) : [],
    years: jobYears,
  });
  const batch = [
    ...years.map((year) => stillLive(d1, company.id, year.start, year.generation)),
    ...statements,
    ...(kind === 'purge'
      ? years.flatMap((year) => emptyYear(d1, company.id, year))
      : jobYears.flatMap(({ start, end, sieFileId }) => [
          noOverlap(d1, company.id, start, end),
          notDeleted(d1, sieFileId),
        ])),
    auditEntry(d1, company.id, order.requestedBy, `${kind}.asked`, id, {
      fiscalYears: years.map(({ start, vouchers, rows, debitOre }) => ({ start, vouchers, rows, debitOre })),
    }),
  ];
  return { id, batch };
};

/** What the reader had to say of the files that are to be read. */
const warningsOf = async (db: Ledger['db'], years: NewJobYear[]) => {
  const ids = JSON.stringify(years.map(({ sieFileId }) => sieFileId));
  const files = await db.select({ warnings: sieFile.warnings }).from(sieFile).where(inJson(sieFile.id, ids));
  return files.flatMap(({ warnings }) => warnings);
};

/** What is loaded ends when its file says, whatever an earlier one or another year's file said. */
const jobYearOf = (order: PurgeOrder, year: YearNow): NewJobYear => {
  const file = order.reload ? fileToRead(order, year) : null;
  return {
    start: year.start,
    end: file?.end ?? year.end,
    oldGeneration: year.generation,
    sieFileId: (file ?? year.sieFile)?.id ?? null,
    before: { vouchers: year.vouchers, rows: year.rows, debitOre: year.debitOre },
  };
};
const rowsOf = (year: YearNow) => year.rows + year.otherRows;
const filesRows = ({ newestFile: file }: YearNow) =>
  file ? file.rows + file.addedRows + file.removedRows : 0;

const fileToRead = (order: PurgeOrder, year: YearNow): ArchivedFile => {
  const { file, reason } = sourceOf(order.company.source).reloadable(year.newestFile);
  if (file) return file;
  throw problem('reload_not_possible', {
    year: year.start,
    reason: reason.sv,
    texts: {
      sv: `Räkenskapsåret ${year.label} kan inte laddas om: ${reason.sv}`,
      en: `The fiscal year ${year.label} cannot be reloaded: ${reason.en}`,
    },
  });
};

/** The moment of a purge: nobody reads the year's rows any more. */
const emptyYear = (d1: D1Database, companyId: string, year: YearNow) => [
  d1
    .prepare('UPDATE fiscal_year SET live_generation = NULL WHERE company_id = ?1 AND start = ?2')
    .bind(companyId, year.start),
  d1.prepare(`UPDATE generation SET state = 'dead' WHERE id = ?1`).bind(year.generation),
  fileIdle(d1, year.generation, new Date().toISOString()),
];
