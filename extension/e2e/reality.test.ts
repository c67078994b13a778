// Every screen follows what happens, and nothing is dropped in silence: other windows, uploads, a lost connection at
// each step, files not sent yet, files dropped beside their place, where focus is, what has been within sight.
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import {
  byRole,
  decide,
  inBackground,
  openDialog,
  press,
  pressKey,
  startChromium,
  stopBackground,
  text,
  until,
  waitForNoText,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { buildForScenes, play } from './scenes.ts';
import { coversLess } from './scenes/reasons.ts';
import { empty, emptied, sie, tick, upload, y2024, y2025 } from './scenes/steps.ts';
import type { Stage } from './scenes/steps.ts';
import { fakeProblem } from './fake-api.ts';
import { differingVouchers } from './fake-api/reconciliations.ts';

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium(await buildForScenes());
}, 60_000);
afterAll(() => chromium?.close());

const on = (what: (stage: Stage) => Promise<void>) => async () =>
  play(
    chromium,
    async (stage) => what(stage).then(() => stage.page),
    async () => undefined,
  );

async function purge(page: Page, frame: Frame) {
  await tick(frame, y2024);
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  await press(frame, 'Töm 1 räkenskapsår');
}
const focused = (where: Page | Frame) =>
  where.evaluate(() => {
    const at = document.activeElement;
    return at === document.body || at === null ? 'body' : at.tagName;
  });
/** What has lost its element finds another within a moment. */
const kept = (where: Page | Frame) => until(async () => (await focused(where)) !== 'body', 'focus');
const badge = () => inBackground(chromium, () => chrome.action.getBadgeText({}));

test(
  'two windows agree: what one empties the other shows as empty, and chooses no more',
  on(async ({ page, go, open }) => {
    await go();
    const other = await chromium.browser.newPage();
    await other.goto(page.url());
    const there = await openDialog(other);
    await tick(there, y2024);
    await waitForText(there, 'Ersätts');
    await page.bringToFront();
    const here = await open();
    await purge(page, here);
    await waitForText(here, '2024 är tömt');
    await other.bringToFront();
    await waitForText(there, 'Tomt');
    await waitForNoText(there, 'Jobb pågår');
    await until(async () => (await there.$('.year input:checked')) === null, 'the choice to be taken back');
    // And back: restored here, to be chosen there.
    await page.bringToFront();
    await press(here, 'Ångra');
    await press(here, 'Ja, återställ');
    await waitForText(here, 'är återställt');
    await other.bringToFront();
    await byRole(there, 'checkbox', y2024);
  }),
);

/** Where every row of the list and the dock stand. */
const places = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('.year, .dock, .slot, .press')].map((node) => {
      const { top, height } = node.getBoundingClientRect();
      return [top, height];
    }),
  );
test(
  'an empty year is read in from the accounting system, left out of a purge and said so, and nothing moves',
  on(async ({ api, page, open }) => {
    empty(api, ['2025']);
    const frame = await open();
    await waitForText(frame, 'kan läsas in från Fortnox');
    const stand = await places(frame);
    // Not with all the others: the accounting system may not have it.
    await tick(frame, 'Alla inlästa');
    await waitForText(frame, 'Ladda om 3 räkenskapsår');
    await tick(frame, y2025);
    await waitForText(frame, 'Ladda om 4 räkenskapsår');
    const box = await byRole(frame, 'checkbox', y2025);
    await decide(frame, 'purge');
    await waitForText(frame, 'utelämnas: inget att tömma');
    await waitForText(frame, 'Töm 3 räkenskapsår');
    expect(await box.evaluate((one) => (one as HTMLInputElement).matches(':disabled:not(:checked)'))).toBe(
      true,
    );
    expect(await places(frame)).toEqual(stand);
    // It comes back with the deed; alone, it replaces nothing.
    await decide(frame, 'reload');
    await waitForText(frame, 'Ladda om 4 räkenskapsår');
    await tick(frame, 'Alla inlästa');
    await tick(frame, y2025);
    await waitForText(frame, 'Ersätts inget');
    expect(await places(frame)).toEqual(stand);
    await press(frame, 'Ladda om 1 räkenskapsår');
    await waitForText(frame, '2025 är omladdat');
    expect(api.companies[0]!.years[2]).toMatchObject({ label: '2025', state: 'loaded', rows: 300 });
    // And where no year holds anything: emptied to the last, all are there to be read in.
    empty(api, ['2023', '2024', '2025', '2026']);
    await page.reload();
    const again = await open();
    await tick(again, 'Alla');
    await press(again, 'Ladda om 4 räkenskapsår');
    await waitForText(again, 'är omladdade');
  }),
);

