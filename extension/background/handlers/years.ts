// A company's fiscal years with their months, in one question.
import type { Context, Of } from './context.ts';

export const yearHandlers = ({ ofCompany }: Context): Of<'years.list'> => ({
  'years.list': ofCompany((api, { companyId }) => api.fiscalYears(companyId)),
});
