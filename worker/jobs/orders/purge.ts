// Asking for a purge or a reload: one batch makes it so, whatever the size of the years.
import type { DryRun, JobKind } from '../../../shared/contract/job.ts';
import { sameOrganisationNumber } from '../../../shared/organisation-number.ts';
import type { CompanySource } from '../../db/directory.ts';
import type { Ledger } from '../../db/find.ts';
import type { Actor, CompanyRef } from '../../db/ledger.ts';
import { makeOrder, refuseBusy, type Read } from './commit.ts';
import { firstRead, reloadOf, rowsToRead, warningsOf, type Reload } from './reload.ts';
import { insertJob, type NewJobYear } from '../create.ts';
import { deleteFrom } from '../stages/outcome.ts';
import { problem } from '../../problem.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { filesIdle } from '../../ledger/years/go-live.ts';
import { refuseOverlap } from '../../ledger/years/overlap.ts';
import { chosenYears, previewTag } from '../../ledger/years/preview.ts';
import { noOverlap, notDeleted, stillLive } from '../../ledger/years/still-live.ts';
import { readYears, type YearNow } from '../../ledger/years/years.ts';

export interface PurgeOrder {
  company: CompanyRef & { source: CompanySource };
  fiscalYears: readonly string[];
  reload: boolean;
  confirm: string;
  /** The previews that the one who asks has seen: each a list of tags of which one must still be so. */
  seen: string[][];
  allow: string[];
  requestedBy: Actor;
  requestKey: string | null;
  read?: Read;
}

/**
 * Returns the id of the job. Once it returns, a purged year reads as empty.
 * @throws problems `confirm_mismatch`, `fiscal_year_not_found`, `preview_outdated`, `year_busy`, `nothing_to_purge`,
 *   `reload_not_possible`, `fiscal_year_overlaps`
 */
export const orderPurge = async (ledger: Ledger, order: PurgeOrder): Promise<string> => {
  const { company, read } = order;
  const attempt: Parameters<typeof makeOrder>[2] = async (commit, look) => {
    const known = read && look === 1 ? read.years : await readYears(ledger, company.id);
    const { years, jobYears, reloads } = await checked(order, known);
    const { id, batch } = await purgeBatch(ledger, order, years, jobYears, reloads);
    return commit(id, batch);
  };
  return makeOrder(ledger, order.requestKey, attempt, read);
};

/** What the order would do; it is refused where the order would be. */
export const planPurge = async (ledger: Ledger, order: PurgeOrder): Promise<Omit<DryRun, 'stopped'>> => {
  const { jobYears, reloads } = await checked(order, await readYears(ledger, order.company.id));
  return {
    dryRun: true,
    kind: order.reload ? 'reload' : 'purge',
    fiscalYears: jobYears.map(({ start, end, before }, i) => {
      const file = reloads[i]?.file;
      const after = file && { vouchers: file.vouchers, rows: file.rows };
      return { start, end, before, after: order.reload ? (after ?? null) : { vouchers: 0, rows: 0 } };
    }),
    warnings: await warningsOf(ledger.db, reloads),
  };
};

const checked = async (order: PurgeOrder, known: YearNow[]) => {
  const { company } = order;
  if (!sameOrganisationNumber(order.confirm, company.organisationNumber)) {
    throw problem('confirm_mismatch', { found: order.confirm, company: company.name });
  }
  const years = chosenYears(known, order.fiscalYears, company);
  const tag = await previewTag(company, years);
  if (order.seen.some((tags) => !tags.includes(tag))) throw problem('preview_outdated');
  refuseBusy(years, company.id);
  if (!order.reload && years.every(({ generation }) => generation === null)) {
    throw problem('nothing_to_purge', { years: years.map(({ label }) => label).join(', ') });
  }
  const reloads = order.reload ? years.map((year) => reloadOf(company.source, year)) : [];
  const jobYears = years.map((year, i) => jobYearOf(year, reloads[i] ?? null));
  if (order.reload) refuseOverlap(known, jobYears);
  return { years, jobYears, reloads };
};

/** The batch that makes a purge or a reload of the years as they were seen. */
const purgeBatch = async (
  { db, d1 }: Ledger,
  order: PurgeOrder,
  years: YearNow[],
  jobYears: NewJobYear[],
  reloads: Reload[],
) => {
  const { company } = order;
  const kind: JobKind = order.reload ? 'reload' : 'purge';
  const { id, statements } = insertJob(d1, {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    kind,
    position: kind === 'purge' ? deleteFrom('done') : firstRead(reloads),
    rowsTotal: years.reduce((sum, { rows, otherRows }) => sum + rows + otherRows, rowsToRead(reloads)),
    request: {
      allow: order.allow,
      ...(order.reload && company.source.connected ? { agreement: true } : {}),
    },
    requestKey: order.requestKey,
    requestedBy: order.requestedBy,
    warnings: order.reload ? await warningsOf(db, reloads) : [],
    years: jobYears,
  });
  const batch = [
    stillLive(d1, company.id, years),
    ...statements,
    ...(kind === 'purge'
      ? emptyYears(d1, company.id, years)
      : [
          noOverlap(d1, company.id, jobYears),
          notDeleted(
            d1,
            jobYears.flatMap(({ sieFileId }) => sieFileId ?? []),
          ),
        ]),
    auditEntry(d1, company.id, order.requestedBy, `${kind}.asked`, id, {
      fiscalYears: years.map(({ start, vouchers, rows, debitOre }) => ({ start, vouchers, rows, debitOre })),
    }),
  ];
  return { id, batch };
};

/** What is loaded ends when its file says, whatever an earlier one or another year's file said. */
const jobYearOf = (year: YearNow, reload: Reload | null): NewJobYear => ({
  start: year.start,
  end: reload?.file?.end ?? year.end,
  oldGeneration: year.generation,
  // Of a year that is fetched its file is still to come.
  sieFileId: (reload ? reload.file : year.sieFile)?.id ?? null,
  before: { vouchers: year.vouchers, rows: year.rows, debitOre: year.debitOre },
});

/** The moment of a purge: nobody reads the years' rows any more. */
const emptyYears = (d1: D1Database, companyId: string, years: readonly YearNow[]) => {
  const generations = years.flatMap(({ generation }) => generation ?? []);
  return [
    d1
      .prepare(
        `UPDATE fiscal_year SET live_generation = NULL WHERE company_id = ?1
           AND start IN (SELECT value FROM json_each(?2))`,
      )
      .bind(companyId, JSON.stringify(years.map(({ start }) => start))),
    d1
      .prepare(`UPDATE generation SET state = 'dead' WHERE id IN (SELECT value FROM json_each(?1))`)
      .bind(JSON.stringify(generations)),
    filesIdle(d1, generations, new Date().toISOString()),
  ];
};