test(
  'a purge that its file followed no longer says that the year is empty',
  on(async ({ page, open, folder }) => {
    const frame = await open();
    await purge(page, frame);
    await waitForText(frame, '2024 är tömt');
    await waitForText(frame, 'väntar på en fil');
    await until(async () => (await focused(frame)) === 'H2', 'focus on what is done');
    await upload(frame, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)]]);
    await waitForText(frame, 'Allt klart');
    await waitForText(frame, '2024 är inläst');
    await waitForNoText(frame, 'är tömt');
  }),
);

test(
  'a dialog with files not sent yet asks before it closes, and closes by itself when they are',
  on(async ({ api, page, open, folder }) => {
    api.companies[0]!.source = { kind: 'fortnox' };
    emptied(api, ['2023', '2024']);
    api.state.holdJobsAt = 0.5;
    const frame = await open();
    await upload(frame, folder, [
      ['a.se', sie('559999-0107', '2023', 40)],
      ['b.se', sie('559999-0107', '2024', 60)],
    ]);
    await waitForText(frame, 'Läses in');
    await page.keyboard.press('Escape');
    await waitForText(frame, '1 fil är inte skickad än');
    // Escape takes the question back, and asks anew.
    await page.keyboard.press('Escape');
    await waitForNoText(frame, 'inte skickad');
    // However often it is pressed, and where the focus is on the page's own side of the dialog.
    for (const wanted of [waitForText, waitForNoText, waitForText]) {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('Escape');
      await wanted(frame, '1 fil är inte skickad än');
    }
    api.endJobs();
    await until(async () => page.frames().length === 1, 'the dialog to close');
    expect(api.seen.filter(({ path }) => path.endsWith('/sie-files'))).toHaveLength(2);
  }),
);

test(
  'a file that waits for an answer is not left in silence either',
  on(async ({ api, page, open, folder }) => {
    api.state.differing = differingVouchers;
    const frame = await open();
    await upload(frame, folder, [['a.se', sie('559999-0107', '2024', 60)]]);
    await waitForText(frame, '5 verifikat skiljer.');
    await pressKey(page, 'Escape');
    await waitForText(frame, '1 fil är inte inläst än');
    await press(frame, 'Tillbaka');
    await waitForNoText(frame, 'inte inläst än');
    await pressKey(page, 'Escape');
    await press(frame, 'Stäng ändå');
    await until(async () => page.frames().length === 1, 'the dialog to close');
    expect([...api.jobs.values()]).toEqual([]);
  }),
);

test(
  'a file that fails keeps the dialog open',
  on(async ({ api, page, open, folder }) => {
    emptied(api, ['2023', '2024']);
    api.state.holdJobsAt = 0.5;
    const frame = await open();
    await upload(frame, folder, [
      ['a.se', sie('559999-0107', '2023', 40)],
      ['b.se', sie('559999-0107', '2024', 60)],
    ]);
    await waitForText(frame, 'Läses in');
    await page.keyboard.press('Escape');
    await waitForText(frame, '1 fil är inte skickad än');
    api.state.guard = coversLess;
    api.endJobs();
    await waitForText(frame, 'Stoppad');
    await waitForNoText(frame, 'inte skickad');
    expect(page.frames()).toHaveLength(2);
  }),
);

async function dropAt(page: Page, x: number, y: number, path: string) {
  const session = await page.createCDPSession();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}
