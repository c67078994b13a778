// All companies with their years: fetched page by page until all are there, filtered and searched here, and chosen among.
import { batch, computed, signal } from '@preact/signals';
import type { Me } from '../../shared/contract/access.ts';
import type { OverviewCompany, OverviewYear } from '../../shared/contract/overview.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { foldText } from '../../shared/clean-text.ts';
import type { Ask } from '../messages/ask.ts';

export const filters = ['all', 'differs', 'never', 'unread', 'waiting', 'busy'] as const;
export type Filter = (typeof filters)[number];
/** Chosen years by company. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>;
export type OverviewModel = ReturnType<typeof createOverview>;

const holds = ({ state }: OverviewYear) => state === 'loaded' || state === 'loading';
/** Whether a year is one that the filter looks for. */
const matches: Record<Filter, (year: OverviewYear) => boolean> = {
  all: holds,
  differs: ({ agreement }) => agreement?.state === 'differs',
  never: (year) => holds(year) && year.agreement?.state === 'never',
  unread: ({ agreement }) => agreement?.state === 'unread',
  waiting: ({ waitsForFile }) => waitsForFile,
  busy: ({ activeJob }) => activeJob !== null,
};
const none: ReadonlySet<string> = new Set();

export function createOverview(ask: Ask) {
  const companies = signal<OverviewCompany[]>([]);
  /** All of them have come. */
  const complete = signal(false);
  const problem = signal<Problem | null>(null);
  const me = signal<Me | null>(null);
  const filter = signal<Filter>('all');
  const query = signal('');
  const chosen = signal<Chosen>(new Map());
  /** As they are searched in, made once a company. */
  const folded = new WeakMap<OverviewCompany, string>();
  let current = 0;

  const textOf = (company: OverviewCompany) => {
    const known = folded.get(company);
    if (known !== undefined) return known;
    const { name, organisationNumber } = company;
    const text = foldText(`${name} ${organisationNumber} ${organisationNumber.replace('-', '')}`);
    folded.set(company, text);
    return text;
  };
  const found = computed(() => {
    const words = foldText(query.value).split(/\s+/).filter(Boolean);
    if (words.length === 0) return companies.value;
    return companies.value.filter((one) => words.every((word) => textOf(one).includes(word)));
  });
  const isIn = (company: OverviewCompany, by: Filter) =>
    by === 'all' || company.fiscalYears.some((year) => matches[by](year));
  /** Among those that a search finds, how many companies each filter shows. */
  const counts = computed(
    () =>
      Object.fromEntries(
        filters.map((by) => [by, found.value.reduce((n, one) => n + (isIn(one, by) ? 1 : 0), 0)]),
      ) as Record<Filter, number>,
  );
  const shown = computed(() => found.value.filter((one) => isIn(one, filter.value)));
  /** The years of a company that are meant, where the company as a whole is chosen: those the filter looks for. */
  const meant = ({ fiscalYears }: OverviewCompany) =>
    fiscalYears.filter((year) => matches[filter.value](year) && holds(year)).map(({ start }) => start);

  async function load() {
    const mine = ++current;
    problem.value = null;
    complete.value = false;
    void askWho();
    const all: OverviewCompany[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask('overview.list', cursor ? { cursor } : {});
      if (mine !== current) return;
      if (!page.ok) return void (problem.value = page.problem);
      all.push(...page.value.items);
      // What stands there already is not taken away while it is fetched anew.
      if (all.length >= companies.value.length) companies.value = [...all];
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor);
    batch(() => {
      companies.value = all;
      complete.value = true;
      keepChosen();
    });
  }
  async function askWho() {
    const result = await ask('me.get', null);
    if (result.ok) me.value = result.value;
  }
  /** What is gone cannot stay chosen. */
  function keepChosen() {
    const known = new Map(
      companies.value.map((one) => [one.id, new Set(one.fiscalYears.map(({ start }) => start))]),
    );
    const next = new Map<string, ReadonlySet<string>>();
    for (const [id, starts] of chosen.value) {
      const still = [...starts].filter((start) => known.get(id)?.has(start));
      if (still.length > 0) next.set(id, new Set(still));
    }
    chosen.value = next;
  }
  const put = (company: OverviewCompany) => {
    companies.value = companies.value.map((one) => (one.id === company.id ? company : one));
  };

  return {
    companies,
    complete,
    problem,
    me,
    filter,
    query,
    chosen,
    shown,
    counts,
    meant,
    load,
    /** One company as it is now. */
    async refresh(id: string) {
      const known = companies.value.find((one) => one.id === id);
      if (!known) return;
      const page = await ask('overview.list', { q: known.organisationNumber });
      const now = page.ok ? page.value.items.find((one) => one.id === id) : null;
      if (now) put(now);
    },
    /** The jobs at work now, as their companies' years show them. */
    atWork(years: ReadonlyMap<string, ReadonlyMap<string, OverviewYear['activeJob']>>) {
      const changed = (one: OverviewCompany) =>
        years.has(one.id) || one.fiscalYears.some(({ activeJob }) => activeJob !== null);
      if (!companies.value.some(changed)) return;
      companies.value = companies.value.map((one) =>
        changed(one)
          ? {
              ...one,
              fiscalYears: one.fiscalYears.map((year) => ({
                ...year,
                activeJob: years.get(one.id)?.get(year.start) ?? null,
              })),
            }
          : one,
      );
    },
    chosenOf: (id: string) => chosen.value.get(id) ?? none,
    count: computed(() => ({
      companies: chosen.value.size,
      years: [...chosen.value.values()].reduce((sum, starts) => sum + starts.size, 0),
    })),
    choose(id: string, starts: Iterable<string>) {
      const next = new Map(chosen.value);
      const wanted = new Set(starts);
      if (wanted.size > 0) next.set(id, wanted);
      else next.delete(id);
      chosen.value = next;
    },
    /** All that are shown, or none of them. */
    chooseShown(all: boolean) {
      const next = new Map(chosen.value);
      for (const company of shown.value) {
        const starts = meant(company);
        if (all && starts.length > 0) next.set(company.id, new Set(starts));
        else next.delete(company.id);
      }
      chosen.value = next;
    },
    clear: () => void (chosen.value = new Map()),
    stop: () => void current++,
  };
}
