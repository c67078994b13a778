// The main job, end to end: the built extension in Chromium, the stand-in page, the real worker with its D1 under it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import type { Company } from '../../shared/contract/company.ts';
import { serveStandIn } from '../stand-in/serve.ts';
import type { StandIn } from '../stand-in/serve.ts';
import {
  buildExtension,
  byRole,
  configure,
  decide,
  openDialog,
  openPopup,
  press,
  startChromium,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { sample, startRealWorker } from './real-worker.ts';
import type { RealWorker } from './real-worker.ts';

let worker: RealWorker;
let standIn: StandIn;
let chromium: Chromium;
let page: Page;
let bakery: Company;
let wharf: Company;
let folder: string;

const bakeryFile = (year: number) => `fiktiva-fjallbageriet-${year}.se`;
const wharfFile = 'latsaslunds-batvarv-2023-2024.se';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  // The browser starts while the worker does.
  const browser = buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }).then(
    async (extension) => (chromium = await startChromium(extension)),
  );
  worker = await startRealWorker();
  const files = async (names: string[]) =>
    Promise.all(names.map(async (name): Promise<[string, Buffer]> => [name, await sample(name)]));
  bakery = await worker.company(
    'Fiktiva Fjällbageriet AB',
    '559999-0107',
    '4711',
    await files([2024, 2025].map(bakeryFile)),
  );
  wharf = await worker.company('Låtsaslunds Båtvarv AB', '559999-0206', '4712', await files([wharfFile]));
  const companies = [bakery, wharf].map(({ oxceedId, name, organisationNumber }) => ({
    id: oxceedId!,
    name,
    organisationNumber,
  }));
  standIn = await serveStandIn({ port: 0, companies });
  await browser;
  await configure(chromium, { address: worker.address, token: worker.token, language: 'sv' });
  page = await chromium.browser.newPage();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await standIn?.close();
  await worker?.close();
  await rm(folder, { recursive: true, force: true });
});

const samples = new URL('../../shared/fixtures/samples/', import.meta.url).pathname;
async function uploadTo(where: Page | Frame, ...paths: string[]) {
  const input = await where.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
}
const yearOf = async (company: Company, start: string) =>
  (await worker.years(company.id)).find((year) => year.start === start)!;
const go = (company: Company) =>
  page.goto(`${standIn.origin}/company/${company.oxceedId}/settings/integration`);

test('a year is reloaded from the Åtgärder menu', async () => {
  const before = await yearOf(bakery, '2024-01-01');
  expect(before.rows).toBeGreaterThan(100);
  await go(bakery);
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await waitForText(frame, 'Samma fil som redan är inläst – exportera en ny');
  await press(frame, 'Ladda om 1 räkenskapsår');
  // Its file is the one that is loaded already, which is told beforehand and afterwards.
  await waitForText(frame, 'samma fil lästes en gång till', 20_000);
  const after = await yearOf(bakery, '2024-01-01');
  expect(after).toMatchObject({
    state: 'loaded',
    vouchers: before.vouchers,
    rows: before.rows,
    debitOre: before.debitOre,
  });
  expect(after.loadedAt).not.toBe(before.loadedAt);
  const other = await yearOf(bakery, '2025-01-01');
  expect(worker.rowsInD1(bakery.id)).toEqual({ live: before.rows + other.rows, dead: 0 });
});

test('a year is purged, and its file uploaded again from the dialog', async () => {
  const before = await yearOf(bakery, '2024-01-01');
  const other = await yearOf(bakery, '2025-01-01');
  await go(bakery);
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, '2024 är tömt', 20_000);
  expect(await yearOf(bakery, '2024-01-01')).toMatchObject({ state: 'empty', vouchers: 0, rows: 0 });
  expect(await yearOf(bakery, '2025-01-01')).toEqual(other);
  expect(worker.rowsInD1(bakery.id)).toEqual({ live: other.rows, dead: 0 });

  // Another company's file is refused before a byte is sent.
  await uploadTo(frame, samples + bakeryFile(2024), samples + wharfFile);
  await waitForText(frame, 'inte till det här företaget');
  await waitForText(frame, 'Inläst', 20_000);
  await waitForText(frame, '1 av 2 filer inlästa', 20_000);
  await waitForText(frame, '2024 är inläst');
  expect(await yearOf(bakery, '2024-01-01')).toMatchObject({
    state: 'loaded',
    rows: before.rows,
    debitOre: before.debitOre,
  });
});

