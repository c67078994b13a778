// The bureau's page with many companies: what is shown, a selection of them reloaded, a folder of files that find theirs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import { fakeProblem, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import { differingVouchers } from './fake-api/reconciliations.ts';
import { manyCompanies } from './fake-api/many-companies.ts';
import {
  buildExtension,
  byRole,
  configure,
  openPopup,
  press,
  soloPage,
  startChromium,
  until,
  waitForNoText,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { many } from './scenes/reasons.ts';
import { companyPage, dropFolder, sie, upload } from './scenes/steps.ts';

let api: FakeApi;
let chromium: Chromium;
let folder: string;
let page: Page;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  chromium = await startChromium(await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }));
}, 60_000);
afterEach(() => api.close());
/** The page with so many companies: a thousand where their number matters. */
async function open(n: number) {
  api = await serveFakeApi({ companies: manyCompanies(n), token: 'hemlig' });
  await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
  page = await soloPage(chromium);
  await companyPage(chromium, '');
  await waitForText(page, `Alla ${n === 1000 ? '1 000' : n}`, 20_000);
}
afterAll(async () => {
  await chromium?.close();
  await rm(folder, { recursive: true, force: true });
});

const rows = () => page.$$eval('li.company-row', (all) => all.length);
const asked = (method: string, path: RegExp) =>
  api.seen.filter((one) => one.method === method && path.test(one.path)).length;

test('1,000 companies: as many rows as are scrolled to, found by search, their counts by filter', async () => {
  await open(1000);
  expect(await rows()).toBe(100);
  await page.evaluate(() => document.querySelector('.more-rows')!.scrollIntoView());
  await until(async () => (await rows()) > 100, 'more rows');
  const differing = api.companies.filter((one) =>
    Object.values(one.agrees!).some((how) => typeof how === 'number'),
  );
  await waitForText(page, `Skiljer ${differing.length}`);
  await page.type('.search input', 'ostersund optikern');
  await waitForText(page, 'Inget företag stämmer');
  await page.$eval('.search input', (input) => ((input as HTMLInputElement).value = ''));
  await page.type('.search input', 'oregrund åkeriet sagolika');
  await waitForText(page, 'Sagolika Åkeriet i Öregrund AB');
  expect(await rows()).toBeLessThan(5);
});

test('1,000 companies: what is pressed draws what it changes, and of the others no row', async () => {
  await open(1000);
  // Nodes of the list that were made, moved, taken away or written to, by row.
  await page.evaluate(() => {
    const drawn: string[] = [];
    Object.assign(globalThis, { drawn });
    const nameOf = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest('li.company-row')?.querySelector('a')
        ?.textContent;
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records)
        drawn.push(...[target, ...addedNodes].map((node) => nameOf(node) ?? '').filter(Boolean));
    }).observe(document.querySelector('.companies')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  const drawn = () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const its = (globalThis as unknown as { drawn: string[] }).drawn.splice(0);
      return [...new Set(its)];
    });
  const [, b] = api.companies;
  await (await byRole(page, 'checkbox', `Välj ${b!.name}`)).click();
  await waitForText(page, '1 företag, ');
  expect(await drawn()).toEqual([b!.name]);
  // Compared: its own years, while it is at work and when it is done.
  await press(page, 'Jämför');
  await waitForText(page, 'Jämförelsen är klar', 20_000);
  expect(await drawn()).toEqual([b!.name]);
  // A search makes the rows that were not there, as many as fit, and leaves those it keeps as they were.
  const names = () =>
    page.$$eval('li.company-row', (all) => all.map((row) => row.querySelector('a')!.textContent));
  const before = await names();
  await page.type('.search input', 'sagolika');
  await until(async () => (await names()).every((name) => name.startsWith('Sagolika')), 'those alone');
  const after = await names();
  const made = await drawn();
  expect(after.filter((name) => before.includes(name)).length).toBeGreaterThan(5);
  expect(made.filter((name) => before.includes(name))).toEqual([]);
});

