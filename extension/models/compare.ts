// A company's years held against its accounting system as it is now, or one of them against a file before that is read
// in: asked for, followed, and what came of each year.
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { ReconciledYear, Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { KeptSieFile } from '../../shared/contract/sie-file.ts';
import type { Ask } from '../messages/ask.ts';
import type { Answer, CompanyRef } from '../messages/verbs.ts';
import type { Stop } from './guards.ts';
import { createKeys } from './keys.ts';

export type VoucherDifference = ReconciledYear['vouchers'][number];
export type CompareModel = ReturnType<typeof createCompare>;
/** `asked`: on its way. A year that was loaded anew since then has none. */
export type Agreement =
  | { state: 'asked' }
  | { state: 'agrees'; year: ReconciledYear }
  | { state: 'differs'; year: ReconciledYear }
  | { state: 'unread'; problem: Problem };

/** A file that somebody has at hand. */
export interface OwnFile {
  name: string;
  /** Has it archived, and not loaded. */
  keep(): Promise<Answer<KeptSieFile>>;
  /** What reading it in would be stopped by, as is known when it lies in the archive: `load` sets it aside. */
  stop: ReadonlySignal<Stop | null>;
  load(): unknown;
}

/** Vouchers of a year that are shown; the file that is saved has them all. */
export const mostShown = 1_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createCompare(
  ask: Ask,
  { id: companyId, source }: CompanyRef,
  years: ReadonlySignal<FiscalYear[] | null>,
) {
  const found = signal<Reconciliation | null>(null);
  const busy = signal(false);
  /** Why it was not begun, or came to nothing. */
  const problem = signal<Problem | null>(null);
  const shown = signal(false);
  /** What is compared with, where it is not the accounting system. */
  const file = signal<OwnFile | null>(null);
  /** When each year was loaded that was asked about. */
  const asked = signal<ReadonlyMap<string, string | null>>(new Map());
  /** By year, in order of series and number. */
  const vouchers = signal<ReadonlyMap<string, VoucherDifference[]>>(new Map());
  const underKey = createKeys();
  let current = 0;

  const agreements = computed(() => {
    const all = new Map<string, Agreement>();
    for (const { start, loadedAt } of years.value ?? []) {
      if (asked.value.get(start) !== loadedAt || !asked.value.has(start)) continue;
      const year = found.value?.fiscalYears.find((one) => one.start === start);
      const left = found.value?.notCompared.find((one) => one.start === start);
      if (year) all.set(start, { state: year.agrees ? 'agrees' : 'differs', year });
      else if (left) all.set(start, { state: 'unread', problem: left.problem });
      else if (busy.value) all.set(start, { state: 'asked' });
    }
    return all;
  });
  const differing = computed(() =>
    [...agreements.value].flatMap(([start, { state }]) => (state === 'differs' ? [start] : [])),
  );

  /** Null where they could not be fetched. */
  async function allOf(id: string, fiscalYear: string, most: number): Promise<VoucherDifference[] | null> {
    const all: VoucherDifference[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask('compare.vouchers', {
        companyId,
        id,
        fiscalYear,
        ...(cursor ? { cursor } : {}),
      });
      if (!page.ok) return null;
      all.push(...page.value.items);
      cursor = page.value.nextCursor ?? undefined;
      if (all.length >= most) break;
    } while (cursor);
    return inOrder(all);
  }

  async function follow(id: string, mine: number): Promise<void> {
    for (let i = 0; ; i++) {
      const now = await ask('compare.get', { companyId, id });
      if (mine !== current) return;
      if (now.ok) {
        const { value } = now;
        const over = value.state !== 'queued' && value.state !== 'running';
        batch(() => {
          found.value = value;
          vouchers.value = new Map(value.fiscalYears.map((year) => [year.start, inOrder(year.vouchers)]));
          problem.value = value.problem;
          busy.value = !over;
        });
        if (over) return;
      } else if (now.problem.status !== 0 && now.problem.status < 500) {
        return failed(now.problem);
      }
      await pause(i < 10 ? 300 : 1000);
    }
  }

  function failed(why: Problem) {
    batch(() => {
      problem.value = why;
      busy.value = false;
    });
  }
  const loaded = () => (years.value ?? []).filter((year) => year.state === 'loaded');
  const lookAt = (some: FiscalYear[]) =>
    void (asked.value = new Map(some.map((year) => [year.start, year.loadedAt])));
  async function run(own: OwnFile | null) {
    const mine = ++current;
    batch(() => {
      file.value = own;
      shown.value = busy.value = true;
      problem.value = found.value = null;
      lookAt(own ? [] : loaded());
    });
    const kept = await own?.keep();
    if (mine !== current) return;
    if (kept && !kept.ok) return failed(kept.problem);
    if (kept) lookAt(loaded().filter(({ start }) => start === kept.value.fiscalYear.start));
    const what = kept ? { companyId, sieFile: kept.value.id } : { companyId };
    const job = await underKey(what, (order) => ask('compare.start', order));
    if (mine !== current) return;
    if (!job.ok) return failed(job.problem);
    await follow(job.value.id, mine);
    await fetchRest(mine);
  }
  /** The first ones of each year came with it. */
  async function fetchRest(mine: number) {
    const { id, fiscalYears } = found.value ?? { id: '', fiscalYears: [] };
    for (const year of fiscalYears) {
      if (mine !== current) return;
      if (year.voucherCount <= year.vouchers.length) continue;
      const more = await allOf(id, year.start, mostShown);
      if (more && mine === current) vouchers.value = new Map(vouchers.value).set(year.start, more);
    }
  }

  return {
    /** Whether there is an accounting system to ask. */
    source: source.connected ? source.kind : null,
    found,
    busy,
    problem,
    shown,
    vouchers,
    agreements,
    differing,
    file,
    /** Whether there is anything to compare a file of that year with; of any year, where none is said. */
    holds: (start?: string) =>
      (years.value ?? []).some((year) => year.state === 'loaded' && (start ?? year.start) === year.start),
    start: () => run(null),
    /** What is known to differ since a comparison made before, as at night, is marked before anybody compares. */
    async recall() {
      const mine = current;
      const last = await ask('compare.last', { companyId });
      if (!last.ok || last.value === null) return;
      const result = await ask('compare.get', { companyId, id: last.value });
      if (mine !== current || !result.ok) return;
      const { fiscalYears, finishedAt } = result.value;
      const differs = new Set(fiscalYears.filter(({ agrees }) => !agrees).map(({ start }) => start));
      batch(() => {
        found.value = result.value;
        vouchers.value = new Map(fiscalYears.map((year) => [year.start, inOrder(year.vouchers)]));
        lookAt(
          loaded().filter(
            ({ start, loadedAt }) => differs.has(start) && (loadedAt ?? '') <= (finishedAt ?? ''),
          ),
        );
      });
      await fetchRest(mine);
    },
    /** One that was made before, as it was: what has been loaded anew since then is left out. */
    async open(id: string, own: OwnFile | null = null) {
      const mine = ++current;
      const result = await ask('compare.get', { companyId, id });
      if (mine !== current) return;
      const loadedBefore = result.ok ? (result.value.finishedAt ?? '') : '';
      batch(() => {
        file.value = own;
        shown.value = true;
        busy.value = false;
        found.value = result.ok ? result.value : null;
        problem.value = result.ok ? result.value.problem : result.problem;
        if (!result.ok) return;
        lookAt(loaded().filter(({ loadedAt }) => (loadedAt ?? '') <= loadedBefore));
        vouchers.value = new Map(
          result.value.fiscalYears.map((year) => [year.start, inOrder(year.vouchers)]),
        );
      });
      await fetchRest(mine);
    },
    withFile: (own: OwnFile) => run(own),
    again: () => run(file.value),
    /** Reads in the file that was compared with. */
    loadFile() {
      shown.value = false;
      return file.value?.load();
    },
    /** Every year with every voucher of it that differs; null where they could not be fetched. */
    async whole(): Promise<[ReconciledYear, VoucherDifference[]][] | null> {
      const { id, fiscalYears } = found.value!;
      const all: [ReconciledYear, VoucherDifference[]][] = [];
      for (const year of fiscalYears) {
        const known = vouchers.value.get(year.start) ?? [];
        const named = known.length < year.voucherCount ? await allOf(id, year.start, Infinity) : known;
        if (!named) return null;
        all.push([year, named]);
      }
      return all;
    },
    stop: () => void current++,
  };
}

const order = new Intl.Collator('sv', { numeric: true });
const inOrder = (vouchers: readonly VoucherDifference[]) =>
  vouchers.toSorted(
    (a, b) =>
      order.compare(a.series, b.series) || order.compare(a.number, b.number) || (a.date < b.date ? -1 : 1),
  );
