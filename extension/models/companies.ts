// Finding a company in the popup: the active tab's first, then recent ones, then a search over all, page by page.
import { signal } from '@preact/signals';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, TabState } from '../messages/verbs.ts';

export function createCompanies(ask: Ask) {
  const tab = signal<TabState | null>(null);
  const recent = signal<CompanyRef[]>([]);
  const found = signal<CompanyRef[]>([]);
  const next = signal<string | null>(null);
  const query = signal('');
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetch(cursor?: string) {
    const mine = ++asked;
    busy.value = true;
    const result = await ask('companies.search', {
      query: query.value.trim(),
      ...(cursor ? { cursor } : {}),
    });
    if (mine !== asked) return;
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    found.value = cursor ? [...found.value, ...result.value.items] : result.value.items;
    next.value = result.value.nextCursor;
  }

  return {
    tab,
    recent,
    found,
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
