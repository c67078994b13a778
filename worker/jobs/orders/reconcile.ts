// Asking for a reconciliation. It holds no year: whatever else is asked for goes ahead of it.
import type { CompanySource } from '../../db/directory.ts';
import type { Ledger } from '../../db/find.ts';
import type { Actor, CompanyRef } from '../../db/ledger.ts';
import { readSieFile } from '../../ledger/archive/read-files.ts';
import { auditEntry } from '../../ledger/audit.ts';
import { chosenYears } from '../../ledger/years/preview.ts';
import { readYears } from '../../ledger/years/years.ts';
import { problem } from '../../problem.ts';
import { insertJob } from '../create.ts';
import { makeOrder, type Read } from './commit.ts';

export interface ReconcileOrder {
  company: CompanyRef & { source: CompanySource };
  /** Start dates; none: every year that holds something. */
  fiscalYears: readonly string[];
  /** The file that its own year is held against; null: of each year the newest that it was ever read from. */
  sieFile: string | null;
  /** Held against what the connected accounting system says now. */
  fetches: boolean;
  /** Of the nightly watch, and whether years that only grew are to be read in anew. */
  watch?: { reloads: boolean };
  requestedBy: Actor;
  requestKey: string | null;
  read?: Read;
}

/**
 * Returns the id of the job, which is the reconciliation's.
 * @throws problems `not_found` (the file), `fiscal_year_not_found`, `year_empty`, `nothing_to_reconcile`, `source_missing`,
 *   `source_not_connected`
 */
export const orderReconciliation = (ledger: Ledger, order: ReconcileOrder): Promise<string> => {
  const { company, fetches, read } = order;
  const attempt: Parameters<typeof makeOrder>[2] = async (commit, look) => {
    if (fetches && !company.source.connected)
      throw problem('source_not_connected', { company: company.name });
    const all = read && look === 1 ? read.years : await readYears(ledger, company.id);
    const named = order.sieFile === null ? null : await readSieFile(ledger, company.id, order.sieFile);
    const starts = named ? [named.fiscalYear.start] : order.fiscalYears;
    const years =
      starts.length > 0 ? chosenYears(all, starts, company) : all.filter((y) => y.generation !== null);
    if (years.length === 0) throw problem('nothing_to_reconcile', { company: company.name });
    const generations = years.map(({ generation, start }) => {
      if (generation === null) throw problem('year_empty', { year: start });
      return [start, generation] as const;
    });
    const files = years.map(({ start, newestFile }) => {
      if (named) return named.id;
      if (fetches) return null;
      if (!newestFile) throw problem('source_missing', { year: start });
      return newestFile.id;
    });
    const { d1 } = ledger;
    const { id, statements } = insertJob(d1, {
      company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
      kind: 'reconcile',
      position: fetches ? { stage: 'fetch' } : { stage: 'reconcile', year: 0 },
      rowsTotal: years.reduce((sum, { rows }) => sum + rows, 0),
      request: {
        generations: Object.fromEntries(generations),
        // That of a connected company is with what its source says now.
        agreement: fetches || !company.source.connected,
        ...(order.watch ? { watch: true, reloads: order.watch.reloads } : {}),
      },
      requestKey: order.requestKey,
      requestedBy: order.requestedBy,
      warnings: [],
      // Without an old generation there is nothing that the job could delete.
      years: years.map(({ start, end, vouchers, rows, debitOre }, i) => ({
        start,
        end,
        oldGeneration: null,
        sieFileId: files[i]!,
        before: { vouchers, rows, debitOre },
      })),
      holdsYears: false,
    });
    const details = { fiscalYears: years.map(({ start }) => start) };
    return commit(id, [
      ...statements,
      // Nobody asked.
      ...(order.watch ? [] : [auditEntry(d1, company.id, order.requestedBy, 'reconcile.asked', id, details)]),
    ]);
  };
  return makeOrder(ledger, order.requestKey, attempt, read);
};
