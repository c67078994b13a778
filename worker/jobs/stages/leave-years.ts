// Years that a job leaves as they were, each with the reason: they are its no more, and it goes on with the others.
import { wordsOf } from '../../../shared/contract/problems.ts';
import type { JobYearRecord } from '../../db/ledger.ts';
import type { ProblemError } from '../../problem.ts';
import { maxWarnings } from '../create.ts';
import { commitStep, type HeldJob, type JobContext } from '../step.ts';

export const leaveYears = async (
  context: JobContext,
  job: HeldJob,
  years: JobYearRecord[],
  { code, values }: ProblemError,
): Promise<void> => {
  const { d1 } = context.ledger;
  const starts = JSON.stringify(years.map(({ start }) => start));
  const { sv, en } = wordsOf(code, values).texts;
  const left = years.map(({ start }) => ({
    line: 0,
    label: null,
    code: 'year_left',
    count: 1,
    message: {
      sv: `Räkenskapsåret ${start} är inte omläst och står som det var. ${sv}`,
      en: `The fiscal year ${start} was not read anew and stands as it was. ${en}`,
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
      // What would have been taken away of them is not.
      d1
        .prepare(
          `UPDATE job SET warnings = ?3, rows_total = rows_total - coalesce((SELECT sum(g.rows + g.added_rows + g.removed_rows)
             FROM job_year AS y JOIN generation AS g ON g.id = y.old_generation
             WHERE y.job_id = ?1 AND y.start IN (SELECT value FROM json_each(?2))), 0) WHERE id = ?1`,
        )
        .bind(job.id, starts, JSON.stringify(warnings)),
    ],
    { position: { stage: 'fetch' }, phase: 'fetching' },
  );
  job.years = job.years.filter((year) => !years.includes(year));
  job.warnings = warnings;
};
