// What a person has chosen to do with which years, and what the service says it would come to.
import { batch, computed, signal } from '@preact/signals';
import type { Problem } from '../../shared/contract/problem.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { Ask } from '../messages/ask.ts';
import type { Answer } from '../messages/verbs.ts';
import type { Guard } from '../messages/verbs.ts';

/** Reload: the old is replaced by what is read in. Purge: it is taken away, and nothing comes in its place. */
export type Deed = 'reload' | 'purge';

export function createChoice(ask: Ask, companyId: string, lastFour: string) {
  const selected = signal<ReadonlySet<string>>(new Set());
  const deed = signal<Deed>('reload');
  /** Of the selection, or until that has come of the one before: `fresh` says which. */
  const preview = signal<PurgePreview | null>(null);
  const fresh = signal(false);
  /** Why there is no preview of the selection. */
  const problem = signal<Problem | null>(null);
  const typed = signal('');
  /** What stopped the last reload, and was set aside by whoever looks; forgotten with the choice of years. */
  const allow = signal<Guard[]>([]);
  let asked = 0;

  const reloadReasons = computed(() =>
    (preview.value?.fiscalYears ?? []).filter((year) => !year.reload.possible),
  );
  const mayReload = computed(() => reloadReasons.value.length === 0);
  /** The chosen years whose reload would read the very file that is loaded. */
  const same = computed(() => (preview.value?.fiscalYears ?? []).filter((year) => year.reload.sameAsLoaded));
  const confirmed = computed(() => typed.value === lastFour);
  const said = computed(() => (deed.value === 'reload' ? mayReload.value : confirmed.value));

  const fetch = (starts: Iterable<string>): Promise<Answer<PurgePreview>> =>
    ask('purge.preview', { companyId, fiscalYears: [...starts].sort() });

  function show(starts: Iterable<string>, result: Answer<PurgePreview> | null) {
    batch(() => {
      selected.value = new Set(starts);
      preview.value = result?.ok ? result.value : null;
      fresh.value = result?.ok ?? false;
      problem.value = result && !result.ok ? result.problem : null;
    });
  }

  async function select(next: Iterable<string>, aside: Guard[] = []) {
    const starts = new Set(next);
    const mine = ++asked;
    batch(() => {
      selected.value = starts;
      fresh.value = false;
      problem.value = null;
      allow.value = aside;
      if (starts.size === 0) preview.value = null;
    });
    if (starts.size === 0) return;
    const result = await fetch(starts);
    if (mine === asked) show(starts, result);
  }

  return {
    selected,
    deed,
    preview,
    fresh,
    problem,
    typed,
    allow,
    reloadReasons,
    mayReload,
    same,
    confirmed,
    wrong: computed(() => typed.value.length === 4 && !confirmed.value),
    /** Years are chosen, what it comes to is known, and it has been said what is to be done with them. */
    complete: computed(() => selected.value.size > 0 && fresh.value && said.value),
    fetch,
    /** Shows a preview that was fetched with something else, unless the choice has changed since. */
    show(starts: Iterable<string>, result: Answer<PurgePreview> | null, since: ReadonlySet<string>) {
      if (selected.value !== since) return;
      asked++;
      show(starts, result);
    },
    select,
    decide(what: Deed) {
      deed.value = what;
      if (what === 'purge') allow.value = [];
    },
    type: (text: string) => void (typed.value = text.replace(/\D/g, '').slice(0, 4)),
  };
}
