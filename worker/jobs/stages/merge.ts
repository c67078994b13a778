// What is left of a long chart when its load has gone live: the accounts, dimensions and objects after the first
// thousands are merged into the company's, a range a step.
import { chartRange, chartSize } from '../../ledger/loading/merge-chart.ts';
import { commitStep, hasBudget, type HeldJob, type JobContext } from '../step.ts';
import { deleteFrom } from './outcome.ts';

export const mergeStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  while (job.position.stage === 'merge' && hasBudget(context)) {
    const { year, sequence } = job.position;
    const generation = job.years[year]?.newGeneration;
    if (generation === undefined) {
      await commitStep(context, job, [], { position: deleteFrom('done'), phase: 'deleting' });
      continue;
    }
    const { d1 } = context.ledger;
    const to = sequence + context.pace.mergeRows;
    const ends = to >= (await chartSize(d1, generation));
    await commitStep(context, job, chartRange(d1, job.companyId, generation, sequence, to), {
      position: ends
        ? { stage: 'merge', year: year + 1, sequence: 0 }
        : { stage: 'merge', year, sequence: to },
      phase: 'deleting',
    });
  }
};
