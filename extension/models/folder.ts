// A folder of SIE files: each read on this machine, given its company by #ORGNR and its year by #RAR, shown as a plan, and
// sent one at a time once somebody has agreed to it.
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { OverviewCompany, OverviewYear } from '../../shared/contract/overview.ts';
import { overlaps } from '../../shared/fiscal-year.ts';
import { foldText } from '../../shared/clean-text.ts';
import { normaliseOrganisationNumber } from '../../shared/organisation-number.ts';
import type { Ask } from '../messages/ask.ts';
import type { Found } from './folder-files.ts';
import type { Checked, CheckedFile } from './sie-check.ts';
import { checkFile } from './sie-check-client.ts';
import { createUploads } from './uploads.ts';
import type { UploadsModel } from './uploads.ts';

/** What becomes of a file, or why nothing does. */
export type Verdict =
  | { state: 'reading' }
  /** `year` null: none that is known yet. */
  | { state: 'ready'; company: OverviewCompany; year: OverviewYear | null }
  | { state: 'unknown' | 'no_number' | 'no_year' | 'too_large' }
  | { state: 'ambiguous' }
  | { state: 'twice'; company: OverviewCompany; others: string[] }
  | { state: 'overlaps'; company: OverviewCompany; year: OverviewYear }
  | { state: 'unreadable'; texts: { sv: string; en: string } };
export interface Planned {
  id: string;
  file: File;
  checked: CheckedFile | null;
  verdict: Verdict;
  /** Whose it may be, where somebody has to say: they may say otherwise afterwards. */
  asked: OverviewCompany[] | null;
}
interface Item {
  id: string;
  file: File;
  result: Checked | null;
  /** Chosen by hand, where several could be meant. */
  companyId: string | null;
}
export type FolderModel = ReturnType<typeof createFolder>;

const mostBytes = 100 * 1024 * 1024;
const readAtOnce = 2;

