// What the handlers share: the API as configured, a company held to the dialog's own, jobs followed once started.
import type { Job } from '../../../shared/contract/job.ts';
import { answer, refuse } from '../../messages/problems.ts';
import type { Answer, CompanyRef, Input, Output, Verb } from '../../messages/verbs.ts';
import type { Api } from '../api.ts';
import type { DifferingService } from '../differing.ts';
import { toRef } from '../match-company.ts';
import { dialogMay } from '../page.ts';
import type { Ask } from '../router.ts';
import type { SettingsService } from '../settings.ts';
import { tickets } from '../tickets.ts';
import { keyOf } from '../vault.ts';
import type { Vault } from '../vault.ts';
import type { Watch } from '../watch.ts';

export interface Services {
  vault: Vault;
  settings: SettingsService;
  watch: Watch;
  differing: DifferingService;
}
/** A handler of each of the verbs. */
export type Of<V extends Verb> = { [K in V]: (input: Input<K>, ask: Ask) => Promise<Answer<Output<K>>> };
export type Context = ReturnType<typeof createContext>;

export function createContext({ vault, settings, watch, differing }: Services) {
  const withApi =
    <I, T>(work: (api: Api, input: I, ask: Ask) => Promise<Answer<T>>) =>
    async (input: I, ask: Ask): Promise<Answer<T>> => {
      const ticket = await tickets.get(ask.ticket, ask.tabId);
      const api = await settings.api(ticket?.language);
      return api.ok ? work(api.value, input, ask) : api;
    };
  return {
    vault,
    settings,
    watch,
    differing,
    withApi,

    /** As `withApi`, for one company: the dialog reaches only its own. */
    ofCompany: <I extends { companyId: string }, T>(
      work: (api: Api, input: I, company: CompanyRef | null, ask: Ask) => Promise<Answer<T>>,
    ) =>
      withApi<I, T>(async (api, input, ask) => {
        if (ask.asker !== 'dialog') return work(api, input, null, ask);
        const ticket = await tickets.get(ask.ticket, ask.tabId);
        const company = ticket?.match && 'company' in ticket.match ? ticket.match.company : null;
        return company?.id === input.companyId ? work(api, input, company, ask) : refuse('forbidden_message');
      }),

    /** For what cannot be taken back at once: the refusal, where the page under the dialog shows another company by now. */
    async pageStops(ask: Ask, companyId: string) {
      const may = ask.asker === 'dialog' ? await dialogMay(ask, companyId) : 'yes';
      return may === 'yes' ? null : refuse(may);
    },

    async refOf(api: Api, companyId: string, known: CompanyRef | null): Promise<Answer<CompanyRef>> {
      if (known) return answer(known);
      const company = await api.company(companyId);
      return company.ok ? answer(toRef(company.value)) : company;
    },

    async started({ address }: Api, job: Job, company: CompanyRef) {
      await watch.follow(job, company, address);
      const key = keyOf('recent', address);
      const recent = (await vault.get<CompanyRef[]>(key)) ?? [];
      await vault.set(key, [company, ...recent.filter((one) => one.id !== company.id)].slice(0, 6));
    },
  };
}
