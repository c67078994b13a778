import { beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../shared/contract/job.ts';
import { openWhenPressed } from './notify.ts';
import type { SettingsService } from './settings.ts';
import type { Vault } from './vault.ts';
import { createWatch } from './watch.ts';

// What the watch uses of the browser, and what was asked of it.
const chrome = vi.hoisted(() => {
  const event = () => {
    const listeners = new Set<(...args: never[]) => unknown>();
    return {
      addListener: (listener: (...args: never[]) => unknown) => void listeners.add(listener),
      listeners,
    };
  };
  const notifications = { create: vi.fn(), clear: vi.fn(), onClicked: event() };
  return {
    allowed: true,
    notifications: notifications as typeof notifications | undefined,
    permissions: { contains: async () => chrome.allowed, onAdded: event() },
    runtime: { getURL: (path: string) => `chrome-extension://x${path}`, sendMessage: async () => undefined },
    alarms: { create: vi.fn(), clear: vi.fn() },
    action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setBadgeTextColor: vi.fn() },
    tabs: { create: vi.fn(async (_: { url: string }) => ({ windowId: 7 })) },
    windows: { update: vi.fn(), create: vi.fn() },
  };
});
vi.mock('wxt/browser', () => ({ browser: chrome }));

const notifications = chrome.notifications!;
const company = {
  id: 'cmp_1',
  name: 'Alfa AB',
  organisationNumber: '556677-8899',
  source: { kind: 'sie' as const },
};
const job = (state: Job['state'], more: object = {}) =>
  ({
    id: 'job_1',
    companyId: 'cmp_1',
    kind: 'purge',
    state,
    fiscalYears: [
      { start: '2023-07-01', end: '2024-06-30' },
      { start: '2025-01-01', end: '2025-12-31' },
    ],
    ...more,
  }) as Job;

const at = 'https://ledger.example.com';
/** A background as it starts anew: nothing is remembered but what the vault holds. */
function background(now: Job, values = new Map<string, unknown>()) {
  const vault: Vault = {
    get: async <T>(key: string) => structuredClone(values.get(key)) as T | undefined,
    set: async (key, value) => void values.set(key, structuredClone(value)),
  };
  const service = { address: at };
  const settings = {
    address: async () => service.address,
    api: async () => ({
      ok: true,
      value: {
        address: service.address,
        job: async () =>
          service.address === at ? { ok: true, value: now } : { ok: false, problem: { status: 404 } },
      },
    }),
    language: async () => 'sv',
  } as unknown as SettingsService;
  return { watch: createWatch(vault, settings), values, service };
}
beforeEach(() => {
  vi.clearAllMocks();
  notifications.onClicked.listeners.clear();
  chrome.permissions.onAdded.listeners.clear();
  Object.assign(chrome, { allowed: true, notifications });
});

test('a job that ends unseen is told once, though the background was stopped meanwhile', async () => {
  const { watch, values } = background(job('running'));
  await watch.follow(job('queued'), company, at);
  await watch.tick();
  expect(notifications.create).not.toHaveBeenCalled();
  const later = background(job('done'), values).watch;
  await later.tick();
  await later.tick();
  expect(notifications.create).toHaveBeenCalledExactlyOnceWith(
    'cmp_1 job_1',
    expect.objectContaining({ title: 'Alfa AB', message: '2023/24 och 2025 är tömda.' }),
  );
});

test('a failure is told with its reason', async () => {
  const problem = { texts: { sv: 'Filen är borta.', en: 'The file is gone.' } };
  const { watch } = background(job('failed', { kind: 'reload', problem }));
  await watch.follow(job('queued', { kind: 'reload' }), company, at);
  await watch.tick();
  expect(notifications.create.mock.calls[0]![1]).toMatchObject({
    message: 'Jobbet misslyckades: 2023/24 och 2025. Filen är borta.',
  });
});

test('nothing is told of what was seen to end, or without the permission', async () => {
  const { watch } = background(job('done'));
  await watch.follow(job('queued'), company, at);
  await watch.heard(job('done'), true, at);
  await watch.tick();
  chrome.allowed = false;
  await watch.follow(job('queued', { id: 'job_2' }), company, at);
  await watch.heard(job('done', { id: 'job_2' }), false, at);
  expect(notifications.create).not.toHaveBeenCalled();
  expect(chrome.action.setBadgeText).toHaveBeenLastCalledWith({ text: '✓' });
});

test('jobs of another address are neither shown, asked for, told of nor forgotten', async () => {
  const { watch, service } = background(job('done'));
  await watch.follow(job('running'), company, at);
  service.address = 'https://prov.example.com';
  await watch.refresh();
  expect(chrome.action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  expect(chrome.alarms.clear).toHaveBeenCalled();
  expect(await watch.list()).toEqual([]);
  // A job may be followed after the address was changed under it.
  await watch.follow(job('running', { id: 'job_2' }), company, at);
  await watch.tick();
  await watch.seen(['job_1']);
  expect(chrome.action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  expect(notifications.create).not.toHaveBeenCalled();
  service.address = at;
  await watch.refresh();
  expect(chrome.action.setBadgeText).toHaveBeenLastCalledWith({ text: '2' });
  expect((await watch.list()).map((one) => one.job.id)).toEqual(['job_1', 'job_2']);
});

const press = async (name: string) => {
  for (const listener of notifications.onClicked.listeners) await listener(name as never);
};

test('pressed, it opens the history at the job, in front', async () => {
  openWhenPressed();
  await press('cmp_1 job_1');
  expect(chrome.tabs.create).toHaveBeenCalledExactlyOnceWith({
    url: 'chrome-extension://x/company.html?company=cmp_1&job=job_1',
  });
  expect(chrome.windows.update).toHaveBeenCalledWith(7, { focused: true });
  expect(notifications.clear).toHaveBeenCalledWith('cmp_1 job_1');
});

test('the permission may come later, and the browser be without a window', async () => {
  chrome.notifications = undefined;
  openWhenPressed();
  chrome.notifications = notifications;
  for (const listener of chrome.permissions.onAdded.listeners) listener();
  chrome.tabs.create.mockRejectedValueOnce(new Error('No current window'));
  await press('cmp_1 job_1');
  expect(chrome.windows.create).toHaveBeenCalledWith({
    url: 'chrome-extension://x/company.html?company=cmp_1&job=job_1',
  });
});