export function createFolder(
  ask: Ask,
  companies: ReadonlySignal<OverviewCompany[]>,
  onLoaded: (companyId: string) => unknown,
) {
  const items = signal<Item[]>([]);
  const others = signal(0);
  /** What was dropped or chosen had no SIE file in it. */
  const nothing = signal(false);
  /** What is sent, company by company; null until the plan is agreed to. */
  const senders = signal<{ company: OverviewCompany; uploads: UploadsModel; files: number }[] | null>(null);
  const sent = signal(false);
  /** All are sent, and nothing that was pressed since is on its way. */
  const over = computed(() => sent.value && !(senders.value ?? []).some(({ uploads }) => uploads.busy.value));
  /** Of the files that are sent: how many are read in, and came to something else. */
  const tally = computed(() => {
    const all = (senders.value ?? []).map(({ files, uploads }) => ({ files, its: uploads.tally.value }));
    return {
      all: all.reduce((sum, { files }) => sum + files, 0),
      done: all.reduce((sum, { its }) => sum + its.done, 0),
      other: all.reduce((sum, { its }) => sum + its.other, 0),
    };
  });
  let reading = false;
  let stopped = false;

  const byNumber = computed(() => {
    const all = new Map<string, OverviewCompany[]>();
    for (const company of companies.value) {
      const digits =
        normaliseOrganisationNumber(company.organisationNumber)?.digits ?? company.organisationNumber;
      all.set(digits, [...(all.get(digits) ?? []), company]);
    }
    return all;
  });

  function candidatesFor({ organisationNumber, companyName }: CheckedFile): OverviewCompany[] | 'no_number' {
    const digits = organisationNumber && normaliseOrganisationNumber(organisationNumber)?.digits;
    if (digits) return byNumber.value.get(digits) ?? [];
    if (!companyName) return 'no_number';
    // A name alone is a hint, and asked about.
    const name = foldText(companyName).trim();
    const named = companies.value.filter((one) => foldText(one.name) === name);
    return named.length > 0 ? named : 'no_number';
  }
  /** What becomes of it, and whose it may be. */
  function judge({ file, result, companyId }: Item): Pick<Planned, 'verdict' | 'asked'> {
    const stays = (verdict: Verdict) => ({ verdict, asked: null });
    if (file.size > mostBytes) return stays({ state: 'too_large' });
    if (!result) return stays({ state: 'reading' });
    if (!result.ok) return stays({ state: 'unreadable', texts: result.texts });
    const { fiscalYear, organisationNumber } = result.value;
    if (!fiscalYear) return stays({ state: 'no_year' });
    const candidates = candidatesFor(result.value);
    if (candidates === 'no_number') return stays({ state: 'no_number' });
    if (candidates.length === 0) return stays({ state: 'unknown' });
    const sure = candidates.length === 1 && normaliseOrganisationNumber(organisationNumber ?? '') !== null;
    const company = sure ? candidates[0] : candidates.find(({ id }) => id === companyId);
    const verdict: Verdict = company ? inYear(company, fiscalYear) : { state: 'ambiguous' };
    return { verdict, asked: sure ? null : candidates };
  }
  function inYear(company: OverviewCompany, fiscalYear: { start: string; end: string }): Verdict {
    const year = company.fiscalYears.find(({ start }) => start === fiscalYear.start) ?? null;
    const other = company.fiscalYears.find(
      (one) => one !== year && one.state !== 'empty' && overlaps(one, fiscalYear),
    );
    return other ? { state: 'overlaps', company, year: other } : { state: 'ready', company, year };
  }
  const plan = computed((): Planned[] => {
    const all = items.value.map((item): Planned => ({
      id: item.id,
      file: item.file,
      checked: item.result?.ok ? item.result.value : null,
      ...judge(item),
    }));
    const keyOf = ({ verdict, checked }: Planned) =>
      verdict.state === 'ready' ? `${verdict.company.id} ${checked!.fiscalYear!.start}` : null;
    const together = new Map<string, Planned[]>();
    for (const one of all) {
      const key = keyOf(one);
      if (key) together.set(key, [...(together.get(key) ?? []), one]);
    }
    return all.map((one) => {
      const rivals = (together.get(keyOf(one) ?? '') ?? []).filter(({ id }) => id !== one.id);
      return rivals.length > 0 && one.verdict.state === 'ready'
        ? {
            ...one,
            verdict: {
              state: 'twice',
              company: one.verdict.company,
              others: rivals.map(({ file }) => file.name),
            },
          }
        : one;
    });
  });
  const ready = computed(() =>
    plan.value.flatMap(({ file, checked, verdict }) =>
      verdict.state === 'ready'
        ? [{ file, checked: checked!, company: verdict.company, year: verdict.year }]
        : [],
    ),
  );
  const counts = computed(() => ({
    files: plan.value.length,
    reading: plan.value.filter(({ verdict }) => verdict.state === 'reading').length,
    ready: ready.value.length,
    companies: new Set(ready.value.map(({ company }) => company.id)).size,
    replaces: ready.value.filter(({ year }) => year && year.state !== 'empty').length,
  }));

  async function read() {
    if (reading) return;
    reading = true;
    const taken = new Set<string>();
    const next = () => {
      const item = items.value.find(
        ({ id, result, file }) => !result && file.size <= mostBytes && !taken.has(id),
      );
      if (item) taken.add(item.id);
      return item;
    };
    const work = async () => {
      for (let item = next(); item; item = next()) {
        const { id, file } = item;
        const result = await checkFile({ file, acceptChecksumMismatch: false });
        if (stopped) return;
        items.value = items.value.map((one) => (one.id === id ? { ...one, result } : one));
      }
    };
    await Promise.all(Array.from({ length: readAtOnce }, work));
    reading = false;
  }

  return {
    plan,
    counts,
    others,
    senders,
    over,
    tally,
    open: computed(() => items.value.length > 0 || nothing.value),
    add(found: Found) {
      if (senders.value) return;
      const added = found.files.map((file): Item => ({
        id: crypto.randomUUID(),
        file,
        result: null,
        companyId: null,
      }));
      batch(() => {
        others.value += found.others;
        items.value = [...items.value, ...added];
        nothing.value = items.value.length === 0;
      });
      void read();
    },
    remove: (id: string) => void (items.value = items.value.filter((one) => one.id !== id)),
    choose: (id: string, companyId: string) =>
      void (items.value = items.value.map((one) => (one.id === id ? { ...one, companyId } : one))),
    /** One company after the other, and its years in order: one file is on its way at a time. */
    async send() {
      const groups = new Map<string, { company: OverviewCompany; files: Map<File, CheckedFile> }>();
      for (const { company, file, checked } of ready.value) {
        const group = groups.get(company.id) ?? { company, files: new Map() };
        group.files.set(file, checked);
        groups.set(company.id, group);
      }
      const all = [...groups.values()].map(({ company, files }) => ({
        company,
        files,
        uploads: createUploads({ ask, company, onLoaded: () => onLoaded(company.id) }),
      }));
      senders.value = all.map(({ files, ...one }) => ({ ...one, files: files.size }));
      for (const { uploads, files } of all) {
        if (stopped) return;
        await uploads.add(files.keys(), { known: files, agreed: true });
      }
      sent.value = true;
    },
    close() {
      for (const { uploads } of senders.value ?? []) uploads.stop();
      batch(() => {
        items.value = [];
        others.value = 0;
        nothing.value = false;
        senders.value = null;
        sent.value = false;
      });
    },
    /** Files that nobody but this page knows of. */
    unsent: computed(() =>
      senders.value
        ? senders.value.reduce((sum, { uploads }) => sum + uploads.unsent.value, 0) + (sent.value ? 0 : 1)
        : 0,
    ),
    stop() {
      stopped = true;
      for (const { uploads } of senders.value ?? []) uploads.stop();
    },
  };
}
