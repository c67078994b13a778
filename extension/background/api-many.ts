// What the API is asked of many companies at once: how all of them stand, orders for a selection, what is at work.
import type { ManyPurges, ManyReconciliations } from '../../shared/contract/many.ts';
import type { WatchUpdate } from '../../shared/contract/watch.ts';
import { every, heard, under } from './http.ts';
import type { Calls } from './http.ts';

/** Of one answer. */
const limit = 200;
const watch = '/v1/companies/{companyId}/watch';

export const manyCalls = ({ client }: Calls) => ({
  overview: (query: { q?: string; cursor?: string; agreement?: 'differs' }) =>
    heard(client.GET('/v1/overview', { params: { query: { ...query, limit } } })),
  compareMany: (order: ManyReconciliations, key: string) =>
    heard(client.POST('/v1/reconciliations', { params: { header: under(key) }, body: order })),
  purgeMany: (order: ManyPurges, key: string) =>
    heard(client.POST('/v1/purges', { params: { header: under(key) }, body: order })),
  jobsAtWork: () =>
    every((cursor) =>
      client.GET('/v1/jobs', { params: { query: { state: ['queued', 'running'], limit: 500, cursor } } }),
    ),
  watch: (companyId: string) => heard(client.GET(watch, { params: { path: { companyId } } })),
  setWatch: (companyId: string, update: WatchUpdate) =>
    heard(client.PUT(watch, { params: { path: { companyId } }, body: update })),
  testWebhook: (companyId: string, key: string) =>
    heard(client.POST(`${watch}/test`, { params: { path: { companyId }, header: under(key) } })),
});
