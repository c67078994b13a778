// Each accounting system from the company's page: connected, read in, forgotten; of two in between also compared, and three
// years reloaded of which one fails. The systems are the stand-ins that `npm start` has.
import { expect } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { SourceConnection } from '../../shared/contract/source.ts';
// The accounting systems' stand-ins are others' programs here, and no part of the extension.
// oxlint-disable-next-line no-restricted-imports
import { standInCredentials, type Book, type Books } from '../../worker/sources/stand-ins/stand-ins.ts';
import { byRole, press, until, waitForText } from './harness.ts';
import type { Chromium } from './harness.ts';
import type { RealWorker } from './real-worker.ts';
import { sie } from './scenes/steps.ts';

export type Kind = keyof Books;
/** What it is called where it is chosen, and in a sentence. */
export const systems: Record<Kind, [string, string]> = {
  fortnox: ['Fortnox', 'Fortnox'],
  bokio: ['Bokio', 'Bokio'],
  'bjorn-lunden': ['Björn Lundén', 'Björn Lundén'],
  briox: ['Briox', 'Briox'],
  'sie-url': ['SIE-fil på en adress', 'källan'],
};
export const kinds = Object.keys(systems) as Kind[];
/** One that is signed in to and one that knows of no years; what follows the connection is the same for the others, whose
 *  answers `worker/sources/vendors` and `worker/jobs` are tried with. */
export const whole = new Set<Kind>(['fortnox', 'sie-url']);

const years = ['2023', '2024', '2025'];
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
export const bookOf = (number: string, year: string, rows: number): Book => ({
  id: year,
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  sie: bytes(sie(number, year, rows)),
});
const without = ({ sie: file, ...book }: Book, number: number): Book => {
  const text = Buffer.from(file).toString('latin1');
  return { ...book, sie: bytes(text.replace(new RegExp(`#VER A ${number} [^]*?\\n}\\n`), '')) };
};

interface Play {
  chromium: Chromium;
  worker: RealWorker;
  origin: string;
  books: Books;
  company: Company;
  kind: Kind;
}

export async function playSource({ chromium, worker, origin, books, company, kind }: Play): Promise<void> {
  const [choice, called] = systems[kind];
  books[kind] = years.map((year) => bookOf(company.organisationNumber, year, 12));
  // An address says nothing of years: it is asked for those that are known.
  if (kind === 'sie-url')
    for (const { id, sie: file } of books[kind])
      await worker.upload(company.id, `${id}.se`, Buffer.from(file));
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.id}/company.html?company=${company.id}&view=source`);
  await connect(page, choice, origin, kind);
  await waitForText(page, 'Anslutningen fungerar', 20_000);
  await waitForText(page, `Läses från ${called}`);
  // The sign-in has come back to where it began.
  expect((await chromium.browser.pages()).filter((one) => one.url().includes('signed-in'))).toEqual([]);
  await expectNoSecrets(page, origin);

  await press(page, 'Jämför eller ladda om räkenskapsåren');
  await reloadAll(page);
  await waitForText(page, '2023, 2024 och 2025 är omladdade', 20_000);
  const read = await worker.years(company.id);
  expect(read.map(({ vouchers }) => vouchers)).toEqual([12, 12, 12]);

  if (whole.has(kind)) await compareAndFail(page, { worker, origin, books, company, kind }, read);

  await press(page, 'Anslutning');
  await press(page, 'Koppla från');
  await press(page, 'Ja, koppla från');
  await waitForText(page, 'Läses från filer');
  expect(await worker.call<SourceConnection>(`/v1/companies/${company.id}/source`)).toMatchObject({
    connected: false,
  });
  await page.close();
}

/** Compared with what is there now, and reloaded while one year's answer is no file. */
async function compareAndFail(
  page: Page,
  { worker, origin, books, company, kind }: Omit<Play, 'chromium'>,
  read: FiscalYear[],
): Promise<void> {
  const called = systems[kind][1];
  // Two have been deleted there since, in the one year and in the other.
  const [y2023, y2024, y2025] = books[kind] as [Book, Book, Book];
  books[kind] = [y2023, without(y2024, 7), without(y2025, 3)];
  await press(page, 'Töm fler år');
  await press(page, `Jämför med ${called}`);
  await waitForText(page, `2 verifikat skiljer från ${called}`, 20_000);
  expect(await page.$$eval('.differing tbody th', (names) => names.map((name) => name.textContent))).toEqual(
    // The newest year first.
    ['A 3', 'A 7'],
  );
  await press(page, 'Till räkenskapsåren');

  const mood = JSON.stringify({ name: 'web-page', where: '2025' });
  await fetch(`${origin}/mood`, { method: 'POST', body: mood });
  await reloadAll(page);
  await waitForText(page, '2023 och 2024 är omladdade', 20_000);
  await waitForText(page, /Räkenskapsåret 2025-01-01 är inte omläst och står som det var\. \S/);
  await fetch(`${origin}/mood`, { method: 'DELETE' });
  const [a, b, c] = await worker.years(company.id);
  expect([a!.vouchers, b!.vouchers]).toEqual([12, 11]);
  expect(c).toEqual(read[2]);
  expect(worker.rowsInD1(company.id)).toEqual({ live: 2 * (12 + 11 + 12), dead: 0 });
}

async function connect(page: Page, choice: string, origin: string, kind: Kind) {
  const label = await until(
    () =>
      page
        .evaluateHandle(
          (name) =>
            [...document.querySelectorAll('.kind-choice')].find(
              (one) => one.querySelector('strong')!.textContent === name,
            ),
          choice,
        )
        .then((handle) => handle.asElement()),
    choice,
  );
  await (label as ElementHandle).click();
  if (kind === 'fortnox') return press(page, 'Logga in i Fortnox');
  const { kind: _, ...fields } = standInCredentials(origin)[kind];
  for (const [name, value] of Object.entries(fields)) await page.type(`#${name}`, value);
  await press(page, 'Anslut');
}

/** Wherever an extension may keep things, there is nothing of what a source is asked with. */
async function expectNoSecrets(page: Page, origin: string) {
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      { ...localStorage },
      { ...sessionStorage },
      (await indexedDB.databases()).map(({ name }) => name),
      [...document.querySelectorAll('input')].map(({ value }) => value),
    ]),
  );
  expect(kept).not.toMatch(/stand-in-secret|hemlig-del/);
  for (const credentials of Object.values(standInCredentials(origin)))
    for (const [name, value] of Object.entries(credentials))
      if (name !== 'kind') expect(kept).not.toContain(value);
}

async function reloadAll(page: Page) {
  await (await byRole(page, 'checkbox', 'Alla')).click();
  await press(page, 'Ladda om 3 räkenskapsår');
}
