// What the API is asked of many companies at once: how all of them stand, orders for a selection, what is at work.
import type { CompanyJob } from '../../shared/contract/job.ts';
import type { ManyPurges, ManyReconciliations } from '../../shared/contract/many.ts';
import type { WatchUpdate } from '../../shared/contract/watch.ts';
import type { Calls } from './http.ts';

/** Of one answer. */
const limit = 200;
const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });
const watch = '/v1/companies/{companyId}/watch';

export const manyCalls = ({ ask, all }: Calls) => ({
  overview: (query: { q?: string; cursor?: string; agreement?: 'differs' }) =>
    ask('get', '/v1/overview', { query: { ...query, limit } }),
  compareMany: (order: ManyReconciliations, key: string) =>
    ask('post', '/v1/reconciliations', { json: order }, under(key)),
  purgeMany: (order: ManyPurges, key: string) => ask('post', '/v1/purges', { json: order }, under(key)),
  jobsAtWork: () => all<CompanyJob>('/v1/jobs', { state: ['queued', 'running'], limit: '500' }),
  watch: (companyId: string) => ask('get', watch, { path: { companyId } }),
  setWatch: (companyId: string, update: WatchUpdate) =>
    ask('put', watch, { path: { companyId }, json: update }),
  testWebhook: (companyId: string, key: string) =>
    ask('post', `${watch}/test`, { path: { companyId } }, under(key)),
});
