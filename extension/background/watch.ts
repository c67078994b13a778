// Follows jobs to their end when nobody looks: an alarm every half minute, a badge, a notification if allowed.
// The list is kept in the vault, so that a stopped service worker or browser picks it up again.
import { browser } from 'wxt/browser';
import type { Job } from '../../shared/contract/job.ts';
import { notify } from './notify.ts';
import type { SettingsService } from './settings.ts';
import type { Vault } from './vault.ts';
import type { CompanyRef, Event, WatchedJob } from '../messages/verbs.ts';

export const alarmName = 'jobs';
export const isOver = (job: Job): boolean => job.state !== 'queued' && job.state !== 'running';

export function createWatch(vault: Vault, settings: SettingsService) {
  // Reads and writes of the list go one after another: two pages may report the same job at once.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const list = async () => (await vault.get<WatchedJob[]>('watched')) ?? [];

  async function save(watched: WatchedJob[]) {
    // Ended ones stay until they are seen, the newest twenty.
    const kept = [
      ...watched.filter(({ job }) => !isOver(job)),
      ...watched.filter(({ job }) => isOver(job)).slice(-20),
    ];
    await vault.set('watched', kept);
    await badge(kept);
    if (kept.some(({ job }) => !isOver(job)))
      await browser.alarms.create(alarmName, { periodInMinutes: 0.5 });
    else await browser.alarms.clear(alarmName);
    const event: Event = { event: 'jobs' };
    browser.runtime.sendMessage(event).catch(() => undefined);
  }

  const put = (job: Job, company: CompanyRef | null, seen = false) =>
    inTurn(async () => {
      const watched = await list();
      const known = watched.find((one) => one.job.id === job.id);
      if (!known && (!company || isOver(job))) return;
      const ended = known && !isOver(known.job) && isOver(job);
      if (known && JSON.stringify(known.job) === JSON.stringify(job)) return;
      const entry: WatchedJob = { job, company: known?.company ?? company! };
      await save([...watched.filter((one) => one !== known), entry]);
      if (ended && !seen) await notify(entry, await settings.language());
    });

  return {
    list,
    /** Follow a job just started. */
    follow: (job: Job, company: CompanyRef) => put(job, company),
    /** What a page has just learnt of a job: news for a followed one, else nothing. `seen`: the user looks at it. */
    heard: (job: Job, seen: boolean) => put(job, null, seen),
    /** Ask for every job still going. */
    async tick() {
      const going = (await list()).filter(({ job }) => !isOver(job));
      const api = going.length ? await settings.api() : null;
      if (!api?.ok) return;
      for (const { job } of going) {
        const now = await api.value.job(job.companyId, job.id);
        if (now.ok) await put(now.value, null);
        else if (now.problem.status === 404 || now.problem.status === 403) await drop(job.id);
      }
    },
    /** The popup was opened: ended jobs are seen. */
    seen: () => inTurn(async () => save((await list()).filter(({ job }) => !isOver(job)))),
    badge: async () => badge(await list()),
  };

  function drop(jobId: string) {
    return inTurn(async () => save((await list()).filter(({ job }) => job.id !== jobId)));
  }
}
export type Watch = ReturnType<typeof createWatch>;

async function badge(watched: WatchedJob[]) {
  const going = watched.filter(({ job }) => !isOver(job)).length;
  const failed = watched.some(({ job }) => job.state === 'failed');
  const text = going ? String(going) : failed ? '!' : watched.length ? '✓' : '';
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: going ? '#0b6470' : failed ? '#b3261e' : '#1f7a45' });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
}
