// The main job, end to end: the built extension in Chromium, the stand-in page, the real worker with its D1 under it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import type { Company } from '../../shared/contract/company.ts';
// The accounting system's stand-in is another's program here, and no part of the extension.
// oxlint-disable-next-line no-restricted-imports
import { startSources } from '../../worker/local/sources.ts';
// oxlint-disable-next-line no-restricted-imports
import { standInCredentials, type Books } from '../../worker/sources/stand-ins/stand-ins.ts';
import { playFolder } from './bureau-folder.ts';
import { kinds, playSource, whole } from './every-source.ts';
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
  text,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { freePort, sample, startRealWorker } from './real-worker.ts';
import type { RealWorker } from './real-worker.ts';

let worker: RealWorker;
let standIn: StandIn;
let chromium: Chromium;
let page: Page;
let bakery: Company;
let wharf: Company;
let folder: string;
let sources: Awaited<ReturnType<typeof startSources>>;
let bokio: Company;
let books: Books;

const deleted = /#VER A 12 [^]*?\r?\n}\r?\n/;

const bakeryFile = (year: number) => `fiktiva-fjallbageriet-${year}.se`;
const wharfFile = 'latsaslunds-batvarv-2023-2024.se';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  // The browser starts while the worker does.
  const browser = buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }).then(
    async (extension) => (chromium = await startChromium(extension)),
  );
  const inBokio = await Promise.all(
    [2024, 2025].map(async (year): Promise<[string, string]> => {
      const text = (await sample(bakeryFile(year))).toString('latin1');
      return [
        `${year}`,
        text.replace(/#FNAMN .*/, '#FNAMN "I Bokio AB"').replace(/#ORGNR .*/, '#ORGNR 559999-0602'),
      ];
    }),
  );
  // At the source a voucher of 2024 has been deleted since.
  const booksInBokio = inBokio.map(([year, text]) => ({
    id: year,
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    sie: new Uint8Array(Buffer.from(year === '2024' ? text.replace(deleted, '') : text, 'latin1')),
  }));
  books = { bokio: booksInBokio, 'sie-url': [], briox: [], 'bjorn-lunden': [], fortnox: [] };
  sources = await startSources(await freePort(), books, join(folder, 'key'));
  worker = await startRealWorker(sources.vars);
  const files = async (names: string[]) =>
    Promise.all(names.map(async (name): Promise<[string, Buffer]> => [name, await sample(name)]));
  bakery = await worker.company(
    'Fiktiva Fjällbageriet AB',
    '559999-0107',
    '4711',
    await files([2024, 2025].map(bakeryFile)),
  );
  wharf = await worker.company('Låtsaslunds Båtvarv AB', '559999-0206', '4712', await files([wharfFile]));
  bokio = await worker.company(
    'I Bokio AB',
    '559999-0602',
    '4713',
    inBokio.map(([year, text]) => [`${year}.se`, Buffer.from(text, 'latin1')]),
  );
  await worker.call(`/v1/companies/${bokio.id}/source`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(standInCredentials(sources.origin).bokio),
  });
  const companies = [bakery, wharf, bokio].map(({ oxceedId, name, organisationNumber }) => ({
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
  sources?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The rules for paper, on the screen or not: the page's emulation does not reach a frame of another process. */
const onPaper = (frame: Frame, media: 'all' | 'print') =>
  frame.evaluate((to) => {
    for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]))
      if (
        rule instanceof CSSMediaRule &&
        (rule.media.mediaText === 'print' || rule.cssText.includes('.printing'))
      )
        rule.media.mediaText = to;
  }, media);
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

