// Waits for a sample's load.
import type { Job } from '../../shared/contract/job.ts';
import type { Api } from './api.ts';

/** @throws Error when it has not been loaded */
export async function finished(api: Api, path: string, job: Job, filename: string): Promise<void> {
  let { state, problem, id } = job;
  while (state === 'queued' || state === 'running') {
    ({ state, problem, id } = await api.get<Job>(`${path}/jobs/${id}?wait=10`));
  }
  if (state !== 'done')
    throw new Error(`Loading ${filename}: ${state}. ${problem?.texts?.en ?? problem?.detail ?? ''}`);
}
