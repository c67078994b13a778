// The background: follows a job when nothing is open, though the browser has stopped it meanwhile; keeps the token.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import type { FakeApi } from './fake-api.ts';
import { differingVouchers } from './fake-api/reconciliations.ts';
import {
  buildExtension,
  byRole,
  configure,
  decide,
  dialogFrame,
  openDialog,
  openPopup,
  press,
  pressKey,
  soloPage,
  startChromium,
  stopBackground,
  text,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { sie, upload } from './scenes/steps.ts';
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
  page = await soloPage(chromium);
  await page.goto(stage.page('4711'));
});
afterEach(async () => {
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
  api.state.holdJobsAt = 0.5;
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
  api.endJobs();
  // The alarm's time has come, and comes again as it does each half minute: it wakes the background, unless that is just
  // being stopped.
  await until(async () => {
    await options.evaluate(async () => {
      const set = await chrome.alarms.get('jobs');
      if (!set || set.periodInMinutes) await chrome.alarms.create('jobs', { when: Date.now() + 100 });
    });
    return (await badge(options)) === '✓';
  }, 'the badge to say done');
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
  api.state.holdJobsAt = 0.5;
  const frame = await openDialog(page);
  await waitForText(frame, '2023');
  await stopBackground(chromium);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, 'Tömmer 2024');
  api.endJobs();
  await waitForText(frame, '2024 är tömt');
  // Who saw it end is not told again.
  expect(await notified(frame)).toEqual([]);
});

test('content scripts cannot read the storage that holds the token', async () => {
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

interface Presses {
  clicks: number;
  keys: number;
}
/** What a person presses in the dialog, counted by its document, after what brought them there. */
const countPresses = (frame: Frame, before: Presses) =>
  frame.evaluate((counted) => {
    Object.assign(window, { counted });
    addEventListener('pointerdown', ({ isTrusted }) => void (counted.clicks += Number(isTrusted)), true);
    addEventListener('keydown', ({ isTrusted }) => void (counted.keys += Number(isTrusted)), true);
  }, before);
const presses = (frame: Frame) => frame.evaluate('window.counted') as Promise<Presses>;
/** Counts from the item in the page's menu, its own press being the first; the dialog stands with its years. */
async function pressItem(by: 'mouse' | 'keys'): Promise<Frame> {
  const item = () => byRole(page, 'menuitem', 'Töm bokföringsdata');
  if (by === 'mouse') {
    await (await byRole(page, 'button', 'Åtgärder')).click();
    await (await item()).click();
  } else {
    // The page draws itself after it is loaded.
    await (await page.waitForSelector('#actions'))!.focus();
    await pressKey(page, 'Enter');
    await item();
    await page.keyboard.press('End');
    await pressKey(page, 'Enter');
  }
  const frame = await dialogFrame(page);
  await until(
    () => frame.evaluate(() => document.activeElement?.matches('.year input') ?? false),
    'focus on the first year',
  );
  // The page's own scripts never see the press on our item.
  await countPresses(frame, by === 'mouse' ? { clicks: 1, keys: 0 } : { clicks: 0, keys: 1 });
  return frame;
}
const ready = (frame: Frame) => until(() => frame.$('button[type=submit]:not(:disabled)'), 'the button');

test('from the item by mouse: a reload takes three clicks and no key, a purge four clicks and four keys', async () => {
  let frame = await pressItem('mouse');
  await (await byRole(frame, 'checkbox', '2025 2025-01-01 – 2025-12-31')).click();
  await (await ready(frame)).click();
  await waitForText(frame, '2025: samma fil');
  expect(await presses(frame)).toEqual({ clicks: 3, keys: 0 });
  await page.reload();
  frame = await pressItem('mouse');
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await (await byRole(frame, 'radio', 'Töm utan att ladda om')).click();
  await page.keyboard.type('0107');
  await (await ready(frame)).click();
  await waitForText(frame, '2024 är tömt');
  expect(await presses(frame)).toEqual({ clicks: 4, keys: 4 });
});

test('from the item to the names of the vouchers that were deleted: two clicks; a dropped file that differs is read in by two', async () => {
  api.companies[0]!.source = { kind: 'fortnox', connected: true };
  api.state.differing = differingVouchers;
  const frame = await pressItem('mouse');
  await press(frame, 'Jämför med Fortnox');
  await waitForText(frame, /A 412[^]*Finns kvar, har tagits bort i Fortnox/);
  expect(await presses(frame)).toEqual({ clicks: 2, keys: 0 });
  await press(frame, 'Till räkenskapsåren');
  await countPresses(frame, { clicks: 1, keys: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  await upload(frame, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)]]);
  await press(frame, 'Läs in');
  await waitForText(frame, '1 av 1 fil inläst');
  expect(await presses(frame)).toEqual({ clicks: 2, keys: 0 });
  await rm(folder, { recursive: true });
});

test('what the night has found is marked when the dialog opens, and names its vouchers at a press', async () => {
  api.companies[0]!.source = { kind: 'fortnox', connected: true };
  api.companies[0]!.agrees = { '2024-01-01': 5, '2025-01-01': 'agrees' };
  api.state.differing = differingVouchers;
  const frame = await pressItem('mouse');
  await press(frame, '5 verifikat skiljer');
  await waitForText(frame, /A 412[^]*Finns kvar, har tagits bort i Fortnox/);
  expect(await presses(frame)).toEqual({ clicks: 2, keys: 0 });
  expect(api.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  // Of the others it was right then, and is not claimed now.
  expect(await frame.$$eval('.compared-year h3', (all) => all.map((one) => one.textContent))).toEqual([
    '2024 5 verifikat skiljer',
  ]);
});

test('from the item by keys: a reload takes two more, a purge two more and the four digits', async () => {
  let frame = await pressItem('keys');
  await page.keyboard.press('Space');
  await ready(frame);
  await pressKey(page, 'Enter');
  await waitForText(frame, '2026: samma fil');
  expect(await presses(frame)).toEqual({ clicks: 0, keys: 1 + 2 });
  await page.reload();
  frame = await pressItem('keys');
  await page.keyboard.press('Delete');
  await page.keyboard.type('0107');
  await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
  await pressKey(page, 'Enter');
  await waitForText(frame, '2026 är tömt');
  expect(await presses(frame)).toEqual({ clicks: 0, keys: 1 + 2 + 4 });
  await pressKey(page, 'Escape');
  await until(async () => page.frames().length === 1, 'the dialog to close');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('actions');
});
