// A file of somebody's own against its year, before it replaces what is read in: compared once it lies in the archive.
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import type { Ask } from '../messages/ask.ts';
import { answer } from '../messages/problems.ts';
import type { Answer } from '../messages/verbs.ts';

/** A comparison that was made, and what it found of the file's year; null where that holds nothing any longer. */
export interface ComparedOwn {
  id: string;
  year: ReconciledYear | null;
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param isWanted false ends it: what comes of it no longer matters */
export async function compareOwn(
  ask: Ask,
  order: { companyId: string; sieFile: string; key: string },
  isWanted: () => boolean,
): Promise<Answer<ComparedOwn>> {
  const job = await ask('compare.start', order);
  if (!job.ok) return job;
  const { id } = job.value;
  const { companyId } = order;
  for (let i = 0; isWanted(); i++) {
    const now = await ask('compare.get', { companyId, id });
    if (!now.ok && now.problem.status !== 0 && now.problem.status < 500) return now;
    const over = now.ok && now.value.state !== 'queued' && now.value.state !== 'running';
    if (over) {
      const { problem, notCompared, fiscalYears } = now.value;
      const why = problem ?? notCompared[0]?.problem;
      return why ? { ok: false, problem: why } : answer({ id, year: fiscalYears[0] ?? null });
    }
    await pause(i < 10 ? 300 : 1000);
  }
  return answer({ id, year: null });
}
