// Finding a company in the popup: the active tab's first, then recent ones, then a search over all, page by page;
// all of them unasked only where they are few.
import { signal } from '@preact/signals';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, TabState } from '../messages/verbs.ts';

const mostFew = 8;

export function createCompanies(ask: Ask) {
  const tab = signal<TabState | null>(null);
  const recent = signal<CompanyRef[]>([]);
  const found = signal<CompanyRef[]>([]);
  /** All companies, where they are so few that they need not be searched for. */
  const few = signal<CompanyRef[]>([]);
  const next = signal<string | null>(null);
  const query = signal('');
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetch(cursor?: string) {
    const mine = ++asked;
    busy.value = true;
    const text = query.value.trim();
    const result = await ask('companies.search', {
      query: text,
      ...(cursor ? { cursor } : {}),
    });
    if (mine !== asked) return;
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    const { items, nextCursor } = result.value;
    // What comes unasked is no answer to a search.
    found.value = text ? (cursor ? [...found.value, ...items] : items) : [];
    next.value = text ? nextCursor : null;
    if (!text) few.value = nextCursor === null && items.length <= mostFew ? items : [];
  }

  return {
    tab,
    recent,
    found,
    few,
    next,
    query,
    busy,
    problem,
    async load() {
      const [state, before] = await Promise.all([
        ask('tab.state', null),
        ask('companies.recent', null),
        fetch(),
      ]);
      if (state.ok) tab.value = state.value;
      if (before.ok) recent.value = before.value;
    },
    search(text: string) {
      query.value = text;
      clearTimeout(timer);
      timer = setTimeout(() => void fetch(), 150);
    },
    more: () => fetch(next.value ?? undefined),
    retry: () => fetch(),
  };
}
export type CompaniesModel = ReturnType<typeof createCompanies>;
