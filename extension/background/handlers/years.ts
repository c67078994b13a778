// A company's fiscal years and their months.
import { answer } from '../../messages/problems.ts';
import type { Input } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

export const yearHandlers = ({ ofCompany }: Context): Of<'years.list' | 'years.months'> => ({
  'years.list': ofCompany((api, { companyId }) => api.fiscalYears(companyId)),
  'years.months': ofCompany(async (api, { companyId, start }: Input<'years.months'>) => {
    const balances = await api.balances(companyId, start);
    return balances.ok ? answer(balances.value.periods) : balances;
  }),
});
