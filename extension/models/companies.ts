// Finding a company in the popup: the active tab's first, then recent ones, then a search over all, page by page;
// all of them unasked only where they are few. Plain state and a call when it changes: the popup opens with nothing
// more than it needs.
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, TabState, WatchedJob } from '../messages/verbs.ts';

const mostFew = 8;

export function createCompanies(ask: Ask, changed: () => void) {
  const state = {
    tab: null as TabState | null,
    recent: [] as CompanyRef[],
    /** What the background follows, or has not been seen; null until that is known. */
    watched: null as WatchedJob[] | null,
    found: [] as CompanyRef[],
    /** All companies, where they are so few that they need not be searched for. */
    few: [] as CompanyRef[],
    next: null as string | null,
    query: '',
    busy: false,
    problem: null as Problem | null,
  };
  const set = (to: Partial<typeof state>) => {
    Object.assign(state, to);
    changed();
  };
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetch(cursor?: string) {
    const mine = ++asked;
    set({ busy: true });
    const text = state.query.trim();
    const result = await ask('companies.search', { query: text, ...(cursor ? { cursor } : {}) });
    if (mine !== asked) return;
    if (!result.ok) return set({ busy: false, problem: result.problem });
    const { items, nextCursor } = result.value;
    const idle = { busy: false, problem: null };
    // What comes unasked is no answer to a search.
    if (text) set({ ...idle, found: cursor ? [...state.found, ...items] : items, next: nextCursor });
    else {
      const few = nextCursor === null && items.length <= mostFew ? items : [];
      set({ ...idle, found: [], next: null, few });
    }
  }

  return {
    state: state as Readonly<typeof state>,
    load() {
      void ask('tab.state', null).then((tab) => tab.ok && set({ tab: tab.value }));
      void fetch();
      this.lookAgain();
    },
    /** What is worked with and what is at work change while the popup is open. */
    lookAgain() {
      void ask('companies.recent', null).then((recent) => recent.ok && set({ recent: recent.value }));
      void ask('jobs.watched', null).then((jobs) => set({ watched: jobs.ok ? jobs.value : [] }));
    },
    search(text: string) {
      set({ query: text });
      clearTimeout(timer);
      timer = setTimeout(() => void fetch(), 150);
    },
    more: () => fetch(state.next ?? undefined),
    retry: () => fetch(),
  };
}
export type CompaniesModel = ReturnType<typeof createCompanies>;
