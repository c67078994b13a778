// The bureau's page on the real worker: a folder's files find their companies and years and are read in one at a time, and a
// selection is reloaded and compared. What fails stands in nothing else's way, and the ledger holds what the files say.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { Company } from '../../shared/contract/company.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Page as PageOf } from '../../shared/contract/list.ts';
import { inspectFile } from '../../shared/sie-cli/inspect.ts';
import { byRole, press, until, waitForText } from './harness.ts';
import type { Chromium } from './harness.ts';
import type { RealWorker } from './real-worker.ts';
import { dropFolder, sie } from './scenes/steps.ts';

interface Play {
  chromium: Chromium;
  worker: RealWorker;
  folder: string;
  /** Connected to an accounting system whose answer about one year is no SIE file. */
  broken: Company;
}

const start = (year: string) => `${year}-01-01`;

export async function playFolder({ chromium, worker, folder, broken }: Play): Promise<void> {
  const numbers = ['559999-2004', '559999-2103', '559999-2202'] as const;
  const old = (number: string): [string, string] => ['fore.se', sie(number, '2024', 30)];
  const [a, b, c] = await Promise.all(
    numbers.map((number, i) => worker.company(`Mapp ${'ABC'[i]} AB`, number, `60${i}`, [old(number)])),
  );
  const twin = await worker.company('Tvilling C AB', numbers[2], '603', []);
  /** What each year is to hold in the end: the file, and whose it is. */
  const files: [name: string, company: Company, year: string, rows: number][] = [
    ['a-2024.se', a!, '2024', 31],
    ['a-2025.se', a!, '2025', 12],
    // Far fewer than are there.
    ['b-2024.se', b!, '2024', 3],
    ['b-2025.se', b!, '2025', 14],
    ['c-2024.se', c!, '2024', 29],
    ['c-2025.se', c!, '2025', 16],
  ];
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.id}/company.html`);
  await waitForText(page, 'Tvilling C AB');
  await dropFolder(page, folder, [
    ...files.map(([name, { organisationNumber }, year, rows]): [string, string] => [
      name,
      sie(organisationNumber, year, rows),
    ]),
    ['okand.se', sie('559999-2905', '2024', 9)],
    ['lista.txt', 'x'],
  ]);
  await waitForText(page, '4 av 7 filer kan läsas in', 20_000);
  await waitForText(page, 'Företaget finns inte bland dem du har behörighet till.');
  await waitForText(page, 'Ersätter fore.se');
  await waitForText(page, 'Läses in, året är tomt');
  // Two companies have that number: somebody says which is meant.
  for (const name of ['c-2024.se', 'c-2025.se'])
    await (await page.waitForSelector(`select[aria-label*="${name}"]`))!.select(c!.id);
  await waitForText(page, '6 av 7 filer kan läsas in');
  await waitForText(page, '6 filer läses in i 3 företag, en i taget. 3 ersätter det som är inläst.');
  await page.type('.typed-count input', '4');
  await waitForText(page, 'Det är inte antalet företag');
  expect((await jobsOf(worker, [a!, b!, c!, twin])).map(({ kind }) => kind)).toEqual([
    'load',
    'load',
    'load',
  ]);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3');
  const told = await tallies(page);
  await press(page, 'Läs in 6 filer');
  await waitForText(page, /5 av 6 filer inlästa[^]*1 fil lästes inte in/, 60_000);
  await byRole(page, 'button', 'Klar');
  expect(await told()).toEqual([0, 1, 2, 3, 4, 5]);
  // One after the other, over all companies.
  const loads = await jobsOf(worker, [a!, b!, c!, twin]);
  expect(loads).toHaveLength(8);
  for (const [i, { createdAt }] of loads.slice(3).entries())
    expect(createdAt >= loads[i + 2]!.finishedAt!, `${i}`).toBe(true);

  // What was stopped says why, and its year stands as it was; the others hold what their files say.
  await waitForText(page, 'Filen täcker mindre än det inlästa');
  const digestOf = async (name: string) => {
    const read = await inspectFile(join(folder, name));
    return 'refused' in read ? null : read.summary.digest;
  };
  await writeFile(join(folder, 'fore.se'), old(numbers[1])[1]);
  const expected = await Promise.all(
    files.map(async ([name, { id }, year]) => [
      id,
      start(year),
      await digestOf(name === 'b-2024.se' ? 'fore.se' : name),
    ]),
  );
  const digests = () =>
    Promise.all(
      files.map(async ([, { id }, year]) => {
        const found = (await worker.years(id)).find((one) => one.start === start(year));
        return [id, start(year), found?.digest];
      }),
    );
  expect(await digests()).toEqual(expected);
  expect(await worker.years(twin.id)).toEqual([]);
  await press(page, 'Läs in ändå');
  await press(page, 'Ja, läs in ändå');
  await waitForText(page, 'Allt klart', 20_000);
  expected[2]![2] = await digestOf('b-2024.se');
  expect(await digests()).toEqual(expected);
  await press(page, 'Klar');

  await playSelection(page, [a!, b!, c!], broken);
  expect(await digests()).toEqual(expected);
  for (const { id } of [a!, b!, c!]) expect(worker.rowsInD1(id).dead).toBe(0);
  await page.close();
}

/** Reloaded together with one that cannot be, then compared. */
async function playSelection(page: Page, companies: Company[], broken: Company) {
  for (const { name } of [...companies, broken])
    await (await byRole(page, 'checkbox', `Välj ${name}`)).click();
  await press(page, 'Ladda om …');
  await byRole(page, 'button', 'Ladda om 4 företag');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Omladdningen är klar', 60_000);
  await waitForText(page, '3 av 4 företag klara, 1 misslyckades');
  await press(page, 'Välj dem som misslyckades');
  await waitForText(page, '1 företag, ');
  await press(page, 'Avmarkera');
  for (const { name } of companies) await (await byRole(page, 'checkbox', `Välj ${name}`)).click();
  await press(page, 'Jämför');
  await waitForText(page, 'Jämförelsen är klar', 60_000);
  await waitForText(page, '3 av 3 företag klara');
  const marks = (name: string) =>
    page.$$eval(
      'li.company-row',
      (rows, its) =>
        [...rows.find((row) => row.textContent.includes(its))!.querySelectorAll('.year-mark')].map(
          ({ className }) => className.trim(),
        ),
      name,
    );
  for (const { name } of companies)
    await until(
      async () => String(await marks(name)) === 'year-mark agrees,year-mark agrees',
      `${name} to agree`,
    );
}

/** Of all of them, in the order in which they were asked for. */
const jobsOf = async (worker: RealWorker, companies: Company[]) => {
  const pages = await Promise.all(
    companies.map(({ id }) => worker.call<PageOf<Job>>(`/v1/companies/${id}/jobs`)),
  );
  return pages.flatMap(({ items }) => items).toSorted((x, y) => (x.createdAt < y.createdAt ? -1 : 1));
};

/** How many files the page has told to be read in, each time that changed. */
const tallies = async (page: Page) => {
  await page.evaluate(() => {
    const told: number[] = [];
    Object.assign(globalThis, { told });
    new MutationObserver(() => {
      const found = /(\d+) av \d+ fil/.exec(document.querySelector('.tally')?.textContent ?? '');
      if (found && told.at(-1) !== Number(found[1])) told.push(Number(found[1]));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { told: number[] }).told);
};
