// Many companies at once, for the overview: how they stand, and orders for those that are chosen.
import { answer } from '../../messages/problems.ts';
import type { Input } from '../../messages/verbs.ts';
import { openCompanyPage } from '../company-page.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'overview.open' | 'overview.list' | 'many.compare' | 'many.reload' | 'jobs.at-work';

export const manyHandlers = ({ withApi, watch }: Context): Of<Verbs> => ({
  'overview.open': async () => {
    await openCompanyPage(null);
    return answer(null);
  },
  'overview.list': withApi((api, input: Input<'overview.list'>) => api.overview(input)),
  'many.compare': withApi((api, { companies, key }: Input<'many.compare'>) =>
    api.compareMany({ companies }, key),
  ),
  'many.reload': withApi(async (api, { companies, refs, confirm, key }: Input<'many.reload'>) => {
    const orders = await api.purgeMany({ companies, reload: true, confirm }, key);
    if (!orders.ok) return orders;
    // Followed to their end, also where nobody looks any longer.
    for (const { job } of orders.value.items) {
      const company = job && refs.find(({ id }) => id === job.companyId);
      if (company) await watch.follow(job, company, api.address);
    }
    return orders;
  }),
  'jobs.at-work': withApi((api) => api.jobsAtWork()),
});
