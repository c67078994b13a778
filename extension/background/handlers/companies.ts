// Companies: found by a search, worked with lately, shown by the active tab.
import { browser } from 'wxt/browser';
import { answer } from '../../messages/problems.ts';
import type { CompanyRef, Input } from '../../messages/verbs.ts';
import { openCompanyPage } from '../company-page.ts';
import { matchCompany, toRef } from '../match-company.ts';
import { cleanFacts, order } from '../page.ts';
import { keyOf } from '../vault.ts';
import type { Context, Of } from './context.ts';

type Verbs = 'company.open' | 'company.get' | 'companies.search' | 'companies.recent' | 'tab.state';

export const companyHandlers = ({ vault, settings, withApi, refOf }: Context): Of<Verbs> => ({
  'company.open': async ({ companyId, jobId }) => {
    await openCompanyPage(companyId, jobId);
    return answer(null);
  },
  'company.get': withApi((api, { companyId }) => refOf(api, companyId, null)),
  'companies.search': withApi(async (api, { query, cursor }: Input<'companies.search'>) => {
    const page = await api.companies(query, cursor);
    return page.ok ? answer({ ...page.value, items: page.value.items.map(toRef) }) : page;
  }),
  'companies.recent': async () =>
    answer((await vault.get<CompanyRef[]>(keyOf('recent', await settings.address()))) ?? []),
  'tab.state': async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const page = tab?.id === undefined ? null : await order(tab.id, { order: 'facts' });
    if (!page) return answer({ menu: null, match: null, language: null });
    const api = await settings.api();
    if (!api.ok) return api;
    const match = await matchCompany(api.value, cleanFacts(page.facts), page.address);
    return match.ok ? answer({ menu: page.menu, match: match.value, language: page.language }) : match;
  },
});
