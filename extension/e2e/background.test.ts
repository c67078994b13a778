// The background: follows a job when nothing is open, though the browser has stopped it meanwhile; keeps the token.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import type { FakeApi } from './fake-api.ts';
import {
  buildExtension,
  byRole,
  configure,
  decide,
  openDialog,
  openPopup,
  press,
  pressKey,
  serviceWorker,
  startChromium,
  stopBackground,
  text,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let api: FakeApi;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  const folder = await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' });
  await grantNotifications(folder);
  chromium = await startChromium(folder);
}, 60_000);
beforeEach(async () => {
  stage = await setStage();
  ({ api } = stage);
  await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
  page = await chromium.browser.newPage();
  await page.goto(stage.page('4711'));
});
afterEach(async () => {
  for (const one of await chromium.browser.pages()) if (one !== page) await one.close();
  await page.goto('about:blank');
  await stage.close();
});
afterAll(() => chromium?.close());

/** As if the user had said yes, which no automation can: the optional permission becomes a plain one. */
async function grantNotifications(folder: string) {
  const path = join(folder, 'manifest.json');
  const { optional_permissions: optional, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  manifest.permissions.push(...optional);
  await writeFile(path, JSON.stringify(manifest));
}
const notified = (where: Page | Frame) =>
  where.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
const badge = (where: Page) => where.evaluate(() => chrome.action.getBadgeText({}));

test('a job is followed to its end with nothing open, by a background that was stopped', async () => {
  api.state.jobTime = 2500;
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, 'Tömmer 2024');
  await pressKey(page, 'Escape');
  await page.goto('about:blank');

  // Options stands for any page of the extension: the badge is asked for from there.
  const options = await chromium.browser.newPage();
  await options.goto(`chrome-extension://${chromium.id}/options.html`);
  await until(async () => (await badge(options)) === '1', 'the badge to count the job');
  await stopBackground(chromium);
  expect(await options.evaluate(async () => (await chrome.alarms.get('jobs'))?.periodInMinutes)).toBe(0.5);
  await until(async () => [...api.jobs.values()][0]!.state === 'done', 'the job to end');
  // The alarm's time has come: it wakes the background.
  await options.evaluate(() => chrome.alarms.create('jobs', { when: Date.now() + 100 }));
  await until(async () => (await badge(options)) === '✓', 'the badge to say done');
  const alarm = () => options.evaluate(async () => (await chrome.alarms.get('jobs')) ?? null);
  await until(async () => (await alarm()) === null, 'the alarm to go');
  const [jobId] = api.jobs.keys();
  await until(async () => (await notified(options)).length > 0, 'the notification');
  expect(await notified(options)).toEqual([`cmp_4711 ${jobId}`]);
  await options.evaluate((name) => chrome.notifications.clear(name), `cmp_4711 ${jobId}`);

  const popup = await openPopup(chromium);
  await waitForText(popup, 'Klar');
  expect(await text(popup)).toContain('2024');
  await until(async () => (await badge(popup)) === '', 'the badge to go when seen');
});

test('a dialog goes on after the background was stopped', async () => {
  api.state.jobTime = 500;
  const frame = await openDialog(page);
  await waitForText(frame, '2023');
  await stopBackground(chromium);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, '2024 är tömt');
  // Who saw it end is not told again.
  expect(await notified(frame)).toEqual([]);
});

test('content scripts cannot read the storage that holds the token', async () => {
  await until(async () => (await serviceWorker(chromium.browser, chromium.id)) !== null, 'the worker');
  const client = await page.createCDPSession();
  const contexts: { id: number; name: string }[] = [];
  client.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await client.send('Runtime.enable');
  const own = await until(
    // Named as the extension in the browser's language.
    async () => contexts.find(({ name }) => /^(Töm bokföringsdata|Purge ledger data)$/.test(name)),
    'the content script’s world',
  );
  const { result } = await client.send('Runtime.evaluate', {
    contextId: own.id,
    awaitPromise: true,
    returnByValue: true,
    expression: `Promise.all([
      chrome.storage.local.get(null).then(JSON.stringify, () => 'refused'),
      chrome.storage.session.get(null).then(JSON.stringify, () => 'refused'),
      chrome.runtime.sendMessage({ verb: 'settings.get', input: null }).then((answer) => answer.problem?.code),
      chrome.runtime.sendMessage({ verb: 'purge.start', input: { companyId: 'cmp_4711', fiscalYears: ['2024-01-01'], confirm: '0107', key: 'x', reload: false, etag: null } }).then((answer) => answer.problem?.code),
    ])`,
  });
  expect(result.value).toEqual(['refused', 'refused', 'forbidden_message', 'forbidden_message']);
});

test('a purge takes three clicks and four keys in the dialog, a reload two clicks and no key', async () => {
  const frame = await openDialog(page);
  let clicks = 0;
  const click = async (node: Promise<{ click(): Promise<void> }>) => {
    clicks += 1;
    await (await node).click();
  };
  const ready = () => until(() => frame.$('button[type=submit]:not(:disabled)'), 'the button');
  await click(byRole(frame, 'checkbox', '2025 2025-01-01 – 2025-12-31'));
  await click(ready());
  await waitForText(frame, '2025: samma fil');
  expect(clicks).toBe(2);
  await press(frame, 'Töm fler år');
  clicks = 0;
  await click(byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31'));
  await click(byRole(frame, 'radio', 'Töm utan att ladda om'));
  await page.keyboard.type('0107');
  await click(ready());
  await waitForText(frame, '2024 är tömt');
  expect(clicks).toBe(3);
});

test('by keyboard alone: four keys and the digits, from the first year to the purge', async () => {
  await page.focus('#actions');
  await pressKey(page, 'Enter');
  await until(async () => page.$('[data-tom-bokforingsdata]'), 'our item');
  await page.keyboard.press('End');
  await pressKey(page, 'Enter');
  const frame = await until(async () => page.frames()[1], 'the dialog');
  await until(
    async () => frame.evaluate(() => document.activeElement?.matches('.year input') ?? false),
    'focus on the first year',
  );
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('0107');
  await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
  await pressKey(page, 'Enter');
  await waitForText(frame, '2026 är tömt');
  await pressKey(page, 'Escape');
  await until(async () => page.frames().length === 1, 'the dialog to close');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('actions');
});
