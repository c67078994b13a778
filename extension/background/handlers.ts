// What each verb does. Company verbs from the dialog are held to the company its ticket was matched with.
import { browser } from 'wxt/browser';
import type { Job } from '../../shared/contract/job.ts';
import type { Api } from './api.ts';
import { openCompanyPage } from './company-page.ts';
import { digits, matchCompany, toRef } from './match-company.ts';
import { cleanFacts, dialogMay, order, pageNow, stillShows } from './page.ts';
import { answer, refuse } from './problems.ts';
import type { Ask, Handlers } from './router.ts';
import type { SettingsService } from './settings.ts';
import { tickets } from './tickets.ts';
import type { Vault } from './vault.ts';
import type { Answer, CompanyMatch, CompanyRef, Input, Language, Output, TabState, Verb } from './verbs.ts';
import type { Watch } from './watch.ts';

interface Services {
  vault: Vault;
  settings: SettingsService;
  watch: Watch;
}
type Handler<V extends Verb> = (input: Input<V>, ask: Ask) => Promise<Answer<Output<V>>>;

export function createHandlers({ vault, settings, watch }: Services): Handlers {
  const withApi =
    <I, T>(work: (api: Api, input: I, ask: Ask) => Promise<Answer<T>>) =>
    async (input: I, ask: Ask): Promise<Answer<T>> => {
      const ticket = await tickets.get(ask.ticket, ask.tabId);
      const api = await settings.api(ticket?.language);
      return api.ok ? work(api.value, input, ask) : api;
    };

  /** As `withApi`, for one company: the dialog reaches only its own. */
  const ofCompany = <I extends { companyId: string }, T>(
    work: (api: Api, input: I, company: CompanyRef | null, ask: Ask) => Promise<Answer<T>>,
  ) =>
    withApi<I, T>(async (api, input, ask) => {
      if (ask.asker !== 'dialog') return work(api, input, null, ask);
      const ticket = await tickets.get(ask.ticket, ask.tabId);
      const company = ticket?.match && 'company' in ticket.match ? ticket.match.company : null;
      return company?.id === input.companyId ? work(api, input, company, ask) : refuse('forbidden_message');
    });

  /** For what cannot be taken back at once: the refusal, where the page under the dialog shows another company by now. */
  const pageStops = async (ask: Ask, { companyId }: { companyId: string }) => {
    const may = ask.asker === 'dialog' ? await dialogMay(ask, companyId) : 'yes';
    return may === 'yes' ? null : refuse(may);
  };

  const started = async (job: Job, company: CompanyRef) => {
    await watch.follow(job, company);
    await remember(vault, company);
  };
  const heard = async (result: Answer<Job>, seen = false) => {
    if (result.ok) await watch.heard(result.value, seen);
    return result;
  };
  const refOf = async (
    api: Api,
    companyId: string,
    known: CompanyRef | null,
  ): Promise<Answer<CompanyRef>> => {
    if (known) return answer(known);
    const company = await api.company(companyId);
    return company.ok ? answer(toRef(company.value)) : company;
  };

  const handlers: { [V in Verb]: Handler<V> } = {
    'page.open-dialog': async ({ language }, ask) =>
      answer({ ticket: await tickets.create(ask.tabId!, language) }),
    'page.changed': async ({ ticket }, ask) => {
      const found = await tickets.get(ticket, ask.tabId);
      if (found?.match && 'company' in found.match) await stillShows(ticket, found, '');
      return answer(null);
    },
    'page.closed': async ({ ticket }, ask) => {
      if (await tickets.get(ticket, ask.tabId)) await tickets.remove(ticket);
      return answer(null);
    },

    'dialog.hello': async (_, ask) => {
      const ticket = await tickets.get(ask.ticket, ask.tabId);
      if (!ticket) return refuse('forbidden_message');
      const { language } = ticket;
      if (ticket.match) return answer({ match: answer(ticket.match), language });
      const shown = await pageNow(ticket.tabId, ask.address);
      const api = await settings.api();
      const match = !shown
        ? answer<CompanyMatch>({ blocked: 'changed', shown: null })
        : api.ok
          ? await matchCompany(api.value, shown.facts, shown.address)
          : api;
      // A connection that failed may be tried again; what was matched stays.
      if (!match.ok) return answer({ match, language });
      const matched = { ...ticket, shown, match: match.value };
      await tickets.set(ask.ticket!, matched);
      // The page may have gone on while the company was looked for.
      if ('company' in match.value) await stillShows(ask.ticket!, matched, ask.address);
      const now = await tickets.get(ask.ticket, ask.tabId);
      return answer({ match: answer(now?.match ?? match.value), language });
    },
    'dialog.close': async (_, ask) => {
      const ticket = await tickets.get(ask.ticket, ask.tabId);
      if (ticket) await order(ticket.tabId, { order: 'close', ticket: ask.ticket! });
      return answer(null);
    },

    'me.get': withApi((api) => api.me()),
    'years.list': ofCompany((api, { companyId }) => api.fiscalYears(companyId)),
    'years.months': ofCompany(async (api, { companyId, start }: Input<'years.months'>) => {
      const balances = await api.balances(companyId, start);
      return balances.ok ? answer(balances.value.periods) : balances;
    }),
    'purge.preview': ofCompany((api, { companyId, fiscalYears }: Input<'purge.preview'>) =>
      api.preview(companyId, fiscalYears),
    ),
    'purge.start': ofCompany(async (api, input: Input<'purge.start'>, known, ask) => {
      const company = await refOf(api, input.companyId, known);
      if (!company.ok) return company;
      // The four digits are checked here too, and the page is asked anew which company it shows.
      if (input.confirm.length !== 4 || !digits(company.value.organisationNumber).endsWith(input.confirm))
        return refuse('forbidden_message');
      const stopped = await pageStops(ask, input);
      if (stopped) return stopped;
      const { fiscalYears, reload, key, allow, previewTag } = input;
      const confirm = company.value.organisationNumber;
      const order = { fiscalYears, reload, confirm, allow, previewTag };
      const job = await api.purge(input.companyId, order, key);
      if (job.ok) await started(job.value, company.value);
      return job;
    }),
    'job.get': ofCompany(async (api, { companyId, jobId, seen }: Input<'job.get'>) =>
      heard(await api.job(companyId, jobId), seen),
    ),
    'job.undo': ofCompany(async (api, { companyId, jobId, key }: Input<'job.undo'>, known, ask) => {
      const company = await refOf(api, companyId, known);
      if (!company.ok) return company;
      const stopped = await pageStops(ask, { companyId });
      if (stopped) return stopped;
      const job = await api.undo(companyId, jobId, key);
      if (job.ok) await started(job.value, company.value);
      return job;
    }),
    'job.cancel': ofCompany(async (api, { companyId, jobId }: Input<'job.cancel'>) =>
      heard(await api.cancel(companyId, jobId)),
    ),
    'jobs.list': ofCompany((api, { companyId, cursor }: Input<'jobs.list'>) => api.jobs(companyId, cursor)),

    'options.open': async () => {
      await browser.runtime.openOptionsPage();
      return answer(null);
    },
    'company.open': async ({ companyId, jobId }) => {
      await openCompanyPage(companyId, jobId);
      return answer(null);
    },
    'company.get': withApi((api, { companyId }) => refOf(api, companyId, null)),
    'companies.search': withApi(async (api, { query, cursor }: Input<'companies.search'>) => {
      const page = await api.companies(query, cursor);
      return page.ok ? answer({ ...page.value, items: page.value.items.map(toRef) }) : page;
    }),
    'companies.recent': async () => answer((await vault.get<CompanyRef[]>('recent')) ?? []),
    'tab.state': () => tabState(),
    'jobs.watched': async () => answer(await watch.list()),
    'jobs.seen': async () => {
      await watch.seen();
      return answer(null);
    },
    'settings.get': async () => answer(await settings.get()),
    'settings.save': ({ address, token }) => settings.save(address, token),
    'settings.language': async ({ language }) => {
      await settings.setLanguage(language);
      return answer(null);
    },
  };
  return handlers;

  async function tabState(): Promise<Answer<TabState>> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const page = tab?.id === undefined ? null : await order(tab.id, { order: 'facts' });
    if (!page) return answer({ menu: null, match: null, language: null });
    const language: Language | null = page.language;
    const api = await settings.api();
    if (!api.ok) return api;
    const match = await matchCompany(api.value, cleanFacts(page.facts), page.address);
    return match.ok ? answer({ menu: page.menu, match: match.value, language }) : match;
  }
}

async function remember(vault: Vault, company: CompanyRef) {
  const recent = (await vault.get<CompanyRef[]>('recent')) ?? [];
  await vault.set('recent', [company, ...recent.filter((one) => one.id !== company.id)].slice(0, 6));
}
