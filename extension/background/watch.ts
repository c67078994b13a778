// Follows jobs to their end when nobody looks: an alarm every half minute, a badge, a notification if allowed.
// The list of each address of the service is kept in the vault, so that a stopped service worker or browser picks it up again.
import { browser } from 'wxt/browser';
import type { Job } from '../../shared/contract/job.ts';
import { notify } from './notify.ts';
import type { SettingsService } from './settings.ts';
import { keyOf } from './vault.ts';
import type { Vault } from './vault.ts';
import type { CompanyRef, Event, WatchedJob } from '../messages/verbs.ts';

export const alarmName = 'jobs';
export const isOver = (job: Job): boolean => job.state !== 'queued' && job.state !== 'running';

/** @param differing how many companies differ from their accounting system that nobody has seen yet */
export function createWatch(
  vault: Vault,
  settings: SettingsService,
  differing: () => Promise<number> = async () => 0,
) {
  // Reads and writes of the list go one after another: two pages may report the same job at once.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const listOf = async (address: string) => (await vault.get<WatchedJob[]>(keyOf('watched', address))) ?? [];

  async function save(address: string, watched: WatchedJob[]) {
    // Ended ones stay until they are seen, the newest twenty.
    const kept = [
      ...watched.filter(({ job }) => !isOver(job)),
      ...watched.filter(({ job }) => isOver(job)).slice(-20),
    ];
    await vault.set(keyOf('watched', address), kept);
    await refresh();
    announce();
  }

  function announce() {
    const event: Event = { event: 'jobs' };
    browser.runtime.sendMessage(event).catch(() => undefined);
  }

  /** Badge and alarm are those of the address that is set now. */
  async function refresh() {
    const watched = await listOf(await settings.address());
    await badge(watched, await differing());
    if (watched.some(({ job }) => !isOver(job)))
      await browser.alarms.create(alarmName, { periodInMinutes: 0.5 });
    else await browser.alarms.clear(alarmName);
  }

  const put = (address: string, job: Job, company: CompanyRef | null, seen = false) =>
    inTurn(async () => {
      const watched = await listOf(address);
      const known = watched.find((one) => one.job.id === job.id);
      // One that ended before it could be followed is news all the same.
      if (!known && company && isOver(job)) announce();
      if (!known && (!company || isOver(job))) return;
      const ended = known && !isOver(known.job) && isOver(job);
      if (known && JSON.stringify(known.job) === JSON.stringify(job)) return;
      const entry: WatchedJob = { job, company: known?.company ?? company! };
      await save(address, [...watched.filter((one) => one !== known), entry]);
      if (ended && !seen) await notify(entry, await settings.language());
    });

  return {
    list: async () => listOf(await settings.address()),
    /** Follow a job just started, at this address of the service. */
    follow: (job: Job, company: CompanyRef, address: string) => put(address, job, company),
    /** What a page has just learnt of a job: news for a followed one, else nothing. `seen`: the user looks at it. */
    heard: (job: Job, seen: boolean, address: string) => put(address, job, null, seen),
    /** Ask for every job still going. */
    async tick() {
      const api = await settings.api();
      if (!api.ok) return;
      const { address } = api.value;
      const going = (await listOf(address)).filter(({ job }) => !isOver(job));
      for (const { job } of going) {
        const now = await api.value.job(job.companyId, job.id);
        if (now.ok) await put(address, now.value, null);
        else if (now.problem.status === 404 || now.problem.status === 403) await drop(address, job.id);
      }
    },
    /** Ended jobs that have been within sight; the others stay marked. */
    seen: (jobIds: readonly string[]) =>
      inTurn(async () => {
        const address = await settings.address();
        const watched = await listOf(address);
        const left = watched.filter(({ job }) => !isOver(job) || !jobIds.includes(job.id));
        if (left.length < watched.length) await save(address, left);
      }),
    /** After a start of the browser, and when another address is set. */
    refresh: () => inTurn(refresh),
  };

  function drop(address: string, jobId: string) {
    return inTurn(async () =>
      save(
        address,
        (await listOf(address)).filter(({ job }) => job.id !== jobId),
      ),
    );
  }
}
export type Watch = ReturnType<typeof createWatch>;

async function badge(watched: WatchedJob[], differing: number) {
  const going = watched.filter(({ job }) => !isOver(job)).length;
  const failed = watched.some(({ job }) => job.state === 'failed');
  // What is at work, then what failed, then what differs, then what ended well.
  const [text, color] = going
    ? [String(going), '#0b6470']
    : failed
      ? ['!', '#b3261e']
      : differing
        ? [String(differing), '#8a5a00']
        : [watched.length ? '✓' : '', '#1f7a45'];
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
}