test(
  'a file dropped beside its place is taken where the view has one, and opens nothing anywhere',
  on(async ({ folder, page, open }) => {
    const path = join(folder, 'fjallbageriet-2024.se');
    await writeFile(path, sie('559999-0107', '2024', 60));
    const frame = await open();
    await waitForText(frame, '2023');
    // On the page's darkened part, beside the card.
    await dropAt(page, 40, 400, path);
    await waitForText(frame, 'Filen säger detsamma');
    expect(page.url()).toContain('/company/4711/');
    // Each in a tab of its own: after a drop and another page in the same tab the browser may swallow the next drop.
    const opened = async (path: string) => {
      const shown = await chromium.browser.newPage();
      await shown.goto(`chrome-extension://${chromium.id}/${path}`);
      return shown;
    };
    const company = await opened('company.html?company=cmp_4711');
    await waitForText(company, 'Släpp SIE-filer');
    await dropAt(company, 30, 30, path);
    await waitForText(company, 'Filen säger detsamma som det som redan är inläst');
    for (const shown of [await opened('popup.html'), await opened('options.html')]) {
      await shown.bringToFront();
      const address = shown.url();
      await dropAt(shown, 100, 150, path);
      expect(await shown.evaluate(() => location.href)).toBe(address);
    }
  }),
);

test(
  'a connection lost at each step keeps what was chosen and typed, and is tried again on a press',
  on(async ({ api, page, open, folder }) => {
    const lost = async (where: Frame, what: () => Promise<unknown>, title = 'Ingen anslutning') => {
      api.state.offline = true;
      await what();
      await waitForText(where, title);
      await kept(where);
      api.state.offline = false;
    };
    api.state.offline = true;
    const frame = await open();
    await waitForText(frame, 'Ingen anslutning');
    api.state.offline = false;
    await press(frame, 'Försök igen');
    await byRole(frame, 'checkbox', y2024);
    // Choosing.
    await lost(frame, () => tick(frame, y2024));
    await press(frame, 'Försök igen');
    await waitForText(frame, 'Ersätts');
    // Asking for the purge.
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
    await lost(frame, () => press(frame, 'Töm 1 räkenskapsår'));
    expect(await frame.$eval('#confirm', (field) => (field as HTMLInputElement).value)).toBe('0107');
    api.state.holdJobsAt = 0.5;
    await press(frame, 'Försök igen');
    await waitForText(frame, 'Tömmer 2024');
    // Following it.
    api.state.offline = true;
    await waitForText(frame, 'Ingen anslutning just nu');
    api.state.offline = false;
    api.endJobs();
    await waitForText(frame, '2024 är tömt');
    // However often it was asked for, it was one order.
    expect([...api.jobs.values()]).toHaveLength(1);
    // Undoing it.
    await press(frame, 'Ångra');
    await lost(frame, () => press(frame, 'Ja, återställ'));
    // A file.
    await lost(
      frame,
      () => upload(frame, folder, [['a.se', sie('559999-0107', '2024', 40)]]),
      'Misslyckades',
    );
    await press(frame, 'Försök igen');
    await waitForText(frame, /Inläst|återställt/);
  }),
);

test(
  'a background that is killed at work: told, tried again under the same key, and nothing is done twice',
  on(async ({ api, open, page, folder }) => {
    /** Orders taken at this end of the API: how many, and under how many keys. */
    const orders = (end: string) => {
      const taken = api.seen.filter(({ method, path }) => method === 'POST' && path.endsWith(end));
      return [taken.length, new Set(taken.map(({ headers }) => headers['idempotency-key'])).size];
    };
    const jobsOf = (kind: string) => [...api.jobs.values()].filter((job) => job.kind === kind).length;
    /** The order has reached the service, and its answer is on the way. */
    const killed = async (end: string) => {
      await until(async () => orders(end)[0] === 1, 'the order');
      await stopBackground(chromium);
      await waitForText(frame, 'Svaret hann inte fram');
      await kept(frame);
      api.sendAnswers();
      await press(frame, 'Försök igen');
    };
    emptied(api, ['2025']);
    const frame = await open();
    await byRole(frame, 'checkbox', y2024);
    // A file.
    api.state.holdAnswers = true;
    await upload(frame, folder, [['fjallbageriet-2025.se', sie('559999-0107', '2025', 60)]]);
    await killed('/sie-files');
    await waitForText(frame, '1 av 1 fil inläst');
    await until(async () => jobsOf('load') > 0, 'the file');
    expect([orders('/sie-files'), jobsOf('load')]).toEqual([[2, 1], 1]);
    // A purge; and while it is followed.
    await press(frame, 'Till räkenskapsåren');
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    const button = await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
    api.state.holdAnswers = true;
    api.state.holdJobsAt = 0.5;
    await button.click();
    await killed('/purges');
    await waitForText(frame, 'Tömmer 2024');
    await stopBackground(chromium);
    api.endJobs();
    await waitForText(frame, '2024 är tömt');
    expect([orders('/purges'), jobsOf('purge')]).toEqual([[2, 1], 1]);
    expect(api.companies[0]!.years.map(({ rows }) => rows > 0)).toEqual([true, false, true, true]);
  }),
);

