// What a purge would take, and the purge.
import { refuse } from '../../messages/problems.ts';
import type { Input } from '../../messages/verbs.ts';
import { digits } from '../match-company.ts';
import type { Context, Of } from './context.ts';

export const purgeHandlers = ({
  ofCompany,
  refOf,
  pageStops,
  started,
}: Context): Of<'purge.preview' | 'purge.start'> => ({
  'purge.preview': ofCompany((api, { companyId, fiscalYears }: Input<'purge.preview'>) =>
    api.preview(companyId, fiscalYears),
  ),
  'purge.start': ofCompany(async (api, input: Input<'purge.start'>, known, ask) => {
    const company = await refOf(api, input.companyId, known);
    if (!company.ok) return company;
    const { fiscalYears, reload, key, allow, previewTag } = input;
    const confirm = company.value.organisationNumber;
    // Where data is taken away for good the four digits are checked here too. The page is always asked anew which
    // company it shows.
    const typed = input.confirm.length === 4 && digits(confirm).endsWith(input.confirm);
    if (!reload && !typed) return refuse('forbidden_message');
    const stopped = await pageStops(ask, input.companyId);
    if (stopped) return stopped;
    const order = { fiscalYears, reload, confirm, allow, previewTag };
    const job = await api.purge(input.companyId, order, key);
    if (job.ok) await started(api, job.value, company.value);
    return job;
  }),
});