test('what was deleted in the accounting system is named before anything is taken away, and that year alone reloaded', async () => {
  const before = await yearOf(bokio, '2024-01-01');
  const other = await yearOf(bokio, '2025-01-01');
  await go(bokio);
  const frame = await openDialog(page);
  await byRole(frame, 'button', 'Jämför med Bokio');
  const places = () =>
    frame.$$eval('.year, .year > :not(.agreement), .all, .dock', (nodes) =>
      nodes.map((node) => {
        const { x, y, height } = node.getBoundingClientRect();
        return [x, y, height].map(Math.round);
      }),
    );
  const where = await places();
  await press(frame, 'Jämför med Bokio');
  await waitForText(frame, '1 verifikat skiljer från Bokio', 20_000);
  const [line] = await frame.$$eval('.differing tbody tr', (rows) => rows.map((row) => row.innerText));
  expect(line).toMatch(/^A 12\s+2024-\d\d-\d\d\s+\S[^]*Finns kvar, har tagits bort i Bokio$/);
  expect(await frame.$$eval('.compared-year h3', (years) => years.map((year) => year.textContent))).toEqual([
    '2024 1 verifikat skiljer',
    '2025  Stämmer',
  ]);
  // As Excel opens it, and as it is printed and pasted.
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await press(frame, 'Spara som CSV');
  const csv = await until(
    () => readFile(join(folder, 'avvikelser-559999-0602.csv'), 'utf8').catch(() => null),
    'the CSV file',
  );
  expect(csv).toMatch(
    /^\ufeffRäkenskapsår;Serie;Nummer;[^\n]*\r\n2024;A;12;2024-[^\n]*;Finns kvar, har tagits bort i Bokio;/,
  );
  await press(frame, 'Kopiera');
  await waitForText(frame, 'Kopierat');
  await frame.evaluate(() => (window.print = () => undefined));
  await press(frame, 'Skriv ut');
  await onPaper(frame, 'all');
  const printed = await text(frame);
  expect(printed).toMatch(/Avvikelser mot Bokio[^]*A 12/);
  expect(printed).not.toMatch(/Spara|Till räkenskapsåren|Töm bokföringsdata/);
  await onPaper(frame, 'print');
  await frame.evaluate(() => dispatchEvent(new Event('afterprint')));
  // Nothing has been taken away, and nothing loaded.
  expect([await yearOf(bokio, '2024-01-01'), await yearOf(bokio, '2025-01-01')]).toEqual([before, other]);

  await press(frame, 'Ladda om bara de år som skiljer');
  await waitForText(frame, 'Läser från Bokio');
  expect(
    await frame.$$eval('.year:not(.off)', (years) =>
      years.map((year) => year.querySelector('.agreement')?.textContent.trim()),
    ),
    // The empty year, which could be read in too, has nothing to compare.
  ).toEqual(['Stämmer', '1 verifikat skiljer', null]);
  expect(await places()).toEqual(where);
  await press(frame, 'Ladda om 1 räkenskapsår');
  await waitForText(frame, '2024 är omladdat', 20_000);
  expect(await yearOf(bokio, '2024-01-01')).toMatchObject({ vouchers: before.vouchers - 1 });
  expect(await yearOf(bokio, '2025-01-01')).toEqual(other);
  await press(frame, 'Töm fler år');
  await press(frame, 'Jämför med Bokio');
  await waitForText(frame, 'Allt stämmer med Bokio', 20_000);

  // A year that cannot be read is told, and the other is compared.
  const mood = JSON.stringify({ name: 'web-page', where: '2024' });
  await fetch(`${sources.origin}/mood`, { method: 'POST', body: mood });
  await press(frame, 'Till räkenskapsåren');
  await press(frame, 'Jämför med Bokio');
  await waitForText(frame, 'Alla räkenskapsår kunde inte läsas', 20_000);
  expect(
    await frame.$$eval('.compared-year', (years) => years.map((year) => (year as HTMLElement).innerText)),
  ).toEqual([
    expect.stringMatching(/^2024\s+Kunde inte läsas\s+\S/),
    expect.stringMatching(/^2025\s+Stämmer\s+2025-\d\d-\d\d – 2025-\d\d-\d\d, \d+ verifikat/),
  ]);
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

test('a file that covers less says so beside what differs, and is read in all the same by one press, asked about', async () => {
  const before = await yearOf(bakery, '2025-01-01');
  const company = await chromium.browser.newPage();
  await company.goto(`chrome-extension://${chromium.id}/company.html?company=${bakery.id}`);
  // The whole file, cut down to its first three vouchers, and said to end with their month.
  const whole = String(await readFile(samples + bakeryFile(2025), 'latin1'));
  const [head, ...vouchers] = whole.split(/(?=#VER )/);
  const small = join(folder, 'tre-verifikat.se');
  const shorter = head!.replace(/#OMFATTN 2025\d+/, '#OMFATTN 20250131');
  await writeFile(small, shorter + vouchers.slice(0, 3).join(''), 'latin1');
  await uploadTo(company, small);
  // What it would take away is shown first, and nothing is touched meanwhile.
  const gone = before.vouchers - 3;
  await waitForText(company, new RegExp(`${gone} verifikat skiljer\\. .* finns inte i filen\\.`), 20_000);
  await press(company, 'Visa skillnaderna');
  await waitForText(company, `${gone} verifikat skiljer från filen`, 20_000);
  const said = await company.$$eval('.differing .kind', (kinds) => kinds.map((kind) => kind.textContent));
  expect(new Set(said)).toEqual(new Set(['Finns inte i filen', 'Senare än filen räcker']));
  await waitForText(
    company,
    /Filen räcker till 2025-01-31, det inlästa till 2025-12-\d\d\. \d+ verifikat är senare/,
  );
  await press(company, 'Tillbaka');
  // So is what it would be stopped by: one press, asked about, sets that aside.
  await waitForText(company, new RegExp(`\\b3 ver[^]*\\b${before.vouchers} ver`));
  expect(await yearOf(bakery, '2025-01-01')).toEqual(before);
  await (await company.$('.stopped button'))!.click();
  await (await company.waitForSelector('.ask .primary'))!.click();
  await until(
    async () => (await yearOf(bakery, '2025-01-01')).vouchers === 3,
    'the small file to be live',
    20_000,
  );
  // And back, compared before it is read in.
  await waitForText(company, '1 av 1 fil inläst', 20_000);
  const [chooser] = await Promise.all([company.waitForFileChooser(), press(company, 'Jämför med en fil')]);
  await chooser.accept([samples + bakeryFile(2025)]);
  await waitForText(company, 'Finns bara i filen', 20_000);
  await waitForText(company, /Det inlästa räcker till 2025-01-31, filen till 2025-12-\d\d/);
  expect(await yearOf(bakery, '2025-01-01')).toMatchObject({ vouchers: 3 });
  await press(company, 'Läs in filen');
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

test('the bureau’s page: all companies, a selection compared, and from its mark to the voucher', async () => {
  // Deleted there since.
  const [y2024, ...others] = books.bokio;
  const text = Buffer.from(y2024!.sie).toString('latin1');
  books.bokio = [
    { ...y2024!, sie: new Uint8Array(Buffer.from(text.replace(/#VER A 14 [^]*?\r?\n}\r?\n/, ''), 'latin1')) },
    ...others,
  ];
  await fetch(`${sources.origin}/mood`, { method: 'DELETE' });
  const overview = await chromium.browser.newPage();
  await overview.goto(`chrome-extension://${chromium.id}/company.html`);
  await waitForText(overview, 'Alla 3');
  for (const { name } of [bakery, wharf, bokio])
    await (await byRole(overview, 'checkbox', `Välj ${name}`)).click();
  await press(overview, 'Jämför');
  await waitForText(overview, 'Jämförelsen är klar', 30_000);
  await waitForText(overview, '3 av 3 företag klara');
  await waitForText(overview, 'Skiljer 1');
  expect(
    await overview.$$eval('.year-mark.differs', (marks) => marks.map((mark) => mark.textContent)),
  ).toEqual(['20241 ver. skiljer']);
  await (await overview.waitForSelector('.year-mark.differs a'))!.click();
  await waitForText(overview, 'Finns kvar, har tagits bort i Bokio');
  expect(
    await overview.$$eval('.differing tbody th', (names) => names.map((name) => name.textContent)),
  ).toEqual(['A 14']);
  // It is told on the icon's page too, and each night from now on.
  const popup = await openPopup(chromium);
  await waitForText(popup, '1 verifikat finns kvar som har tagits bort i Bokio');
  await popup.close();
  await press(overview, 'Anslutning');
  await waitForText(overview, /Jämför varje natt[^]*Nästa gång/);
  // Somebody else is told too: an address inside is not taken, and one that nobody listens at is told by a trial.
  await press(overview, 'Lägg till');
  await overview.type('#webhook', 'https://10.0.0.1/tom');
  await press(overview, 'Spara');
  await waitForText(overview, '10.0.0.1 leder in i ett eget nät');
  await overview.$eval('#webhook', (field) => (field as HTMLInputElement).select());
  await overview.type('#webhook', 'https://hook.example.com/tom');
  await press(overview, 'Spara');
  await waitForText(overview, 'Skickas till hook.example.com');
  await press(overview, 'Skicka ett prov');
  await waitForText(overview, 'hook.example.com svarade 404 och tog inte emot provet');
  await press(overview, 'Ta bort');
  await press(overview, 'Ja, sluta');
  await waitForText(overview, 'skickas det till en adress (webhook)');
  await overview.close();
});

test('the bureau’s page: a folder of files for three companies, one of which is stopped; a selection, one of which fails', async () => {
  const mood = JSON.stringify({ name: 'web-page', where: '2025' });
  await fetch(`${sources.origin}/mood`, { method: 'POST', body: mood });
  await playFolder({ chromium, worker, folder, broken: bokio });
  await fetch(`${sources.origin}/mood`, { method: 'DELETE' });
}, 120_000);

test.each(
  kinds.map((kind) => [
    kind,
    whole.has(kind) ? 'compared, three years reloaded of which one fails, forgotten' : 'forgotten',
  ]),
)(
  '%s from the company’s page: connected, read in, %s',
  async (kind) => {
    const number = `559999-1${kinds.indexOf(kind)}00`;
    const company = await worker.company(`Hos ${kind} AB`, number, `5${kinds.indexOf(kind)}00`, []);
    await playSource({ chromium, worker, origin: sources.origin, books, company, kind });
  },
  60_000,
);