test(
  'focus is never lost: ticking, deciding, pressing, ending, undoing, and what is closed gives it back',
  on(async ({ api, page, open }) => {
    api.state.holdJobsAt = 0.5;
    const frame = await open();
    await until(() => frame.$('.year input:focus'), 'focus on the first year');
    const lost: string[] = [];
    const check = async (step: string) => {
      await kept(frame).catch(() => lost.push(step));
    };
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await check('ticked');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await check('decided');
    await page.keyboard.type('0107');
    await check('typed');
    await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
    await page.keyboard.press('Enter');
    await waitForText(frame, 'Tömmer 2025');
    await check('running');
    api.endJobs();
    await waitForText(frame, '2025 är tömt');
    await check('done');
    await press(frame, 'Ångra');
    await check('asked');
    api.state.holdJobsAt = 0.5;
    await press(frame, 'Ja, återställ');
    await waitForText(frame, 'Återställer 2025');
    await check('undoing');
    api.endJobs();
    await waitForText(frame, 'är återställt');
    await check('undone');
    await press(frame, 'Töm fler år');
    await byRole(frame, 'checkbox', y2025);
    await check('again');
    expect(lost).toEqual([]);
  }),
);

test(
  'popup: jobs first, the failed ones marked until they have been within sight; then what was worked with',
  on(async ({ api, open }) => {
    api.state.failJobs = fakeProblem('file_changed', { file: 'x.se' });
    api.state.holdJobsAt = 0.1;
    const frame = await open();
    await tick(frame, y2024);
    await press(frame, 'Ladda om 1 räkenskapsår');
    await waitForText(frame, 'Hämtar från källan');
    api.endJobs();
    await waitForText(frame, 'kunde inte laddas om');
    await until(async () => (await badge()) === '!', 'the badge');
    // So low that the failure is out of sight.
    const low = await chromium.browser.newPage();
    await low.setViewport({ width: 380, height: 90 });
    await low.goto(`chrome-extension://${chromium.id}/popup.html`);
    await waitForText(low, 'Misslyckades');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await badge()).toBe('!');
    await low.evaluate(() => document.querySelector('.job-list')!.scrollIntoView());
    await until(async () => (await badge()) === '', 'the failure to be seen');
    expect(await text(low)).toContain('Misslyckades');
  }),
);

test(
  'popup: a search folds å, ä and ö, the arrows enter the list, and a long name is whole to whoever points',
  on(async ({ api, popup }) => {
    const one = api.companies[0]!;
    for (let n = 0; n < 30; n++)
      api.companies.push({
        ...one,
        id: `cmp_${n}`,
        oxceedId: `9${n}`,
        name: `Annan ${n} AB`,
        organisationNumber: '556677-8899',
      });
    one.name = 'Ytterst Långa Namnets Fjällbageri och Åkeri i Härjedalen med omnejd Aktiebolag';
    const page = await popup(380);
    await until(() => page.$('.search input:focus'), 'the field');
    // Not the alphabet's first twenty.
    expect(await page.$$('.company-list li')).toHaveLength(0);
    await page.keyboard.type('fjallbageri akeri');
    const row = await until(() => page.$('.company-list button'), 'the company');
    expect(await row.evaluate((node) => node.title)).toBe(`${one.name} 559999-0107`);
    await page.keyboard.press('ArrowDown');
    expect(await page.$('.company-list button:focus')).not.toBeNull();
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toContain('type="search"');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await byRole(page, 'checkbox', y2024);
  }),
);
