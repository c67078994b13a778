// Follows one job to its end, as a signal: quick questions first, slower later, on through a lost connection.
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';

export const isOver = (job: Job): boolean => job.state !== 'queued' && job.state !== 'running';

export interface Following {
  job: Signal<Job | null>;
  /** Why the last question got no answer, a lost connection or a refusal; the job itself goes on. */
  unheard: Signal<Problem | null>;
  /** Resolves when the job is over; a newer call or stop() leaves it unresolved. */
  follow(job: Job): Promise<Job>;
  stop(): void;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createFollowing(ask: Ask): Following {
  const job = signal<Job | null>(null);
  const unheard = signal<Problem | null>(null);
  let current = 0;

  async function follow(first: Job): Promise<Job> {
    const mine = ++current;
    job.value = first;
    unheard.value = null;
    for (let i = 0, now = first; ; i++) {
      if (isOver(now)) return now;
      await pause(i < 10 ? 300 : 1000);
      const next = await ask('job.get', {
        companyId: first.companyId,
        jobId: first.id,
        seen: document.visibilityState === 'visible',
      });
      if (mine !== current) return new Promise(() => {});
      unheard.value = next.ok ? null : next.problem;
      if (next.ok) job.value = now = next.value;
      else await pause(1500);
    }
  }
  return { job, unheard, follow, stop: () => void current++ };
}
