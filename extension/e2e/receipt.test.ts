// A receipt: nothing else goes to the printer, and what is saved can be read by people and by programs.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { fakeCompanies, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import { configure, openPopup, press, soloPage, startChromium, text, until, waitForText } from './harness.ts';
import type { Chromium } from './harness.ts';
import { buildForScenes } from './scenes.ts';
import { companyPage } from './scenes/steps.ts';

let chromium: Chromium;
let api: FakeApi;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-saved-'));
  chromium = await startChromium(await buildForScenes());
}, 60_000);
beforeEach(async () => {
  api = await serveFakeApi({ companies: fakeCompanies(), token: 'hemlig' });
  await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
  const { id } = api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
  page = await soloPage(chromium);
  await companyPage(chromium, `company=cmp_4711&job=${id}`);
  await waitForText(page, 'Skriv ut');
});
afterEach(() => api.close());
afterAll(async () => {
  await chromium?.close();
  await rm(folder, { recursive: true, force: true });
});

test('it is printed alone', async () => {
  await page.evaluate(() => (window.print = () => undefined));
  await press(page, 'Skriv ut');
  expect(await page.title()).toMatch(/^kvitto-559999-0107-job_/);
  await page.emulateMediaType('print');
  const printed = await text(page);
  expect(printed).toMatch(/^\s*Kvitto\s+Tömning\s+Fiktiva Fjällbageriet AB/);
  expect(printed).toContain('4 023 verifikat, 12 873 rader');
  expect(printed).not.toMatch(/Ladda upp|Historik|Skriv ut|Spara|Dölj/);
  await page.emulateMediaType('screen');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.title()).toBe('Fiktiva Fjällbageriet AB');
});

test('it is saved as text and as JSON', async () => {
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await press(page, 'Spara kvitto');
  await press(page, 'Spara som JSON');
  const saved = (end: string) =>
    until(async () => (await readdir(folder)).find((name) => name.endsWith(end)), `a file *${end}`);
  expect(await readFile(join(folder, await saved('.txt')), 'utf8')).toContain('Begärd av: Anna Karlsson\r\n');
  const json: unknown = JSON.parse(await readFile(join(folder, await saved('.json')), 'utf8'));
  expect(json).toEqual([...api.jobs.values()][0]!.receipt);
});

test('from the popup it is printed in a tab of its own', async () => {
  await page.goto('about:blank');
  const popup = await openPopup(chromium);
  await (await popup.waitForSelector('.company-list button'))!.click();
  await press(popup, 'Historik');
  await press(popup, 'Visa kvitto');
  await press(popup, 'Skriv ut');
  const target = await chromium.browser.waitForTarget((one) => one.url().includes('&job='), {
    timeout: 5000,
  });
  const opened = await target.asPage();
  await waitForText(opened, 'Spara som JSON');
  await opened.close();
});

test('what a load was held against stands in it, on the screen and in what is saved', async () => {
  api.startJob(api.companies[0]!, 'reload', ['2025-01-01']);
  const loaded = [...api.jobs.values()].at(-1)!;
  await page.goto(`chrome-extension://${chromium.id}/company.html?company=cmp_4711&job=${loaded.id}`);
  await waitForText(page, 'Stämmer på öret: 64 konton');
  const said = await text(page);
  expect(said).toContain(loaded.fiscalYears[0]!.proof!.digest);
  expect(said).toContain(`sha256 ${'a'.repeat(64)}`);
});
