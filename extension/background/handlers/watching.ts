// How a company is compared each night, and who is told.
import type { Input } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

export const watchingHandlers = ({ ofCompany }: Context): Of<'watch.get' | 'watch.set' | 'watch.test'> => ({
  'watch.get': ofCompany((api, { companyId }) => api.watch(companyId)),
  'watch.set': ofCompany((api, { companyId, watch }: Input<'watch.set'>) => api.setWatch(companyId, watch)),
  'watch.test': ofCompany((api, { companyId, key }: Input<'watch.test'>) => api.testWebhook(companyId, key)),
});
