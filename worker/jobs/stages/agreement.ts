// What a job has to say of the agreement of its years: nothing, unless its order said that it speaks for them.
import { noteCompared, noteFetched, noteUnread, type Compared } from '../../ledger/agreement.ts';
import type { FoundYear } from '../../ledger/reconciling/reconcile.ts';
import type { JobYearRecord } from '../../db/ledger.ts';
import type { ProblemError } from '../../problem.ts';
import type { HeldJob } from '../step.ts';

/** A comparison's year, of the generation that was live when it was asked for. */
const comparedBy = (job: HeldJob, start: string): Compared | null => {
  const { agreement, generations = [] } = job.request;
  const generation = Array.isArray(generations) ? undefined : generations[start];
  if (job.kind !== 'reconcile' || !agreement || generation === undefined) return null;
  return { jobId: job.id, companyId: job.companyId, start, generation };
};

export const agreementFound = (d1: D1Database, job: HeldJob, found: FoundYear): D1PreparedStatement[] => {
  const compared = comparedBy(job, found.start);
  return compared ? [noteCompared(d1, compared, found)] : [];
};

/** Nobody's fault: what was to be compared is there no more. */
const passed = new Set(['data_changed']);

export const agreementUnread = (
  d1: D1Database,
  job: HeldJob,
  years: readonly JobYearRecord[],
  why: Pick<ProblemError, 'code' | 'values'>,
): D1PreparedStatement[] =>
  years.flatMap(({ start }) => {
    const compared = comparedBy(job, start);
    return compared && !passed.has(why.code) ? [noteUnread(d1, compared, why)] : [];
  });

/** Of a reload whose files were fetched, as they go live. */
export const agreementFetched = (d1: D1Database, job: HeldJob): D1PreparedStatement[] => {
  if (job.kind !== 'reload' || !job.request.agreement) return [];
  return job.years.flatMap(({ start, newGeneration, oldGeneration }) =>
    newGeneration === null
      ? []
      : [
          noteFetched(d1, {
            jobId: job.id,
            companyId: job.companyId,
            start,
            generation: newGeneration,
            was: oldGeneration,
          }),
        ],
  );
};
