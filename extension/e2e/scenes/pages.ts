// Pages in a tab of their own.
import type { Page } from 'puppeteer-core';
import { byRole, press, waitForText } from '../harness.ts';
import { manyCompanies } from '../fake-api/many-companies.ts';
import { fakeProblem } from '../fake-api.ts';
import { coversLess, remarks } from './reasons.ts';
import { companyPage, dropFolder, sie } from './steps.ts';
import type { Scenes, Stage } from './steps.ts';

/** A bureau's companies, in a window of the size. */
const overview = async ({ api, chromium }: Stage, n = 60, [width, height] = [1280, 720]) => {
  api.companies.splice(0, Infinity, ...manyCompanies(n));
  const page = await companyPage(chromium, '');
  await page.setViewport({ width: width!, height: height! });
  await waitForText(page, 'Fiktiva Bageriet i Umeå AB');
  return page;
};
const choose = async (page: Page, names: string[]) => {
  for (const name of names) await (await byRole(page, 'checkbox', `Välj ${name}`)).click();
};

export const pages: Scenes = {
  // As a pressed notification opens it.
  'company-page': async ({ api, chromium }) => {
    api.state.warnings = remarks;
    api.startJob(api.companies[1]!, 'purge', ['2024-07-01']);
    api.startJob(api.companies[1]!, 'reload', ['2023-07-01']);
    const page = await companyPage(chromium, 'company=cmp_4712&job=job_2');
    await waitForText(page, 'Spara som JSON');
    return page;
  },
  // A file whose own balances are not what its vouchers come to.
  'receipt-differs': async ({ api, chromium }) => {
    api.state.proof = {
      ...api.state.proof,
      agrees: false,
      words: {
        sv: 'Stämmer med filens rader på öret, men inte med filens egna saldon för 2 av 41 konton.',
        en: 'Agrees with the rows of the file to the öre, but not with its own balances of 2 of 41 accounts.',
      },
      differences: [
        { account: '1930', label: 'UB', expectedOre: 182_400_00, foundOre: 181_150_00 },
        { account: '3010', label: 'RES', expectedOre: -98_000_00, foundOre: -96_750_00 },
      ],
      differenceCount: 2,
    };
    api.startJob(api.companies[1]!, 'reload', ['2023-07-01']);
    const page = await companyPage(chromium, 'company=cmp_4712&job=job_1');
    await waitForText(page, 'filen säger');
    return page;
  },
  // What is set aside there, in the history's place.
  'company-page-set-aside': async ({ api, chromium }) => {
    api.state.failJobs = coversLess;
    api.startJob(api.companies[0]!, 'reload', ['2024-01-01']);
    const page = await companyPage(chromium);
    await press(page, 'Visa jobbet');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'trots att den stoppades');
    return page;
  },

  overview: (stage) => overview(stage),
  'overview-wide': (stage) => overview(stage, 60, [1920, 1080]),
  'overview-narrow': (stage) => overview(stage, 60, [420, 720]),
  'overview-differs': async (stage) => {
    const page = await overview(stage, 60, [1366, 768]);
    await (await page.waitForSelector('.filter.differs'))!.click();
    await (await byRole(page, 'checkbox', 'Välj alla som visas')).click();
    await press(page, 'Ladda om …');
    await waitForText(page, 'Skriv antalet');
    return page;
  },
  'overview-at-work': async (stage) => {
    const page = await overview(stage);
    const [a, b, c, d] = stage.api.companies;
    b!.fails = fakeProblem('source_down', { source: 'SIE-filer', found: '503' });
    await choose(
      page,
      [a!, b!, c!, d!].map(({ name }) => name),
    );
    stage.api.state.holdJobsAt = 0.6;
    await press(page, 'Jämför');
    await waitForText(page, 'jämförs');
    stage.api.endJobs(b!.id);
    await waitForText(page, '1 misslyckades');
    return page;
  },
  'overview-done': async (stage) => {
    const page = await overview(stage);
    const [a, b, c] = stage.api.companies;
    b!.fails = fakeProblem('source_down', { source: 'SIE-filer', found: '503' });
    await choose(
      page,
      [a!, b!, c!].map(({ name }) => name),
    );
    await press(page, 'Jämför');
    await waitForText(page, 'Jämförelsen är klar');
    await waitForText(page, 'misslyckades');
    return page;
  },
  'overview-none': async (stage) => {
    const page = await overview(stage);
    await page.type('.search input', 'finns inte');
    await waitForText(page, 'Inget företag stämmer');
    return page;
  },

  folder: async (stage) => {
    const page = await overview(stage);
    const [a, b, c] = stage.api.companies;
    await dropFolder(page, stage.folder, [
      ['bageriet-2025.se', sie(a!.organisationNumber, '2025', 60)],
      ['byggarna-2026.se', sie(b!.organisationNumber, '2026', 4)],
      ['maleriet-2024.se', sie(c!.organisationNumber, '2024', 12)],
      ['maleriet-2024-ny.se', sie(c!.organisationNumber, '2024', 14)],
      ['okand.se', sie('556000-0001', '2025', 3)],
      ['utan-nummer.se', sie('', '2025', 3).replace('"Fiktiva"', `"${a!.name}"`)],
      [
        'avhuggen.se',
        '#FLAGGA 0\n#SIETYP 4\n#RAR 0 20240101 20241231\n#VER A 1 20240101 "x"\n{\n#TRANS 1910 {} 1',
      ],
      ['anteckning.txt', 'x'],
    ]);
    await waitForText(page, '2 av 7 filer kan läsas in');
    return page;
  },
  'folder-sending': async (stage) => {
    const page = await overview(stage);
    const [a, , c] = stage.api.companies;
    await dropFolder(page, stage.folder, [
      ['bageriet-2025.se', sie(a!.organisationNumber, '2025', 60)],
      ['maleriet-2024.se', sie(c!.organisationNumber, '2024', 12)],
    ]);
    await waitForText(page, '2 av 2 filer kan läsas in');
    await page.type('.typed-count input', '2');
    stage.api.state.holdJobsAt = 0.5;
    await press(page, 'Läs in 2 filer');
    await waitForText(page, 'Läses in');
    return page;
  },
};