test('those that differ are reloaded, and of them only the years that do: the number is typed, one that fails stops none', async () => {
  await open(120);
  const differing = api.companies.filter((one) => typeof one.agrees!['2025-01-01'] === 'number');
  const [lost, ...others] = differing;
  lost!.fails = fakeProblem('source_down', { source: 'Fortnox', found: '503' });
  await (await page.waitForSelector('.filter.differs'))!.click();
  await (await byRole(page, 'checkbox', 'Välj alla som visas')).click();
  await waitForText(page, `${differing.length} företag, ${differing.length} räkenskapsår`);
  await press(page, 'Ladda om …');
  const submit = await byRole(page, 'button', `Ladda om ${differing.length} företag`);
  const isShut = () => submit.evaluate((node) => (node as HTMLButtonElement).disabled);
  await page.keyboard.type(String(differing.length + 1));
  await waitForText(page, 'Det är inte antalet företag');
  expect(await isShut()).toBe(true);
  await page.keyboard.press('Enter');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type(String(differing.length));
  expect(asked('POST', /^\/v1\/purges$/)).toBe(0);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Omladdningen är klar', 20_000);
  await waitForText(page, `${others.length} av ${differing.length} företag klara, 1 misslyckades`);
  expect(asked('POST', /^\/v1\/purges$/)).toBe(1);
  expect(others.every(({ agrees }) => agrees!['2025-01-01'] === 'agrees')).toBe(true);
  for (const job of api.jobs.values())
    expect(job.fiscalYears.map(({ start }) => start)).toEqual(['2025-01-01']);
  // What is left that differs is the one that failed, with its mark, and may be chosen again.
  await until(async () => (await rows()) === 1, 'one row');
  expect(await page.$eval('li.company-row', (row) => (row as HTMLElement).innerText)).toContain(lost!.name);
  await waitForText(page, 'misslyckades');
  await press(page, 'Välj dem som misslyckades');
  await waitForText(page, '1 företag, 1 räkenskapsår');
});

test('a folder’s files find their company and year, and are sent one at a time once the number is typed', async () => {
  await open(20);
  const [a, b, c] = api.companies;
  await dropFolder(page, folder, [
    ['a-2025.se', sie(a!.organisationNumber, '2025', 60)],
    ['a-2024.se', sie(a!.organisationNumber, '2024', 50)],
    ['b-2026.se', sie(b!.organisationNumber, '2026', 4)],
    ['c-2024.se', sie(c!.organisationNumber, '2024', 12)],
    ['c-2024-ny.se', sie(c!.organisationNumber, '2024', 14)],
    ['okand.se', sie('556000-0001', '2025', 3)],
    ['utan.se', sie('', '2023', 9).replace('"Fiktiva"', `"${c!.name}"`)],
    ['lista.xlsx', 'x'],
  ]);
  await waitForText(page, '3 av 7 filer kan läsas in', 20_000);
  await waitForText(page, '1 fil av annat slag lämnas');
  await waitForText(page, 'Ersätter fjallbageriet-2025.se');
  await waitForText(page, 'Läses in, året är tomt');
  await waitForText(page, 'Företaget finns inte bland dem du har behörighet till.');
  // One of two for the same year is taken away; of the file without a number somebody says whose it is.
  await press(page, 'Ta bort ur listan: c-2024.se');
  await page.select('.plan select', c!.id);
  await waitForText(page, '5 av 6 filer kan läsas in');
  expect(asked('POST', /sie-files/)).toBe(0);
  await page.type('.typed-count input', '3');
  await press(page, 'Läs in 5 filer');
  await waitForText(page, 'Allt klart', 30_000);
  const nameOf = (company: typeof a, start: string) =>
    company!.years.find((year) => year.start === start)!.sieFile?.filename;
  expect([nameOf(a, '2025-01-01'), nameOf(a, '2024-01-01')]).toEqual(['a-2025.se', 'a-2024.se']);
  expect(nameOf(b, '2026-01-01')).toBe('b-2026.se');
  expect([nameOf(c, '2024-01-01'), nameOf(c, '2023-01-01')]).toEqual(['c-2024-ny.se', 'utan.se']);
  expect(asked('POST', /sie-files/)).toBe(5);
});