test('a file that covers less is stopped with its reason, and read in all the same by a second press', async () => {
  const before = await yearOf(bakery, '2025-01-01');
  const company = await chromium.browser.newPage();
  await company.goto(`chrome-extension://${chromium.id}/company.html?company=${bakery.id}`);
  // The whole file, cut down to its first three vouchers.
  const whole = String(await readFile(samples + bakeryFile(2025), 'latin1'));
  const [head, ...vouchers] = whole.split(/(?=#VER )/);
  const small = join(folder, 'tre-verifikat.se');
  await writeFile(small, head + vouchers.slice(0, 3).join(''), 'latin1');
  await uploadTo(company, small);
  await waitForText(company, new RegExp(`\\b3 ver[^]*\\b${before.vouchers} ver`));
  expect(await yearOf(bakery, '2025-01-01')).toEqual(before);
  await (await company.$('.stopped button'))!.click();
  await (await company.waitForSelector('.ask .primary'))!.click();
  await until(
    async () => (await yearOf(bakery, '2025-01-01')).vouchers === 3,
    'the small file to be live',
    20_000,
  );
  await uploadTo(company, samples + bakeryFile(2025));
  await until(
    async () => (await yearOf(bakery, '2025-01-01')).vouchers === before.vouchers,
    'the whole',
    20_000,
  );
  await company.close();
});

test('a purge is undone from the dialog', async () => {
  const before = await yearOf(bakery, '2025-01-01');
  await go(bakery);
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2025 2025-01-01 – 2025-12-31')).click();
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
  await waitForText(frame, '2025 är tömt', 20_000);
  await press(frame, 'Ångra');
  await press(frame, 'Ja, återställ');
  await waitForText(frame, '2025 är återställt', 20_000);
  const { vouchers, rows, debitOre, state } = before;
  expect(await yearOf(bakery, '2025-01-01')).toMatchObject({ vouchers, rows, debitOre, state });
});

test('the same from the popup by keyboard alone, and undone from its history', async () => {
  const before = await yearOf(wharf, '2023-07-01');
  await go(wharf);
  const popup = await openPopup(chromium, page);
  await waitForText(popup, 'Låtsaslunds');
  await waitForText(popup, /På sidan|On the page/);
  await popup.keyboard.press('Enter');
  await until(
    () => popup.evaluate(() => document.activeElement?.matches('.year input') ?? false),
    'the first year to have focus',
  );
  await popup.keyboard.press('Space');
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('ArrowRight');
  await popup.keyboard.type('0206');
  await until(
    () => popup.$eval('button.danger', (button) => !(button as HTMLButtonElement).disabled),
    'the button',
  );
  await popup.keyboard.press('Enter');
  await waitForText(popup, /är tömt|purged/, 20_000);
  expect(await yearOf(wharf, '2023-07-01')).toMatchObject({ state: 'empty', rows: 0 });
  expect(worker.rowsInD1(wharf.id)).toEqual({ live: 0, dead: 0 });

  await press(popup, 'Historik');
  await waitForText(popup, 'Tömning 2023/24');
  await press(popup, 'Ångra');
  await press(popup, 'Ja, återställ');
  await waitForText(popup, '2023/24 är återställt', 20_000);
  expect(await yearOf(wharf, '2023-07-01')).toMatchObject({
    state: 'loaded',
    rows: before.rows,
    debitOre: before.debitOre,
  });
  await popup.close();
});
