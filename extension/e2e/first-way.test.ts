// The whole way in Chromium against the fake API: page, menu, dialog, purge, progress, done, undo.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { serveStandIn } from '../stand-in/serve.ts';
import type { StandIn } from '../stand-in/serve.ts';
import { fakeCompanies, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import {
  buildExtension,
  byRole,
  openDialog,
  press,
  startChromium,
  text,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';

let api: FakeApi;
let standIn: StandIn;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  api = await serveFakeApi({ companies: fakeCompanies(), token: 'hemlig' });
  const companies = api.companies.map(({ oxceedId, name, organisationNumber }) => ({
    id: oxceedId!,
    name,
    organisationNumber,
  }));
  standIn = await serveStandIn({ port: 0, companies });
  const folder = await buildExtension({
    browser: 'chrome',
    origins: `${standIn.origin}/*`,
    api: api.address,
    token: api.token,
  });
  chromium = await startChromium(folder);
  page = await chromium.browser.newPage();
}, 60_000);
afterEach(async () => {
  await page.goto('about:blank');
});
afterAll(async () => {
  await chromium?.close();
  await standIn?.close();
  await api?.close();
});

test('a year is purged from the Åtgärder menu, and undone', async () => {
  await page.goto(`${standIn.origin}/company/4711/settings/integration`);
  api.state.jobTime = 1200;
  const frame = await openDialog(page);
  await waitForText(frame, 'Fiktiva Fjällbageriet AB');
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await waitForText(frame, '12 873 rader');
  expect(await text(frame)).toContain('12 dokument');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, 'Tömmer 2024');
  await waitForText(frame, '2024 är tömt');
  expect(api.companies[0]!.years[1]!.rows).toBe(0);
  const post = api.seen.find(({ method }) => method === 'POST')!;
  expect(post.headers['if-match']).toMatch(/^"v\d+"$/);
  expect(post.headers['idempotency-key']).toBeTruthy();

  await press(frame, 'Ångra');
  await press(frame, 'Ja, återställ');
  await waitForText(frame, '2024 är återställt');
  expect(api.companies[0]!.years[1]!.rows).toBe(12_873);
  api.state.jobTime = 0;
}, 30_000);

test('Escape closes the dialog and focus is back on the button', async () => {
  await page.goto(`${standIn.origin}/company/4712/settings/integration`);
  const frame = await openDialog(page);
  await waitForText(frame, 'Låtsaslunds Båtvarv AB');
  await page.keyboard.press('Escape');
  await until(async () => page.frames().length === 1, 'the dialog to close');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('actions');
}, 30_000);
