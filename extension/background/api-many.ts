// What the API is asked of many companies at once: how all of them stand, orders for a selection, what is at work.
import type { CompanyJob } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { ManyOrders, ManyPurges, ManyReconciliations } from '../../shared/contract/many.ts';
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Watch, WatchUpdate } from '../../shared/contract/watch.ts';
import type { Calls } from './http.ts';

/** Of one answer. */
const pageSize = '200';

export const manyCalls = ({ body, all, of }: Calls) => ({
  overview: (query: { q?: string; cursor?: string; agreement?: 'differs' }) =>
    body<Page<OverviewCompany>>('/v1/overview', { query: { ...query, limit: pageSize } }),
  compareMany: (order: ManyReconciliations, key: string) =>
    body<ManyOrders>('/v1/reconciliations', {
      method: 'POST',
      json: order,
      headers: { 'Idempotency-Key': key },
    }),
  purgeMany: (order: ManyPurges, key: string) =>
    body<ManyOrders>('/v1/purges', { method: 'POST', json: order, headers: { 'Idempotency-Key': key } }),
  jobsAtWork: () => all<CompanyJob>('/v1/jobs', { state: ['queued', 'running'], limit: '500' }),
  watch: (companyId: string) => body<Watch>(of(companyId, '/watch')),
  setWatch: (companyId: string, watch: WatchUpdate) =>
    body<Watch>(of(companyId, '/watch'), { method: 'PUT', json: watch }),
});
