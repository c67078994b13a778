// A company's files on their way in: each checked on this machine, then sent one at a time and followed to its end. One
// that would replace something is compared with it first, and read in when somebody has seen what differs.
import { computed, signal } from '@preact/signals';
import type { KeptSieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Ask } from '../messages/ask.ts';
import { sendFile } from './send-file.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import { compareOwn } from './compare-own.ts';
import { createFollowing } from './follow.ts';
import { stopOf } from './guards.ts';
import { judgeFile } from './judge-file.ts';
import type { UploadRefusal } from './judge-file.ts';
import type { Guard } from '../messages/verbs.ts';
import { createKeys } from './keys.ts';
import type { CheckedFile } from './sie-check.ts';
import { checkFile } from './sie-check-client.ts';
import { newUpload } from './upload.ts';
import type { Adding, Upload, UploadState } from './upload.ts';

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
  const comparedUnderKey = createKeys();
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
    const others = uploads.value.filter(({ id, state }) => id !== one.id && state !== 'refused');
    const refusal = judgeFile(
      checked,
      company,
      others.flatMap((other) => other.checked ?? []),
    );
    change(one.id, { checked, refusal, state: refusal ? 'refused' : 'waiting' });
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
      if (!next.agreed && (await holdsSomething(next))) await compare(next);
      else await send(next);
    }
    running = false;
  }
  const stateOf = (id: string) => uploads.value.find((one) => one.id === id)?.state;
  /** As it is now: it may have been read in meanwhile. What cannot be asked is compared, which will say why. */
  async function holdsSomething(one: Upload) {
    const years = await ask('years.list', { companyId: company.id });
    return !years.ok || years.value.some(({ start, state }) => start === yearOf(one) && state === 'loaded');
  }
  async function compare({ id, file, allow }: Upload) {
    if (stateOf(id) !== 'waiting') return;
    change(id, { state: 'comparing', sent: 0, problem: null, compared: null, stop: null });
    const isWanted = () => stateOf(id) === 'comparing' && !stopped;
    const kept = await keep(file, allow, (sent) => change(id, { sent }));
    if (!isWanted()) return;
    if (!kept.ok) return change(id, { state: 'failed', problem: kept.problem });
    change(id, { stop: stopOf(kept.value.stopped) });
    const order = { companyId: company.id, sieFile: kept.value.id };
    const result = await comparedUnderKey(order, (one) => compareOwn(ask, one, isWanted));
    if (!isWanted()) return;
    change(id, {
      state: 'compared',
      compared: result.ok ? result.value : null,
      problem: result.ok ? null : result.problem,
    });
  }
  async function send({ id, file, allow }: Upload) {
    // Where the answer is lost it is sent again, though its year may hold something by then.
    change(id, { state: 'sending', sent: 0, problem: null, agreed: true });
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
  const keep = (file: File, allow: Guard[], onProgress: (part: number) => void = () => undefined) =>
    keptUnderKey({ name: file.name, size: file.size, changed: file.lastModified, allow }, ({ key }) =>
      sendFile<KeptSieFile>({
        file,
        companyId: company.id,
        key,
        allow,
        load: false,
        ...(ticket ? { ticket } : {}),
        onProgress,
      }),
    );
  /** Those that somebody has to decide about: they would change something, or that is not known. */
  const undecided = computed(() =>
    uploads.value.filter(({ state, compared }) => state === 'compared' && !compared?.year?.agrees),
  );
  /** Of them those that would be read in without a question. */
  const unasked = computed(() => undecided.value.filter(({ stop }) => !stop));
  async function load(ids: readonly string[]) {
    for (const { id, state, allow, stop } of uploads.value.filter((one) => ids.includes(one.id))) {
      // What was told beside what differs is set aside by the press; what nobody has seen yet is not.
      const seen = state === 'compared' ? (stop?.allow ?? []) : [];
      const all = [...new Set([...allow, ...seen])];
      change(id, { state: 'waiting', agreed: true, problem: null, allow: all });
    }
    await run();
  }

  const count = (...states: UploadState[]) =>
    uploads.value.filter(({ state }) => states.includes(state)).length;

  return {
    uploads,
    company,
    keep,
    busy: computed(() => count('checking', 'waiting', 'comparing', 'sending', 'loading') > 0),
    /** Files that nobody but this view knows of: what is being read in goes on by itself. */
    unsent: computed(() => count('checking', 'waiting', 'comparing', 'sending')),
    undecided,
    unasked,
    /** Reads in what was, or is being, compared. */
    load: (id: string) => load([id]),
    loadAll: () => load(unasked.value.map(({ id }) => id)),
    /** Of all that were given: how many are read in, say what is there already, and came to something else. */
    tally: computed(() => ({
      all: uploads.value.length,
      done: count('done'),
      same: uploads.value.filter(({ state, compared }) => state === 'compared' && compared?.year?.agrees)
        .length,
      other: count('refused', 'failed', 'cancelled'),
    })),
    /** Forgets the list, when nothing is at work. */
    clear: () => void (uploads.value = []),
    async add(files: Iterable<File>, how: Adding = {}) {
      const added = [...files].map((file) => newUpload(file, how));
      uploads.value = [...uploads.value, ...added];
      // One after another: a check holds a whole file's worth of reading.
      for (const one of added) await check(one, how.known?.get(one.file));
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
      change(id, {
        allow,
        agreed: true,
        refusal: null,
        problem: null,
        job: null,
        state: again ? 'checking' : 'waiting',
      });
      if (again) await check({ ...stopped, allow, agreed: true });
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
