// Years that a job leaves as they were, each with the reason: they are its no more, and it goes on with the others.
import { and, eq, isNotNull } from 'drizzle-orm';
import { wordsOf } from '../../../shared/contract/problems.ts';
import { jobYear, type JobYearRecord } from '../../db/ledger.ts';
import { problem, type ProblemError } from '../../problem.ts';
import { maxWarnings } from '../create.ts';
import { agreementUnread } from './agreement.ts';
import { commitStep, type HeldJob, type JobContext, type Next } from '../step.ts';

/** @param next where the job goes on, with years that are its no more out of its list */
export const leaveYears = async (
  context: JobContext,
  job: HeldJob,
  years: JobYearRecord[],
  { code, values }: ProblemError,
  next: Next,
): Promise<void> => {
  const { d1 } = context.ledger;
  const starts = JSON.stringify(years.map(({ start }) => start));
  const { sv, en } = wordsOf(code, values).texts;
  const compares = job.kind === 'reconcile';
  const rows = compares ? 'y.before_rows' : 'g.rows + g.added_rows + g.removed_rows';
  const left = years.map(({ start }) => ({
    line: 0,
    label: null,
    code: 'year_left',
    count: 1,
    message: {
      sv: `Räkenskapsåret ${start} är inte ${compares ? 'jämfört' : 'omläst och står som det var'}. ${sv}`,
      en: `The fiscal year ${start} was not ${compares ? 'compared' : 'read anew and stands as it was'}. ${en}`,
    },
  }));
  const warnings = [...left, ...job.warnings].slice(0, maxWarnings);
  await commitStep(
    context,
    job,
    [
      d1
        .prepare(
          `UPDATE job_year SET problem = ?3, after_vouchers = before_vouchers, after_rows = before_rows,
             after_debit_ore = before_debit_ore WHERE job_id = ?1 AND start IN (SELECT value FROM json_each(?2))`,
        )
        .bind(job.id, starts, JSON.stringify({ code, values })),
      // What would have been taken away of them is not, and what would have been compared.
      d1
        .prepare(
          `UPDATE job SET warnings = ?3, rows_total = rows_total - coalesce((SELECT sum(${rows})
             FROM job_year AS y LEFT JOIN generation AS g ON g.id = y.old_generation
             WHERE y.job_id = ?1 AND y.start IN (SELECT value FROM json_each(?2))), 0) WHERE id = ?1`,
        )
        .bind(job.id, starts, JSON.stringify(warnings)),
      ...agreementUnread(d1, job, years, { code, values }),
    ],
    next,
  );
  job.years = job.years.filter((year) => !years.includes(year));
  job.warnings = warnings;
};

/** No year is left to go on with: the first says why. */
export const whyNone = async ({ ledger }: JobContext, job: HeldJob): Promise<ProblemError> => {
  const [first] = await ledger.db
    .select({ problem: jobYear.problem })
    .from(jobYear)
    .where(and(eq(jobYear.jobId, job.id), isNotNull(jobYear.problem)))
    .orderBy(jobYear.start)
    .limit(1);
  const { code, values } = first?.problem ?? { code: 'internal', values: {} };
  return problem(code as Parameters<typeof problem>[0], values);
};