/** What has the focus, as a screen reader names it, or its text; none of it may ever be the page itself. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return !at || at === document.body ? null : (at.getAttribute('aria-label') ?? at.textContent);
  });
const focusOn = (name: string | RegExp) =>
  until(async () => {
    const now = await focused();
    return now !== null && (typeof name === 'string' ? now === name : name.test(now));
  }, `the focus on ${name}`);
const tabTo = async (name: string | RegExp) => {
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const now = await focused();
    if (now !== null && (typeof name === 'string' ? now === name : name.test(now))) return;
  }
  throw new Error(`Tab does not lead to ${name}, but to ${await focused()}`);
};

test('a folder by keyboard alone: whose a file is may be said otherwise, and the focus is never lost', async () => {
  await open(20);
  const [a, twin, c] = api.companies;
  twin!.organisationNumber = a!.organisationNumber;
  await page.reload();
  await waitForText(page, 'Alla 20', 20_000);
  await dropFolder(page, folder, [['lista.xlsx', 'x']]);
  await waitForText(page, 'Det finns ingen SIE-fil där');
  await focusOn(/ingen SIE-fil/);
  await tabTo('Avbryt');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Alla 20');
  await until(async () => (await focused()) !== null, 'the focus to be somewhere');
  await dropFolder(page, folder, [
    ['c-2024.se', sie(c!.organisationNumber, '2024', 12)],
    ['okand.se', sie('556000-0001', '2025', 3)],
    ['vems-2026.se', sie(a!.organisationNumber, '2026', 4)],
  ]);
  await waitForText(page, '1 av 3 filer kan läsas in');
  await tabTo(/Vilket företags fil är vems-2026\.se/);
  // Each press chooses: the first one, then the other, and what was told of it is taken back.
  await page.keyboard.press('ArrowDown');
  await waitForText(page, '2 av 3 filer kan läsas in');
  await page.keyboard.press('ArrowDown');
  const chosen = () => page.$eval('.plan select', (select) => (select as HTMLSelectElement).value);
  expect(await chosen()).toBe(twin!.id);
  expect(await focused()).toMatch(/vems-2026/);
  await tabTo('Ta bort ur listan: okand.se');
  await page.keyboard.press('Enter');
  await waitForText(page, '2 av 2 filer kan läsas in');
  await focusOn(/vems-2026|c-2024/);
  await tabTo('Antal företag');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Allt klart', 20_000);
  await focusOn(/Allt klart/);
  await tabTo('Klar');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Alla 20');
  await until(async () => (await focused()) !== null, 'the focus to be somewhere');
  const filesOf = (company: typeof a) => company!.years.map(({ sieFile }) => sieFile?.filename);
  expect(filesOf(twin)).toContain('vems-2026.se');
  expect(filesOf(a)).not.toContain('vems-2026.se');
});

test('what differs is counted on the icon until the popup has named it', async () => {
  await open(1000);
  const badge = () => page.evaluate(() => chrome.action.getBadgeText({}));
  await page.evaluate(() => chrome.runtime.sendMessage({ verb: 'differing.list', input: null }));
  const first = api.companies.find((one) =>
    Object.values(one.agrees!).some((how) => typeof how === 'number'),
  );
  await until(async () => (await badge()) === '20', 'as many as are named');
  const popup = await openPopup(chromium);
  const gone = Object.values(first!.agrees!).find((how) => typeof how === 'number');
  await waitForText(popup, `${gone} verifikat finns kvar som har tagits bort i`);
  await waitForText(popup, first!.name);
  await until(async () => (await badge()) === '', 'the icon to be plain');
  // And from its line to what differs.
  api.state.differing = differingVouchers;
  await (await popup.waitForSelector('button:has(.differing-line)'))!.click();
  await waitForText(popup, /A 412[^]*Finns kvar, har tagits bort i/);
  await popup.close();
});

test('the nightly comparison is turned off and on, and its messages sent somewhere, by an administrator', async () => {
  await open(20);
  const [company] = api.companies;
  await page.goto(`chrome-extension://${chromium.id}/company.html?company=${company!.id}&view=source`);
  const tick = async (name: RegExp) => {
    const label = await until(
      () =>
        page
          .evaluateHandle(
            (words) =>
              [...document.querySelectorAll('.tick-line')].find((one) =>
                new RegExp(words).test(one.textContent),
              ),
            name.source,
          )
          .then((handle) => handle.asElement()),
      String(name),
    );
    await (label as ElementHandle).click();
  };
  await tick(/bara nya verifikat/);
  await until(async () => company!.watch?.reloads === true, 'reloads by itself');
  await press(page, 'Lägg till');
  await page.type('#webhook', 'https://hooks.byran.se/hemlig-vag');
  const secret = await page.$eval('#secret', (field) => (field as HTMLInputElement).value);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await press(page, 'Spara');
  await waitForText(page, 'Skickas till hooks.byran.se');
  expect(company!.watch).toMatchObject({ enabled: true, reloads: true });
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      document.body.innerHTML,
    ]),
  );
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain('hemlig-vag');
  await press(page, 'Skicka ett prov');
  await waitForText(page, 'hooks.byran.se tog emot provet (204).');
  await tick(/varje natt/);
  await waitForText(page, 'Avstängt');
  await until(async () => company!.watch?.enabled === false, 'the service to be told');
  expect(company!.watch).toMatchObject({ webhook: { host: 'hooks.byran.se' } });
  await press(page, 'Ta bort');
  await press(page, 'Ja, sluta');
  await waitForText(page, 'skickas det till en adress (webhook)');
  expect(company!.watch!.webhook).toBeNull();
  await waitForNoText(page, 'tog emot provet');
});

test('a dropped file says what it would change before it replaces: one press more, and none for an empty year', async () => {
  await open(20);
  const [company] = api.companies;
  const number = company!.organisationNumber;
  const [, , , newest] = company!.years;
  Object.assign(newest!, { state: 'empty', vouchers: 0, rows: 0, loadedAt: null, sieFile: null });
  api.state.differing = differingVouchers;
  await page.goto(`chrome-extension://${chromium.id}/company.html?company=${company!.id}`);
  await upload(page, folder, [
    ['2024.se', sie(number, '2024', 60)],
    ['2025.se', sie(number, '2025', 60)],
    ['2026.se', sie(number, '2026', 60)],
  ]);
  await waitForText(
    page,
    '5 verifikat skiljer. A 412 och A 97 finns inte i filen; A 98 har ändrats; A 120 har flyttats; A 413 är nytt.',
  );
  await waitForText(page, 'Filen säger detsamma som det som redan är inläst');
  await waitForText(page, '1 av 3 filer inlästa');
  const loaded = () =>
    [...api.jobs.values()]
      .filter(({ kind }) => kind === 'load')
      .map(({ fiscalYears }) => fiscalYears[0]!.start);
  expect(loaded()).toEqual(['2026-01-01']);
  // All of it, and back; then it replaces.
  await press(page, 'Visa skillnaderna');
  await waitForText(page, 'Finns bara i filen');
  await press(page, 'Tillbaka');
  expect(loaded()).toEqual(['2026-01-01']);
  // What loading it would be stopped by stands beside what differs, and is set aside by the press that decides it.
  for (const name of ['2024.se', '2025.se'])
    await (await byRole(page, 'button', `Ta bort ur listan: ${name}`)).click();
  api.state.guard = many;
  await upload(page, folder, [['2024.se', sie(number, '2024', 60)]]);
  await waitForText(page, /5 verifikat skiljer[^]*3 saker att godta[^]*serierna A, B och K/);
  const uploads = asked('POST', /sie-files/);
  await press(page, 'Visa skillnaderna');
  await waitForText(page, /3 saker att godta[^]*serierna A, B och K[^]*Finns bara i filen/);
  await press(page, 'Tillbaka');
  await press(page, 'Läs in ändå');
  expect(asked('POST', /sie-files/)).toBe(uploads);
  await press(page, 'Ja, läs in ändå');
  await waitForText(page, '2 av 2 filer inlästa');
  expect(loaded()).toEqual(['2026-01-01', '2024-01-01']);
  expect(company!.years.map(({ sieFile }) => sieFile?.filename)).toEqual([
    'fjallbageriet-2023.se',
    '2024.se',
    'fjallbageriet-2025.se',
    '2026.se',
  ]);
  expect(asked('POST', /sie-files/)).toBe(uploads + 1);
});
