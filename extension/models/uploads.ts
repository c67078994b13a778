// A company's files on their way in: each checked on this machine, then sent one at a time and followed to its end.
import { computed, signal } from '@preact/signals';
import type { Job } from '../../shared/contract/job.ts';
import type { SieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { normaliseOrganisationNumber, sameOrganisationNumber } from '../../shared/organisation-number.ts';
import type { Ask } from '../messages/ask.ts';
import { sendFile } from './send-file.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { createFollowing } from './follow.ts';
import { stopOf } from './guards.ts';
import type { Guard } from '../messages/verbs.ts';
import type { Stop } from './guards.ts';
import { createKeys } from './keys.ts';
import type { CheckedFile } from './sie-check.ts';
import { checkFile } from './sie-check-client.ts';

export type UploadState =
  | 'checking'
  | 'refused'
  | 'waiting'
  | 'sending'
  | 'loading'
  | 'done'
  | 'failed'
  | 'cancelled';
export interface Upload {
  id: string;
  file: File;
  state: UploadState;
  checked: CheckedFile | null;
  /** Why it is not sent: a code of locales' own, or the reader's words. */
  refusal: UploadRefusal | null;
  problem: Problem | null;
  job: Job | null;
  /** What stopped it, and was set aside by whoever looks. */
  allow: Guard[];
  /** Part sent, 0–1. */
  sent: number;
}
export type UploadRefusal =
  | { code: 'other'; name: string; number: string }
  | { code: 'no_year' | 'twice' | 'too_large' }
  | { code: 'unreadable'; stop: Stop | null; texts: { sv: string; en: string } };

interface Options {
  ask: Ask;
  company: CompanyRef;
  ticket?: string;
  onLoaded: () => unknown;
}
export type UploadsModel = ReturnType<typeof createUploads>;

const mostBytes = 100 * 1024 * 1024;

export function createUploads({ ask, company, ticket, onLoaded }: Options) {
  const uploads = signal<Upload[]>([]);
  const following = createFollowing(ask);
  const underKey = createKeys();
  const keptUnderKey = createKeys();
  let running = false;
  let stopped = false;

  const change = (id: string, to: Partial<Upload>) =>
    void (uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const yearOf = (one: Upload) => one.checked?.fiscalYear?.start ?? '';

  async function check(one: Upload, known?: CheckedFile) {
    if (one.file.size > mostBytes)
      return change(one.id, { state: 'refused', refusal: { code: 'too_large' } });
    const acceptChecksumMismatch = one.allow.includes('checksum_mismatch');
    const result = known
      ? { ok: true as const, value: known }
      : await checkFile({ file: one.file, acceptChecksumMismatch });
    if (!result.ok) {
      const refusal: UploadRefusal = {
        code: 'unreadable',
        stop: stopOf({ code: result.code, texts: result.texts }),
        texts: result.texts,
      };
      return change(one.id, { state: 'refused', refusal });
    }
    const checked = result.value;
    const refusal = judge(one, checked);
    change(one.id, { checked, refusal, state: refusal ? 'refused' : 'waiting' });
  }
  function judge(one: Upload, checked: CheckedFile): UploadRefusal | null {
    // What cannot be compared here is the service's to ask about.
    const number = checked.organisationNumber;
    if (
      number &&
      normaliseOrganisationNumber(number) &&
      !sameOrganisationNumber(number, company.organisationNumber)
    )
      return { code: 'other', name: checked.companyName ?? '–', number };
    if (!checked.fiscalYear) return { code: 'no_year' };
    const same = uploads.value.find(
      (other) => other.id !== one.id && other.state !== 'refused' && other.checked?.sha256 === checked.sha256,
    );
    return same ? { code: 'twice' } : null;
  }

  /** Sends what waits, the oldest year first, one at a time: the API takes no second file meanwhile. */
  async function run() {
    if (running) return;
    running = true;
    for (;;) {
      const next = uploads.value
        .filter(({ state }) => state === 'waiting')
        .sort((a, b) => yearOf(a).localeCompare(yearOf(b)))[0];
      if (!next || stopped) break;
      await send(next);
    }
    running = false;
  }
  async function send({ id, file, allow }: Upload) {
    change(id, { state: 'sending', sent: 0, problem: null });
    const result = await underKey({ id, allow }, ({ key }) =>
      sendFile<UploadResult>({
        file,
        companyId: company.id,
        key,
        allow,
        load: true,
        ...(ticket ? { ticket } : {}),
        onProgress: (sent) => change(id, { sent }),
      }),
    );
    if (!result.ok) return change(id, { state: 'failed', problem: result.problem });
    change(id, { state: 'loading', job: result.value.job });
    const stopEffect = following.job.subscribe((job) => {
      if (job?.id === result.value.job.id) change(id, { job });
    });
    const job = await following.follow(result.value.job);
    stopEffect();
    const state = job.state === 'done' || job.state === 'cancelled' ? job.state : 'failed';
    change(id, { job, state, problem: job.problem });
    await onLoaded();
  }

  /** Hands a file over to be compared with, and not loaded. */
  const keep = (file: File, allow: Guard[]) =>
    keptUnderKey({ name: file.name, size: file.size, changed: file.lastModified, allow }, ({ key }) =>
      sendFile<SieFile>({
        file,
        companyId: company.id,
        key,
        allow,
        load: false,
        ...(ticket ? { ticket } : {}),
        onProgress: () => undefined,
      }),
    );

  const count = (...states: UploadState[]) =>
    uploads.value.filter(({ state }) => states.includes(state)).length;

  return {
    uploads,
    company,
    keep,
    busy: computed(() => count('checking', 'waiting', 'sending', 'loading') > 0),
    /** Files that nobody but this view knows of: what is being read in goes on by itself. */
    unsent: computed(() => count('checking', 'waiting', 'sending')),
    /** Of all that were given: how many are read in, and how many came to something else. */
    tally: computed(() => ({
      all: uploads.value.length,
      done: count('done'),
      other: count('refused', 'failed', 'cancelled'),
    })),
    /** Forgets the list, when nothing is at work. */
    clear: () => void (uploads.value = []),
    /** @param known what was read of them already */
    async add(files: Iterable<File>, known?: ReadonlyMap<File, CheckedFile>) {
      const added = [...files].map((file): Upload => ({
        id: crypto.randomUUID(),
        file,
        state: 'checking',
        checked: null,
        refusal: null,
        problem: null,
        job: null,
        allow: [],
        sent: 0,
      }));
      uploads.value = [...uploads.value, ...added];
      // One after another: a check holds a whole file's worth of reading.
      for (const one of added) await check(one, known?.get(one.file));
      await run();
    },
    retry(id: string) {
      change(id, { state: 'waiting', problem: null, job: null });
      return run();
    },
    /** Reads it in though it was stopped: on this machine before it was sent, or by the service. */
    async anyway(id: string, guards: readonly Guard[]) {
      const stopped = uploads.value.find((one) => one.id === id);
      if (!stopped) return;
      const allow = [...new Set([...stopped.allow, ...guards])];
      const again = stopped.state === 'refused';
      change(id, { allow, refusal: null, problem: null, job: null, state: again ? 'checking' : 'waiting' });
      if (again) await check({ ...stopped, allow });
      await run();
    },
    /** Asks the job of a file that is being loaded to stop; how it ends is followed as ever. */
    async cancel(id: string) {
      const job = uploads.value.find((one) => one.id === id)?.job;
      if (!job) return;
      const result = await ask('job.cancel', { companyId: company.id, jobId: job.id });
      if (!result.ok) change(id, { problem: result.problem });
    },
    remove: (id: string) => void (uploads.value = uploads.value.filter((one) => one.id !== id)),
    stop() {
      stopped = true;
      following.stop();
    },
  };
}
