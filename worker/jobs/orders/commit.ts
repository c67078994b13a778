// Committing an order: the batch that makes a job, and what stands in the database when that batch fails.
import { eq } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { job as jobTable } from '../../db/ledger.ts';
import { readYears, type YearNow } from '../../ledger/years.ts';
import { problem } from '../../problem.ts';

/** @throws problem `year_busy`, with the path of the job, for the first year that a job works on */
export const refuseBusy = (years: Pick<YearNow, 'start' | 'activeJob'>[], companyId: string) => {
  const busy = years.find(({ activeJob }) => activeJob !== null);
  if (busy) {
    throw problem('year_busy', {
      year: busy.start,
      job: `/v1/companies/${companyId}/jobs/${busy.activeJob}`,
    });
  }
};

/** The job an earlier request with the same key made. */
export const jobOfRequest = async ({ db }: Ledger, requestKey: string | null): Promise<string | null> => {
  if (requestKey === null) return null;
  const [found] = await db
    .select({ id: jobTable.id })
    .from(jobTable)
    .where(eq(jobTable.requestKey, requestKey));
  return found?.id ?? null;
};

/**
 * Commits the batch that makes a job. When it fails, what stands in the database tells why: it was committed and
 * only the answer was lost, the same request was faster, another job has the year, or the year has changed.
 */
export const commitOrder = async (
  ledger: Ledger,
  companyId: string,
  requestKey: string | null,
  id: string,
  batch: D1PreparedStatement[],
  starts: readonly string[],
): Promise<string> => {
  try {
    await ledger.d1.batch(batch);
    return id;
  } catch (error) {
    const [committed] = await ledger.db.select({ id: jobTable.id }).from(jobTable).where(eq(jobTable.id, id));
    const known = committed?.id ?? (await jobOfRequest(ledger, requestKey));
    if (known) return known;
    refuseBusy(
      (await readYears(ledger, companyId)).filter(({ start }) => starts.includes(start)),
      companyId,
    );
    if (String(error).includes('malformed JSON')) throw problem('preview_outdated');
    throw error;
  }
};
