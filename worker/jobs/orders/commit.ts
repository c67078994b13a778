// Committing an order: the batch that makes a job, and what stands in the database when that batch fails.
import { eq } from 'drizzle-orm';
import type { Ledger } from '../../db/find.ts';
import { job as jobTable } from '../../db/ledger.ts';
import type { YearNow } from '../../ledger/years/years.ts';
import { problem } from '../../problem.ts';
import { guardFailed } from '../step.ts';

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

/** What was read for many orders at once, in place of what each would read at its first look. */
export interface Read {
  years: YearNow[];
  /** The job that an earlier request with the same key made. */
  job: string | null;
}

/** How often an order is looked at anew when something else was faster. */
export const looks = 3;

/**
 * Makes an order: `attempt` looks at what stands in the database, refuses with a problem or calls `commit` with the
 * batch that makes the job. When a guard of the batch fails, something else was faster: the order is looked at anew.
 * @param requestKey of the request: one that was made before finds the job it made
 * @returns the id of the job
 */
export const makeOrder = async (
  ledger: Ledger,
  requestKey: string | null,
  attempt: (
    commit: (id: string, batch: D1PreparedStatement[]) => Promise<string>,
    look: number,
  ) => Promise<string>,
  read?: Read,
): Promise<string> => {
  const commit = async (id: string, batch: D1PreparedStatement[]): Promise<string> => {
    try {
      await ledger.d1.batch(batch);
      return id;
    } catch (error) {
      // The reply may have been lost, or the same request may have come twice.
      const [made] = await ledger.db.select({ id: jobTable.id }).from(jobTable).where(eq(jobTable.id, id));
      const known = made?.id ?? (await jobOfRequest(ledger, requestKey));
      if (known) return known;
      throw error;
    }
  };
  for (let look = 1; ; look += 1) {
    const known = read && look === 1 ? read.job : await jobOfRequest(ledger, requestKey);
    if (known) return known;
    try {
      return await attempt(commit, look);
    } catch (error) {
      if (!guardFailed(error) || look === looks) throw error;
    }
  }
};
