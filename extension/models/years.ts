// What is known of one company's fiscal years: fetched, fetched anew when something is said to have happened, and
// looked after by itself while a job is at work on one of them.
import { signal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import { problem as problemOf } from '../messages/problems.ts';

const whileBusy = 2000;

export function createYears(ask: Ask, companyId: string) {
  /** Newest first; null until they have come. */
  const years = signal<FiscalYear[] | null>(null);
  /** Why they could not be shown at all. */
  const unavailable = signal<Problem | null>(null);
  /** Said before anything is asked for: this token may look but not purge. */
  const refused = signal<Problem | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  /** The years as they are now, not shown yet; null where that cannot be said, or has been asked anew since. */
  async function fetch(): Promise<FiscalYear[] | null> {
    const mine = ++asked;
    const result = await ask('years.list', { companyId });
    if (mine !== asked) return null;
    // What is shown stays where only the connection failed.
    if (!result.ok && (!years.value || result.problem.status === 401)) unavailable.value = result.problem;
    if (!result.ok) return null;
    return [...result.value].sort((a, b) => b.start.localeCompare(a.start));
  }

  return {
    years,
    unavailable,
    refused,
    fetch,
    /** Shows them; `busy` is called again and again for as long as a job is at work on one of them. */
    show(next: FiscalYear[], busy: () => unknown) {
      unavailable.value = null;
      years.value = next;
      clearTimeout(timer);
      if (!stopped && next.some(({ activeJob }) => activeJob)) timer = setTimeout(busy, whileBusy);
    },
    async askRole() {
      const me = await ask('me.get', null);
      refused.value = me.ok && me.value.role === 'reader' ? problemOf('role_required', 403) : null;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Without data, and nothing at work on it: what there is to do with it is to read it in. */
export const isEmpty = (year: FiscalYear): boolean => year.state === 'empty' && !year.activeJob;
/** `reading`: what is chosen is read in from a connected accounting system, which needs nothing that is there. */
export const mayBeChosen = (year: FiscalYear, reading: boolean): boolean =>
  (year.state === 'loaded' && !year.activeJob) || (reading && isEmpty(year));
