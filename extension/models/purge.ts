// The purge of one company, from choosing years to the receipt. Signals only; ui/purge/ shows them.
import { computed, signal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { problem as problemOf } from '../messages/problems.ts';
import { changesOf } from './changes.ts';
import type { Change } from './changes.ts';
import { createFollowing, isOver } from './follow.ts';
import type { Guard } from '../messages/verbs.ts';
import { createKeys } from './keys.ts';

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

export function createPurge(ask: Ask, company: CompanyRef) {
  const companyId = company.id;
  const lastFour = company.organisationNumber.slice(-4);
  const years = signal<FiscalYear[] | null>(null);
  const months = signal<ReadonlyMap<string, { period: string; debitOre: number }[]>>(new Map());
  const selected = signal<ReadonlySet<string>>(new Set());
  /** Of the selection, or until that has come of the one before: `fresh` says which. */
  const preview = signal<PurgePreview | null>(null);
  const fresh = signal(false);
  const reload = signal(false);
  const typed = signal('');
  const sending = signal(false);
  /** What stopped the last reload, and was set aside by whoever looks; forgotten with the choice of years. */
  const allow = signal<Guard[]>([]);
  /** The job shown has been asked to stop. */
  const cancelling = signal(false);
  /** Why the years could not be shown at all. */
  const unavailable = signal<Problem | null>(null);
  /** Why the last thing asked for was refused. */
  const problem = signal<Problem | null>(null);
  /** Where that was that the data had changed: what is other than it was shown. */
  const changes = signal<Change[]>([]);
  /** Said before anything is asked for: this token may look but not purge. */
  const refused = signal<Problem | null>(null);
  const following = createFollowing(ask);
  const { job, offline } = following;
  const underKey = createKeys();
  /** The purge that was last asked to be undone from here. */
  const undoing = signal<string | null>(null);
  let asked = 0;

  const choosable = computed(() =>
    (years.value ?? []).filter((year) => year.state === 'loaded' && !year.activeJob),
  );
  const reloadReasons = computed(() =>
    (preview.value?.fiscalYears ?? []).filter((year) => !year.reload.possible),
  );
  const mayReload = computed(() => preview.value !== null && reloadReasons.value.length === 0);
  const confirmed = computed(() => typed.value === lastFour);
  const wrong = computed(() => typed.value.length === 4 && !confirmed.value);
  const ready = computed(
    () => selected.value.size > 0 && fresh.value && confirmed.value && !sending.value && !refused.value,
  );
  const step = computed<Step>(() => {
    if (job.value) return !isOver(job.value) ? 'running' : job.value.state === 'done' ? 'done' : 'failed';
    if (unavailable.value) return 'unavailable';
    if (!years.value) return 'loading';
    if (years.value.every((year) => year.state === 'empty' && !year.activeJob)) return 'nothing';
    return selected.value.size > 0 && fresh.value ? 'confirming' : 'choosing';
  });
  /** Years without data, which a SIE company uploads files for; after a purge, those that it emptied. */
  const waiting = computed(() => {
    const purged =
      job.value?.kind === 'purge' ? new Set(job.value.fiscalYears.map(({ start }) => start)) : null;
    const empty = (years.value ?? []).filter(
      ({ state, start }) => state === 'empty' && (!purged || purged.has(start)),
    );
    return empty.sort((a, b) => a.start.localeCompare(b.start));
  });

  async function load() {
    unavailable.value = null;
    const result = await ask('years.list', { companyId });
    if (!result.ok) {
      unavailable.value = result.problem;
      return;
    }
    years.value = [...result.value].sort((a, b) => b.start.localeCompare(a.start));
    void loadMonths();
    const me = await ask('me.get', null);
    refused.value = me.ok && me.value.role === 'reader' ? problemOf('role_required', 403) : null;
  }
  async function loadMonths() {
    for (const year of choosable.value.slice(0, 12)) {
      const result = await ask('years.months', { companyId, start: year.start });
      if (result.ok) months.value = new Map(months.value).set(year.start, result.value);
    }
  }

  async function select(next: Iterable<string>, aside: Guard[] = []) {
    selected.value = new Set(next);
    fresh.value = false;
    problem.value = null;
    changes.value = [];
    allow.value = aside;
    const mine = ++asked;
    if (selected.value.size === 0) {
      preview.value = null;
      return;
    }
    const result = await ask('purge.preview', { companyId, fiscalYears: [...selected.value].sort() });
    if (mine !== asked) return;
    if (!result.ok) {
      preview.value = null;
      problem.value = result.problem;
    } else {
      preview.value = result.value;
      fresh.value = true;
      if (!mayReload.value) reload.value = false;
    }
  }

  function setReload(on: boolean) {
    reload.value = on && mayReload.value;
    if (!reload.value) allow.value = [];
  }

  /** The figures a person looked at are no longer true: fetches list and preview, and keeps what differs. */
  async function refresh() {
    const before = preview.value;
    await load();
    const open = new Set(choosable.value.map(({ start }) => start));
    await select(
      [...selected.value].filter((start) => open.has(start)),
      allow.value,
    );
    if (before) changes.value = changesOf(before, years.value ?? [], preview.value?.kept);
  }

  async function run(start: () => Promise<{ ok: true; value: Job } | { ok: false; problem: Problem }>) {
    if (sending.value) return;
    sending.value = true;
    problem.value = null;
    const result = await start();
    sending.value = false;
    if (!result.ok) {
      typed.value = '';
      if (result.problem.status === 412) await refresh();
      problem.value = result.problem;
      return;
    }
    typed.value = '';
    cancelling.value = false;
    await following.follow(result.value);
    await load();
  }

  function undo(jobId: string) {
    undoing.value = jobId;
    return run(() => underKey({ companyId, jobId }, (order) => ask('job.undo', order)));
  }

  return {
    company,
    years,
    months,
    selected,
    preview,
    fresh,
    reload,
    typed,
    sending,
    allow,
    cancelling,
    unavailable,
    problem,
    changes,
    refused,
    job,
    offline,
    choosable,
    reloadReasons,
    mayReload,
    confirmed,
    wrong,
    ready,
    step,
    waiting,
    load,
    toggle(start: string) {
      const next = new Set(selected.value);
      if (!next.delete(start)) next.add(start);
      return select(next);
    },
    toggleAll: () =>
      select(selected.value.size === choosable.value.length ? [] : choosable.value.map(({ start }) => start)),
    retryPreview: () => select(selected.value, allow.value),
    setReload,
    type: (text: string) => void (typed.value = text.replace(/\D/g, '').slice(0, 4)),
    start: () =>
      run(() =>
        underKey(
          {
            companyId,
            fiscalYears: [...selected.value].sort(),
            reload: reload.value,
            confirm: typed.value,
            previewTag: preview.value!.previewTag,
            allow: allow.value,
          },
          (order) => ask('purge.start', order),
        ),
      ),
    undo: () => undo(job.value!.id),
    /** Whether the job shown is an undo asked for here that came to nothing, and may be asked for again. */
    mayUndoAgain: computed(
      () => job.value?.kind === 'restore' && step.value === 'failed' && undoing.value !== null,
    ),
    undoAgain: () => undo(undoing.value!),
    /** Back to the form with the years of a reload that was stopped, to ask for it all the same: digits anew. */
    async anyway(guards: readonly Guard[]) {
      const starts = job.value!.fiscalYears.map(({ start }) => start);
      following.stop();
      job.value = null;
      await select(starts, [...new Set([...allow.value, ...guards])]);
      setReload(true);
    },
    async cancel() {
      cancelling.value = true;
      problem.value = null;
      const result = await ask('job.cancel', { companyId, jobId: job.value!.id });
      if (result.ok) return;
      cancelling.value = false;
      problem.value = result.problem;
    },
    /** Show a job already running, from a year or from a refusal that names it. */
    show(jobId: string) {
      undoing.value = null;
      return run(() => ask('job.get', { companyId, jobId, seen: true }));
    },
    /** Back to choosing, with fresh years. */
    async again() {
      following.stop();
      job.value = null;
      reload.value = false;
      await select([]);
      await load();
    },
    stop: following.stop,
  };
}
