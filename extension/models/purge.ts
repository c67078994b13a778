// The purge of one company, from choosing years to the receipt: what is known of its years, what is chosen, and the
// job that came of it. Signals only; ui/ shows them. `refresh` is told whenever something may have happened.
import { batch, computed, signal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import { problem as problemOf } from '../messages/problems.ts';
import type { Answer, CompanyRef, Guard } from '../messages/verbs.ts';
import { changesOf } from './changes.ts';
import type { Change } from './changes.ts';
import { createCompare } from './compare.ts';
import { createChoice } from './choice.ts';
import type { Deed } from './choice.ts';
import { createFollowing, isOver } from './follow.ts';
import { createKeys } from './keys.ts';
import { createYears, isEmpty, mayBeChosen } from './years.ts';

export type Step =
  | 'loading'
  | 'unavailable'
  | 'nothing'
  | 'choosing'
  | 'confirming'
  | 'running'
  | 'done'
  | 'failed';
export type PurgeModel = ReturnType<typeof createPurge>;

/** Why the years are looked at anew: something may have happened, an order was told so, or the own job has ended. */
type Why = 'news' | 'outdated' | 'ended';
/** No answer of the service's own: what was asked for may be asked for again as it stands. */
const unanswered = ({ status }: Problem) => status === 0 || status >= 500;

export function createPurge(ask: Ask, company: CompanyRef) {
  const companyId = company.id;
  const { years, refused, ...list } = createYears(ask, companyId);
  const choice = createChoice(ask, companyId, company.organisationNumber.slice(-4));
  const { selected, preview, deed, typed, allow } = choice;
  const compare = createCompare(ask, company, years);
  /** Whether years are read in from the accounting system itself, empty ones too. */
  const connected = company.source.connected === true;
  const mayBe = (year: FiscalYear) => mayBeChosen(year, connected && deed.value === 'reload');
  const choosable = computed(() => (years.value ?? []).filter(mayBe));
  /** All, in one press: the years that hold something. An empty one, which the accounting system may not have, would
   *  stop the reload of the others; where nothing is loaded it is all of them. */
  const all = computed(() => {
    const loaded = choosable.value.filter((year) => !isEmpty(year));
    return (loaded.length > 0 ? loaded : choosable.value).map(({ start }) => start);
  });
  const allChosen = computed(
    () => all.value.length > 0 && all.value.every((start) => selected.value.has(start)),
  );
  /** Empty years that were chosen to be read in, and that a purge leaves out. */
  const leftOut = signal<ReadonlySet<string>>(new Set());
  const sending = signal(false);
  /** The job shown has been asked to stop. */
  const cancelling = signal(false);
  /** Why the last thing asked for was refused, and how it is asked for again. */
  const refusal = signal<{ problem: Problem; again: (() => unknown) | null } | null>(null);
  /** What is other than it was shown when the years were chosen. */
  const changes = signal<Change[]>([]);
  const following = createFollowing(ask);
  const { job, unheard } = following;
  /** The reload shown was asked for knowing that it would read what is loaded already. */
  const rereads = signal(false);
  const underKey = createKeys();
  /** The purge that was last asked to be undone from here. */
  const undoing = signal<string | null>(null);

  const step = computed<Step>(() => {
    if (job.value) return !isOver(job.value) ? 'running' : job.value.state === 'done' ? 'done' : 'failed';
    if (list.unavailable.value) return 'unavailable';
    if (!years.value) return 'loading';
    if (years.value.every((year) => isEmpty(year) && !connected)) return 'nothing';
    return selected.value.size > 0 && choice.fresh.value ? 'confirming' : 'choosing';
  });
  /** Years without data, which wait for a file; after a purge, those that it emptied and that are empty still. */
  const waiting = computed(() => {
    const purged =
      job.value?.kind === 'purge' ? new Set(job.value.fiscalYears.map(({ start }) => start)) : null;
    const empty = (years.value ?? []).filter(
      ({ state, start }) => state === 'empty' && (!purged || purged.has(start)),
    );
    return empty.sort((a, b) => a.start.localeCompare(b.start));
  });
  /** Of a purge that is looked at: the years of it that hold data again. */
  const backAgain = computed(() => {
    if (job.value?.kind !== 'purge' || job.value.state !== 'done') return [];
    const purged = new Set(job.value.fiscalYears.map(({ start }) => start));
    return (years.value ?? []).filter(({ start, state }) => purged.has(start) && state === 'loaded');
  });

  async function load() {
    list.unavailable.value = null;
    const now = await list.fetch();
    if (now) list.show(now, () => refresh());
    if (now) await list.askRole();
    if (now?.some((year) => !isEmpty(year)) && connected) await compare.recall();
  }

  // One after another: the later of two answers is the later of two questions.
  let turn: Promise<unknown> = Promise.resolve();
  /** Something may have happened, here or elsewhere: years, totals and the job shown, all at once as they are now. */
  const refresh = (why: Why = 'news') => (turn = turn.then(() => lookAnew(why)));
  async function lookAnew(why: Why) {
    // What is just being asked for here is no news.
    const own = () => sending.value && why === 'news';
    if (own()) return;
    const now = await list.fetch();
    if (!now) return;
    const shown = await (job.value ? jobAnew(job.value, why) : choiceAnew(now, why));
    if (own()) return;
    batch(() => {
      list.show(now, () => refresh());
      shown();
    });
  }
  /** Whether a purge can be undone changes with what has come since. */
  async function jobAnew(old: Job, why: Why) {
    if (why !== 'news' || old.kind !== 'purge' || !isOver(old)) return () => undefined;
    const now = await ask('job.get', { companyId, jobId: old.id, seen: true });
    return () => {
      if (now.ok && job.value === old) job.value = now.value;
    };
  }
  /** The chosen years that can be chosen still, with totals anew where anything of theirs is other than it was shown. */
  async function choiceAnew(now: FiscalYear[], why: Why) {
    const before = preview.value;
    const chosen = selected.value;
    const open = new Set(now.filter(mayBe).map(({ start }) => start));
    const still = [...chosen].filter((start) => open.has(start));
    const moved = before ? changesOf(before, now).length > 0 : still.length < chosen.size;
    if (!moved && why !== 'outdated') return () => undefined;
    const anew = still.length > 0 ? await choice.fetch(still) : null;
    return () => {
      if (selected.value !== chosen || job.value) return;
      choice.show(still, anew, chosen);
      typed.value = '';
      if (before) changes.value = changesOf(before, now, anew?.ok ? anew.value.kept : undefined);
      if (changes.value.length > 0)
        refusal.value = { problem: problemOf('preview_outdated', 412), again: null };
    };
  }

  async function run(start: () => Promise<Answer<Job>>) {
    if (sending.value) return;
    sending.value = true;
    refusal.value = null;
    const result = await start();
    if (!result.ok) {
      const { problem } = result;
      // What was typed stays where only the connection failed.
      if (!unanswered(problem)) typed.value = '';
      if (problem.status === 412 || problem.code === 'year_busy') await refresh('outdated');
      sending.value = false;
      refusal.value = { problem, again: unanswered(problem) ? () => run(start) : null };
      return;
    }
    sending.value = false;
    typed.value = '';
    cancelling.value = false;
    await following.follow(result.value);
    await refresh('ended');
  }

  const select = (next: Iterable<string>, aside: Guard[] = []) => {
    refusal.value = null;
    changes.value = [];
    return choice.select(next, aside);
  };
  /** The form as it begins, with years to be chosen for it. */
  const toReload = () =>
    batch(() => {
      choice.decide('reload');
      leftOut.value = new Set();
    });
  /** What a purge leaves out is chosen again where the years are read in after all. */
  async function decide(what: Deed) {
    if (what === deed.value) return;
    choice.decide(what);
    const empty = new Set((years.value ?? []).filter(isEmpty).map(({ start }) => start));
    const back = [...leftOut.value].filter((start) => empty.has(start));
    const out = [...selected.value].filter((start) => empty.has(start));
    leftOut.value = new Set(what === 'purge' ? out : []);
    if (what === 'reload' && back.length > 0) await select([...selected.value, ...back]);
    if (what === 'purge' && out.length > 0)
      await select([...selected.value].filter((start) => !empty.has(start)));
  }
  function undo(jobId: string) {
    undoing.value = jobId;
    return run(() => underKey({ companyId, jobId }, (order) => ask('job.undo', order)));
  }

  return {
    company,
    years,
    choosable,
    all,
    allChosen,
    refused,
    unavailable: list.unavailable,
    ...choice,
    select,
    decide,
    leftOut,
    compare,
    /** One that was made before, once the years are known that it is of. */
    async showComparison(id: string) {
      if (!years.value) await load();
      await compare.open(id);
    },
    /** To the form, with those years chosen that a comparison has found to differ. */
    async reloadDiffering() {
      toReload();
      const open = new Set(choosable.value.map(({ start }) => start));
      compare.shown.value = false;
      await select(compare.differing.value.filter((start) => open.has(start)));
    },
    sending,
    cancelling,
    problem: computed(() => refusal.value?.problem ?? choice.problem.value),
    changes,
    job,
    unheard,
    rereads,
    step,
    waiting,
    backAgain,
    ready: computed(() => choice.complete.value && !sending.value && !refused.value),
    load,
    refresh,
    toggle(start: string) {
      const next = new Set(selected.value);
      if (!next.delete(start)) next.add(start);
      return select(next);
    },
    toggleAll: () => select(allChosen.value ? [] : [...selected.value, ...all.value]),
    /** Asks again for what got no answer; null where the answer was a refusal. */
    retry: computed((): (() => unknown) | null => {
      if (refusal.value) return refusal.value.again;
      return choice.problem.value && (() => select(selected.value, allow.value));
    }),
    start() {
      const reload = deed.value === 'reload';
      const { previewTag } = preview.value!;
      const fiscalYears = [...selected.value].sort();
      const order = {
        companyId,
        fiscalYears,
        reload,
        confirm: typed.value,
        previewTag,
        allow: allow.value,
      };
      rereads.value = reload && choice.same.value.length === fiscalYears.length;
      return run(() => underKey(order, (one) => ask('purge.start', one)));
    },
    undo: () => undo(job.value!.id),
    /** Whether the job shown is an undo asked for here that came to nothing, and may be asked for again. */
    mayUndoAgain: computed(
      () => job.value?.kind === 'restore' && step.value === 'failed' && undoing.value !== null,
    ),
    undoAgain: () => undo(undoing.value!),
    /** Back to the form with the years of a reload that was stopped, to ask for it all the same. */
    async anyway(guards: readonly Guard[]) {
      const starts = job.value!.fiscalYears.map(({ start }) => start);
      following.stop();
      job.value = null;
      toReload();
      await select(starts, [...new Set([...allow.value, ...guards])]);
    },
    async cancel() {
      cancelling.value = true;
      refusal.value = null;
      const cancel = () => ask('job.cancel', { companyId, jobId: job.value!.id });
      const result = await cancel();
      if (result.ok) return;
      cancelling.value = false;
      refusal.value = { problem: result.problem, again: null };
    },
    /** Show a job already running, from a year or from a refusal that names it. */
    show(jobId: string) {
      undoing.value = null;
      rereads.value = false;
      return run(() => ask('job.get', { companyId, jobId, seen: true }));
    },
    /** Back to choosing, with fresh years. */
    async again() {
      following.stop();
      batch(() => {
        job.value = null;
        toReload();
      });
      await select([]);
      await load();
    },
    stop() {
      following.stop();
      compare.stop();
      list.stop();
    },
  };
}
