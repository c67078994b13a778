// A job followed to its end: a bar on a terminal, and what came of it in words.
import { progress } from '@clack/prompts';
import { ended, type Job } from '../client/client.ts';
import { exitCodes } from './exit-codes.ts';
import { count } from './table.ts';
import type { Tom } from './tom.ts';

/** The job's end; the exit code is set where it did not go well. */
export const follow = async (tom: Tom, job: Job): Promise<Job> => {
  const bar = tom.canAsk && !tom.json ? createBar(tom) : null;
  // Held shorter where somebody looks.
  const last = await ended(tom.client(), job, bar?.look, bar ? 1 : 10);
  bar?.end(last);
  if (last.state !== 'done') process.exitCode = exitCodes.refused;
  return last;
};

const createBar = (tom: Tom) => {
  const bar = progress({ max: 1_000, output: process.stderr });
  let at = 0;
  bar.start(tom.say('Väntar …', 'Waiting …'));
  return {
    look: ({ progress: { done, total }, phase }: Job) => {
      const to = total === 0 ? 0 : Math.min(1_000, Math.floor((done / total) * 1_000));
      bar.advance(
        Math.max(0, to - at),
        `${phaseOf(tom, phase)} ${count(done, tom.language)} / ${count(total, tom.language)}`,
      );
      at = Math.max(at, to);
    },
    end: (job: Job) => {
      bar.advance(1_000 - at);
      if (job.state === 'done') bar.stop(stateOf(tom, job));
      else bar.error(stateOf(tom, job));
    },
  };
};

const phaseOf = ({ say }: Tom, phase: Job['phase']) =>
  ({
    fetching: say('hämtar', 'fetching'),
    loading: say('läser in', 'loading'),
    verifying: say('kontrollerar', 'verifying'),
    deleting: say('tar bort', 'deleting'),
  })[phase as string] ?? say('väntar', 'waiting');

export const kindOf = ({ say }: Tom, { kind }: Pick<Job, 'kind'>) =>
  ({
    load: say('Inläsning', 'Load'),
    purge: say('Tömning', 'Purge'),
    reload: say('Omladdning', 'Reload'),
    restore: say('Återställning', 'Restore'),
    reconcile: say('Avstämning', 'Comparison'),
  })[kind];

export const stateOf = (tom: Tom, job: Pick<Job, 'kind' | 'state'>) => {
  const { say } = tom;
  const states = {
    queued: say('väntar', 'waits'),
    running: say('pågår', 'is running'),
    done: say('klar', 'done'),
    failed: say('misslyckades', 'failed'),
    cancelled: say('avbröts', 'was cancelled'),
  };
  return `${kindOf(tom, job)}: ${states[job.state]}`;
};

/** What became of each year, and why where it did not go well. */
export const linesOf = (tom: Tom, job: Job): string[] => {
  const n = (value: number) => count(value, tom.language);
  return [
    `${stateOf(tom, job)} (${job.id})`,
    ...job.fiscalYears.map(({ start, end, before, after }) =>
      tom.say(
        `  ${start}–${end}: ${n(before.vouchers)} verifikat, ${n(before.rows)} rader → ${n(after.vouchers)}, ${n(after.rows)}`,
        `  ${start}–${end}: ${n(before.vouchers)} vouchers, ${n(before.rows)} rows → ${n(after.vouchers)}, ${n(after.rows)}`,
      ),
    ),
    ...job.warnings.map(({ message }) => `  ! ${message[tom.language]}`),
    ...(job.problem ? [`  ${job.problem.detail}`] : []),
  ];
};
