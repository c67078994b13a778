// A selection that is compared or reloaded: a job for each company, followed together; one that fails or is refused
// stands in none of the others' way.
import { batch, computed, signal } from '@preact/signals';
import type { CompanyJob, Job } from '../../shared/contract/job.ts';
import type { ManyOrders } from '../../shared/contract/many.ts';
import type { OverviewYear } from '../../shared/contract/overview.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { Answer, CompanyRef } from '../messages/verbs.ts';
import { isOver } from './follow.ts';
import { createKeys } from './keys.ts';
import type { Chosen, OverviewModel } from './overview.ts';

export type What = 'compare' | 'reload';
export type Outcome =
  | { state: 'asked' }
  | { state: 'going' | 'done'; job: Job }
  | { state: 'failed'; job: Job | null; problem: Problem | null };
export type BatchModel = ReturnType<typeof createBatch>;

/** Of one request: what the service takes. */
const mostCompanies = 100;
const mostYears = 500;
const mostYearsOfOne = 50;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Order = { companyId: string; fiscalYears: string[] };
/** As many to a request as it takes. */
export function inRequests(chosen: Chosen): Order[][] {
  const requests: Order[][] = [];
  let years = Infinity;
  for (const [companyId, starts] of chosen) {
    const fiscalYears = [...starts].toSorted().slice(-mostYearsOfOne);
    if (requests.at(-1)?.length === mostCompanies || years + fiscalYears.length > mostYears) {
      requests.push([]);
      years = 0;
    }
    if (requests.length === 0) requests.push([]);
    requests.at(-1)!.push({ companyId, fiscalYears });
    years += fiscalYears.length;
  }
  return requests;
}

export function createBatch(ask: Ask, overview: OverviewModel) {
  const what = signal<What | null>(null);
  const outcomes = signal<ReadonlyMap<string, Outcome>>(new Map());
  const sending = signal(false);
  const problem = signal<Problem | null>(null);
  /** Who was asked for; of them, what was not sent: the service did not answer, or takes no more years of one at once. */
  let asked: Chosen = new Map();
  const left = signal<Chosen>(new Map());
  const underKey = createKeys();
  let stopped = false;
  let following = false;

  const put = (id: string, outcome: Outcome) =>
    void (outcomes.value = new Map(outcomes.value).set(id, outcome));
  const ended = (job: Job): Outcome => {
    if (job.state !== 'done') return { state: 'failed', job, problem: job.problem };
    const leftYear = job.fiscalYears.find((year) => year.problem);
    return leftYear ? { state: 'failed', job, problem: leftYear.problem! } : { state: 'done', job };
  };
  const ofJob = (job: Job): Outcome => (isOver(job) ? ended(job) : { state: 'going', job });

  const refsOf = (orders: Order[]): CompanyRef[] => {
    const ids = new Set(orders.map(({ companyId }) => companyId));
    return overview.companies.value
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, organisationNumber, source }) => ({ id, name, organisationNumber, source }));
  };

  const tally = computed(() => {
    const all = [...outcomes.value.values()];
    const count = (...states: Outcome['state'][]) => all.filter(({ state }) => states.includes(state)).length;
    return { all: all.length, done: count('done'), failed: count('failed'), going: count('asked', 'going') };
  });

  async function start(how: What, chosen: Chosen) {
    if (sending.value || chosen.size === 0) return;
    asked = chosen;
    batch(() => {
      what.value = how;
      sending.value = true;
      problem.value = null;
      outcomes.value = new Map([...chosen.keys()].map((id) => [id, { state: 'asked' }]));
    });
    const requests = inRequests(chosen);
    let sent = 0;
    for (const companies of requests) {
      const order = { companies, ...(how === 'reload' ? { confirm: companies.length } : {}) };
      const result = (await underKey(order, (one) =>
        how === 'compare'
          ? ask('many.compare', { companies, key: one.key })
          : ask('many.reload', {
              companies,
              refs: refsOf(companies),
              confirm: companies.length,
              key: one.key,
            }),
      )) as Answer<ManyOrders>;
      if (stopped) return;
      if (!result.ok) {
        problem.value = result.problem;
        break;
      }
      sent += 1;
      batch(() => {
        for (const { companyId, job, problem: refused } of result.value.items)
          put(companyId, job ? ofJob(job) : { state: 'failed', job: null, problem: refused });
      });
      void follow();
      // Over before it was answered: nobody will hear of it.
      for (const { companyId, job } of result.value.items)
        if (job && isOver(job)) await overview.refresh(companyId);
    }
    batch(() => {
      sending.value = false;
      const rest = new Map<string, ReadonlySet<string>>();
      const next = new Map(outcomes.value);
      const taken = new Map(
        requests.slice(0, sent).flatMap((orders) => orders.map((one) => [one.companyId, one.fiscalYears])),
      );
      for (const [companyId, starts] of chosen) {
        const its = taken.get(companyId);
        const more = [...starts].filter((start) => !its?.includes(start));
        if (more.length > 0) rest.set(companyId, new Set(more));
        if (!its) next.delete(companyId);
      }
      left.value = rest;
      outcomes.value = next;
    });
    await follow();
  }

  /** What is at work, in one question; what is no longer at work, one by one. */
  async function follow() {
    if (following) return;
    following = true;
    for (let i = 0; ; i++) {
      if (stopped) break;
      const going = [...outcomes.value].flatMap(([id, one]) =>
        one.state === 'going' ? [{ id, job: one.job }] : [],
      );
      if (going.length === 0 && !overview.counts.value.busy) break;
      await pause(i < 5 ? 600 : 1500);
      const at = await ask('jobs.at-work', null);
      if (stopped) break;
      if (!at.ok) {
        await pause(3000);
        continue;
      }
      const now = new Map(at.value.map((job) => [job.id, job]));
      const busyBefore = overview.companies.value.filter((one) =>
        one.fiscalYears.some(({ activeJob }) => activeJob),
      );
      batch(() => {
        overview.atWork(yearsOf(at.value));
        for (const { id, job } of going) if (now.has(job.id)) put(id, ofJob(now.get(job.id)!));
      });
      const over = going.filter(({ job }) => !now.has(job.id));
      for (const { id, job } of over) {
        const last = await ask('job.get', { companyId: id, jobId: job.id, seen: true });
        if (last.ok) put(id, ofJob(last.value));
      }
      const still = new Set(at.value.map(({ companyId }) => companyId));
      const mine = new Set(over.map(({ id }) => id));
      for (const { id } of busyBefore) if (!still.has(id)) mine.add(id);
      for (const id of mine) await overview.refresh(id);
    }
    following = false;
  }

  return {
    what,
    outcomes,
    sending,
    problem,
    left,
    tally,
    start,
    /** Jobs that others have begun are followed too. */
    follow,
    /** Those that failed, to be chosen again. */
    failed: (): Chosen => new Map([...asked].filter(([id]) => outcomes.value.get(id)?.state === 'failed')),
    close() {
      outcomes.value = new Map();
      left.value = new Map();
      problem.value = null;
      what.value = null;
    },
    stop: () => void (stopped = true),
  };
}

/** By company and year. */
function yearsOf(jobs: readonly CompanyJob[]) {
  const all = new Map<string, Map<string, OverviewYear['activeJob']>>();
  for (const { id, companyId, kind, state, phase, progress, fiscalYears } of jobs) {
    const years = all.get(companyId) ?? new Map<string, OverviewYear['activeJob']>();
    for (const { start } of fiscalYears) years.set(start, { id, kind, state, phase, progress });
    all.set(companyId, years);
  }
  return all;
}
