// Jobs: one, a company's history, and those that the background follows.
import type { Job } from '../../../shared/contract/job.ts';
import { answer } from '../../messages/problems.ts';
import type { Answer, Input } from '../../messages/verbs.ts';
import type { Api } from '../api.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'job.get' | 'job.undo' | 'job.cancel' | 'jobs.list' | 'jobs.watched' | 'jobs.seen';

export function jobHandlers({ ofCompany, refOf, pageStops, started, watch }: Context): Of<Verbs> {
  const heard = async ({ address }: Api, result: Answer<Job>, seen = false) => {
    if (result.ok) await watch.heard(result.value, seen, address);
    return result;
  };
  return {
    'job.get': ofCompany(async (api, { companyId, jobId, seen }: Input<'job.get'>) =>
      heard(api, await api.job(companyId, jobId), seen),
    ),
    'job.undo': ofCompany(async (api, { companyId, jobId, key }: Input<'job.undo'>, known, ask) => {
      const company = await refOf(api, companyId, known);
      if (!company.ok) return company;
      const stopped = await pageStops(ask, companyId);
      if (stopped) return stopped;
      const job = await api.undo(companyId, jobId, key);
      if (job.ok) await started(api, job.value, company.value);
      return job;
    }),
    'job.cancel': ofCompany(async (api, { companyId, jobId }: Input<'job.cancel'>) =>
      heard(api, await api.cancel(companyId, jobId)),
    ),
    'jobs.list': ofCompany((api, { companyId, cursor }: Input<'jobs.list'>) => api.jobs(companyId, cursor)),
    'jobs.watched': async () => answer(await watch.list()),
    'jobs.seen': async ({ jobIds }) => {
      await watch.seen(jobIds);
      return answer(null);
    },
  };
}
