// The ledger held against its accounting system: it changes nothing, and is followed by whoever asked alone.
import { answer } from '../../messages/problems.ts';
import type { Input } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'compare.start' | 'compare.get' | 'compare.last' | 'compare.vouchers';

export const compareHandlers = ({ ofCompany, refOf }: Context): Of<Verbs> => ({
  'compare.start': ofCompany((api, { companyId, key, sieFile }: Input<'compare.start'>) =>
    api.compare(companyId, key, sieFile),
  ),
  'compare.get': ofCompany((api, { companyId, id }: Input<'compare.get'>) => api.comparison(companyId, id)),
  'compare.last': ofCompany(async (api, { companyId }: Input<'compare.last'>, known) => {
    const company = await refOf(api, companyId, known);
    if (!company.ok) return company;
    const page = await api.overview({ q: company.value.organisationNumber, agreement: 'differs' });
    if (!page.ok) return page;
    const years = page.value.items.find(({ id }) => id === companyId)?.fiscalYears ?? [];
    const last = years.findLast(({ agreement }) => agreement?.state === 'differs');
    return answer(last?.agreement?.reconciliation ?? null);
  }),
  'compare.vouchers': ofCompany((api, { companyId, id, fiscalYear, cursor }: Input<'compare.vouchers'>) =>
    api.comparedVouchers(companyId, id, fiscalYear, cursor),
  ),
});
