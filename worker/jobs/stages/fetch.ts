// The first stage of a reload from a connected source, and of a comparison with it: each year's SIE file is fetched into the
// archive, and checked as an upload is. Until all of them are there nothing is loaded, and nothing is taken away. A year that the source lacks, or
// whose file is refused, is left as it was and says why; the others go on.
import type { JobYearRecord } from '../../db/ledger.ts';
import { problem, problemIn, type ProblemError } from '../../problem.ts';
import { passingIn } from '../../sources/trouble.ts';
import type { OpenSource, SourceYear } from '../../sources/vendor.ts';
import { retryDelay } from '../pace.ts';
import { commitStep, hasBudget, keepLease, type HeldJob, type JobContext, type Next } from '../step.ts';
import { fetchYear } from './fetch-year.ts';
import { leaveYears, whyNone } from './leave-years.ts';

const here: Next = { position: { stage: 'fetch' }, phase: 'fetching' };

export const fetchStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  if (nextYear(job)) await whileHeld(context, job, () => fetchAll(context, job));
  else if (job.years.length === 0) throw await whyNone(context, job);
  else if (job.kind === 'reconcile')
    await commitStep(context, job, [], { position: { stage: 'reconcile', year: 0 }, phase: 'verifying' });
  else await commitStep(context, job, [], { position: { stage: 'load', year: 0 }, phase: 'loading' });
};

const nextYear = (job: HeldJob): JobYearRecord | undefined =>
  job.years.find(({ sieFileId }) => sieFileId === null);

const fetchAll = async (context: JobContext, job: HeldJob): Promise<void> => {
  let source: OpenSource;
  let known: SourceYear[] | null;
  try {
    source = await context.openSource(job.company);
    known = await source.years();
  } catch (error) {
    return leaveYears(context, job, waiting(job), settled(context, job, error), here);
  }
  for (let year = nextYear(job); year && hasBudget(context) && !job.cancelRequested; year = nextYear(job)) {
    try {
      const its = known === null ? year : yearAt(source, known, year);
      await fetchYear(context, job, year, source, its);
    } catch (error) {
      const why = settled(context, job, error);
      await leaveYears(context, job, ofSource.has(why.code) ? waiting(job) : [year], why, here);
    }
  }
};

/** Years whose file is still to come. */
const waiting = (job: HeldJob) => job.years.filter(({ sieFileId }) => sieFileId === null);

/** @throws problem `source_year_missing` */
const yearAt = (source: OpenSource, known: SourceYear[], { start }: JobYearRecord): SourceYear => {
  const year = known.find((one) => one.start === start);
  if (year) return year;
  const found =
    known
      .slice(0, 20)
      .map((one) => `${one.start}–${one.end}`)
      .join(', ') || '–';
  throw problem('source_year_missing', { source: source.name, year: start, found });
};

/** What is wrong with the source, and so with each of its years. */
const ofSource: ReadonlySet<string> = new Set([
  'source_not_connected',
  'sources_not_set_up',
  'fortnox_not_set_up',
  'source_sign_in_refused',
  'source_licence_missing',
  'source_not_permitted',
  'source_busy',
  'source_down',
]);

/**
 * The problem that an error is, once waiting is of no more use.
 * @throws the error, when it was not meant or may still pass
 */
const settled = (context: JobContext, job: HeldJob, error: unknown): ProblemError => {
  const trouble = passingIn(error);
  if (!trouble) {
    const meant = problemIn(error);
    if (meant) return meant;
    throw error;
  }
  const waited = Date.now() - (job.failingSince ?? Date.now());
  const next = (trouble.seconds ?? retryDelay(job.attempts)) * 1000;
  if (waited + next <= context.pace.source.patienceMs) throw error;
  return trouble.problem;
};

/** Keeps the lease while a source is waited for, which may be silent longer than a lease lasts. */
const whileHeld = async (context: JobContext, job: HeldJob, work: () => Promise<void>): Promise<void> => {
  // Who has lost the lease learns it when it commits.
  const renew = () => void keepLease(context, job).catch(() => undefined);
  const timer = setInterval(renew, context.pace.leaseMs / 6);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
};
