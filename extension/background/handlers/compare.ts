// The ledger held against its accounting system: it changes nothing, and is followed by whoever asked alone.
import type { Input } from '../../messages/verbs.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'compare.start' | 'compare.get' | 'compare.vouchers';

export const compareHandlers = ({ ofCompany }: Context): Of<Verbs> => ({
  'compare.start': ofCompany((api, { companyId, key, sieFile }: Input<'compare.start'>) =>
    api.compare(companyId, key, sieFile),
  ),
  'compare.get': ofCompany((api, { companyId, id }: Input<'compare.get'>) => api.comparison(companyId, id)),
  'compare.vouchers': ofCompany((api, { companyId, id, fiscalYear, cursor }: Input<'compare.vouchers'>) =>
    api.comparedVouchers(companyId, id, fiscalYear, cursor),
  ),
});
