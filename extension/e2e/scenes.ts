// Every state of dialog, popup and options, each as a way to get there: for the pictures and for the checks of each.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { serveStandIn } from '../stand-in/serve.ts';
import { fakeCompanies, fakeProblem, fakeStop, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import {
  buildExtension,
  byRole,
  configure,
  openDialog,
  openPopup,
  paste,
  press,
  setPolicies,
  waitForText,
  withholdSites,
} from './harness.ts';
import type { Chromium } from './harness.ts';

export interface Stage {
  api: FakeApi;
  chromium: Chromium;
  page: Page;
  open(company?: string): Promise<Frame>;
  popup(width?: number): Promise<Page>;
  /** For files to upload; removed afterwards. */
  folder: string;
}
export type Scene = (stage: Stage) => Promise<Page>;

const year = (label: string, start: string, end: string) => `${label} ${start} – ${end}`;
const y2025 = year('2025', '2025-01-01', '2025-12-31');
const y2024 = year('2024', '2024-01-01', '2024-12-31');
const tick = async (frame: Frame | Page, name: string) => (await byRole(frame, 'checkbox', name)).click();
const reloadBox = 'Ladda om redovisningsinformation efter borttagning';
const sie = (number: string, start: string, rows: number) =>
  `#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#PROGRAM "Test" 1\n#GEN 20260101\n#FNAMN "Fiktiva"\n#ORGNR ${number}\n#RAR 0 ${start}0101 ${start}1231\n#KONTO 1910 Kassa\n#KONTO 3000 Sales\n` +
  Array.from(
    { length: rows },
    (_, i) => `#VER A ${i + 1} ${start}0115 "x"\n{\n#TRANS 1910 {} 100.00\n#TRANS 3000 {} -100.00\n}\n`,
  ).join('');

const coversLess = fakeProblem('covers_less', {
  file: 'fjallbageriet-2024.se',
  year: '2024-01-01',
  found: '40 ver.',
  before: '4023 ver.',
});
const many = fakeStop([
  {
    code: 'kind_changed',
    sv: 'Filen lon-2024.si är av typ 4I; det inlästa är av typ 4E, med saldon.',
    en: 'The file lon-2024.si is of type 4I; what is loaded is of type 4E, with balances.',
  },
  {
    code: 'series_gone',
    sv: 'Filen lon-2024.si saknar serierna A, B och K som är inlästa för 2024.',
    en: 'The file lon-2024.si lacks the series A, B and K, which are loaded for 2024.',
  },
  {
    code: 'ends_earlier',
    sv: 'Sista verifikatet i lon-2024.si är daterat 2024-03-31; det inlästa går till 2024-12-31.',
    en: 'The last voucher of lon-2024.si is dated 2024-03-31; what is loaded goes on until 2024-12-31.',
  },
]);
const otherCompany = fakeStop([
  {
    code: 'older_file',
    sv: 'Filen a.se skapades 2024-05-02; det inlästa är från 2025-01-14.',
    en: 'The file a.se was made on 2024-05-02; what is loaded is from 2025-01-14.',
  },
  {
    code: 'other_company',
    sv: 'Filen a.se gäller Låtsaslunds Båtvarv AB (559999-0206), inte Fiktiva Fjällbageriet AB (559999-0107).',
    en: 'The file a.se is for Låtsaslunds Båtvarv AB (559999-0206), not for Fiktiva Fjällbageriet AB (559999-0107).',
  },
]);
const remarks = [
  {
    code: 'unknown_label',
    line: 12,
    label: '#BKOD',
    message: { sv: 'Posten är okänd och läses inte.', en: 'The record is not known and not read.' },
    count: 1,
  },
  {
    code: 'voucher_date_outside',
    line: 1208,
    label: '#VER',
    message: {
      sv: 'Verifikation A 211 är daterad 2025-01-02, utanför räkenskapsåret.',
      en: 'Voucher A 211 is dated 2025-01-02, outside the fiscal year.',
    },
    count: 8,
  },
];

async function reload(page: Page, open: Stage['open']): Promise<Frame> {
  const frame = await open();
  await tick(frame, y2024);
  await waitForText(frame, 'saldon');
  await tick(frame, reloadBox);
  await page.keyboard.type('0107');
  await press(frame, 'Ladda om 1 räkenskapsår');
  return frame;
}
async function reloadInPopup(popup: Stage['popup']): Promise<Page> {
  const page = await popup(380);
  await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
  await tick(page, y2024);
  await waitForText(page, 'saldon');
  await tick(page, reloadBox);
  await page.keyboard.type('0107');
  await press(page, 'Ladda om 1 räkenskapsår');
  return page;
}
async function upload(where: Frame | Page, folder: string, files: [name: string, content: string][]) {
  const paths = files.map(([name]) => join(folder, name));
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), content)));
  const input = await where.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
}
async function companyPage({ browser, id }: Chromium, query = 'company=cmp_4711'): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/company.html?${query}`);
  return page;
}

async function options({ browser, id }: Chromium): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.waitForSelector('#address');
  return page;
}
/** The page that a new user sees. */
async function firstRun(chromium: Chromium): Promise<Page> {
  await configure(chromium, { address: '', token: '', language: 'sv' });
  return options(chromium);
}

export const scenes: Record<string, Scene> = {
  menu: async ({ page }) => {
    await (await byRole(page, 'button', 'Åtgärder')).click();
    await byRole(page, 'menuitem', 'Töm bokföringsdata');
    await page.keyboard.press('End');
    return page;
  },
  choosing: async ({ page, open }) => {
    await waitForText(await open(), '2023');
    return page;
  },
  confirming: async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await waitForText(frame, 'saldon');
    await tick(frame, reloadBox);
    await page.keyboard.type('01');
    return page;
  },
  'reload-not-possible': async ({ api, page, open }) => {
    api.companies[0]!.notReloadable = ['2024-01-01'];
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'saldon');
    await page.keyboard.type('0206');
    return page;
  },
  'reload-newer-file': async ({ api, page, open }) => {
    api.companies[0]!.newerFiles = {
      '2024-01-01': {
        id: 'sie_9',
        filename: 'fjallbageriet-2024-provutskrift.se',
        sha256: 'b'.repeat(64),
        uploadedAt: new Date(Date.now() - 86_400_000).toISOString(),
      },
    };
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'provutskrift');
    await frame.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 9999));
    return page;
  },
  // 1280 × 900 at 200 % zoom, and a name as long as they come.
  'zoomed-long-name': async ({ api, page, open }) => {
    api.companies[0]!.name =
      'Föreningen Fiktiva Fjällbageriets Vänner i Norra Jämtlands och Härjedalens Kommuner med omnejd ek. för.';
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'saldon');
    return page;
  },
  running: async ({ api, page, open }) => {
    api.state.jobTime = 60_000;
    const frame = await open();
    await tick(frame, y2024);
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'Tar bort rader');
    return page;
  },
  'undoing-at-once': async ({ api, page, open }) => {
    const shown = await scenes.running!({ api, page, open } as Stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    await press(frame, 'Ångra');
    await waitForText(frame, 'Återställ det som togs bort?');
    return page;
  },
  'restoring-at-once': async (stage) => {
    const shown = await scenes['undoing-at-once']!(stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    await press(frame, 'Ja, återställ');
    await waitForText(frame, 'Återställer 2024');
    return shown;
  },
  'undo-failed': async ({ api, page, open }) => {
    const shown = await scenes.done!({ api, page, open } as Stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    api.state.failJobs = fakeProblem('file_changed', { file: 'fjallbageriet-2024.se' });
    await press(frame, 'Ångra');
    await press(frame, 'Ja, återställ');
    await waitForText(frame, 'kunde inte återställas');
    await byRole(frame, 'button', 'Försök igen');
    return page;
  },
  done: async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2024);
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'är tömt');
    return page;
  },
  uploads: async ({ api, page, open, folder }) => {
    const frame = await open();
    await tick(frame, y2024);
    await tick(frame, year('2023', '2023-01-01', '2023-12-31'));
    await page.keyboard.type('0107');
    await press(frame, 'Töm 2 räkenskapsår');
    await waitForText(frame, 'Släpp SIE-filer');
    api.state.jobTime = 60_000;
    const files: [string, string][] = [
      ['fjallbageriet-2023.se', sie('559999-0107', '2023', 40)],
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)],
      ['batvarv-2024.se', sie('559999-0206', '2024', 4)],
      [
        'avhuggen.se',
        '#FLAGGA 0\n#SIETYP 4\n#ORGNR 559999-0107\n#RAR 0 20240101 20241231\n#VER A 1 20240101 "x"\n{\n#TRANS 1910 {} 1',
      ],
    ];
    await upload(frame, folder, files);
    await waitForText(frame, 'Skickas inte');
    await waitForText(frame, 'Läses in');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await frame.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 9999));
    return page;
  },
  failed: async ({ api, page, open }) => {
    api.state.failJobs = fakeProblem('file_changed', { file: 'fjallbageriet-2024.se' });
    await waitForText(await reload(page, open), 'kunde inte');
    return page;
  },
  reloading: async ({ api, page, open }) => {
    api.state.jobTime = 60_000;
    const frame = await reload(page, open);
    await waitForText(frame, 'Hämtar från källan');
    await byRole(frame, 'button', 'Avbryt omladdningen');
    return page;
  },
  cancelled: async ({ api, page, open }) => {
    api.state.jobTime = 60_000;
    const frame = await reload(page, open);
    await press(frame, 'Avbryt omladdningen');
    await waitForText(frame, 'Allt är kvar som det var');
    return page;
  },
  // A reload that would replace much by little, and asking for it all the same.
  stopped: async ({ api, page, open }) => {
    api.state.guard = coversLess;
    await waitForText(await reload(page, open), '40 ver');
    return page;
  },
  'set-aside': async ({ api, page, open }) => {
    api.state.guard = coversLess;
    const frame = await reload(page, open);
    await press(frame, 'Läs in ändå');
    await waitForText(frame, 'trots att den stoppades');
    await page.keyboard.type('0107');
    return page;
  },
  'stopped-for-many': async ({ api, page, open }) => {
    api.state.guard = many;
    await waitForText(await reload(page, open), '2024-03-31');
    return page;
  },
  'set-aside-many': async ({ api, page, open }) => {
    api.state.guard = many;
    const frame = await reload(page, open);
    await press(frame, 'Läs in ändå');
    await waitForText(frame, 'trots att den stoppades');
    await page.keyboard.type('0107');
    return page;
  },
  'upload-stopped-for-many': async ({ api, chromium, folder }) => {
    api.state.guard = many;
    const page = await companyPage(chromium);
    await upload(page, folder, [['lon-2024.si', sie('559999-0107', '2024', 40)]]);
    await waitForText(page, '2024-03-31');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'Ersätt det som är inläst');
    return page;
  },
  // One of its reasons nobody may set aside, so there is no way past.
  'upload-stopped-for-good': async ({ api, chromium, folder }) => {
    api.state.guard = otherCompany;
    const page = await companyPage(chromium);
    await upload(page, folder, [['a.se', sie('559999-0107', '2024', 40)]]);
    await waitForText(page, 'läses aldrig in');
    return page;
  },
  // Loaded anew by somebody else while it was looked at.
  'changed-meanwhile': async ({ api, page, open }) => {
    const frame = await open();
    await tick(frame, y2024);
    await tick(frame, y2025);
    await waitForText(frame, 'saldon');
    await page.keyboard.type('0107');
    const [, changed, again] = api.companies[0]!.years;
    Object.assign(changed!, { vouchers: 4031, rows: 12_890 });
    Object.assign(again!, { loadedAt: '2026-11-20T09:00:00Z' });
    api.state.version += 1;
    await press(frame, 'Töm 2 räkenskapsår');
    await waitForText(frame, '12 890 rader');
    return page;
  },
  'upload-stopped': async ({ api, chromium, folder }) => {
    api.state.guard = coversLess;
    const page = await companyPage(chromium);
    const wrongSum = sie('559999-0107', '2025', 3).replace('#FORMAT', '#KSUMMA\n#FORMAT') + '#KSUMMA 17\n';
    await upload(page, folder, [
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 40)],
      ['fjallbageriet-2025.se', wrongSum],
    ]);
    await waitForText(page, '4023 ver');
    await waitForText(page, 'Kontrollsumman stämmer inte');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'Ersätt det som är inläst');
    return page;
  },
  warnings: async ({ api, page, open, folder }) => {
    api.state.warnings = remarks;
    const frame = await open();
    await tick(frame, y2024);
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await upload(frame, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)]]);
    await waitForText(frame, '9 anmärkningar');
    await (await frame.$('summary'))!.click();
    await frame.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 9999));
    return page;
  },
  receipt: async ({ page, open }) => {
    const frame = await open('4712');
    await tick(frame, year('2024/25', '2024-07-01', '2025-06-30'));
    await waitForText(frame, 'saldon');
    await tick(frame, reloadBox);
    await page.keyboard.type('0206');
    await press(frame, 'Ladda om 1 räkenskapsår');
    await press(frame, 'Visa kvitto');
    await press(frame, 'Dölj kvitto');
    await press(frame, 'Visa kvitto');
    return page;
  },
  nothing: async ({ api, page, open }) => {
    for (const one of api.companies[0]!.years) Object.assign(one, { rows: 0, vouchers: 0, state: 'empty' });
    await waitForText(await open(), 'Inget att tömma');
    return page;
  },
  'no-permission': async ({ api, page, open }) => {
    api.state.role = 'reader';
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Ingen behörighet');
    return page;
  },
  'job-running-already': async ({ api, page, open }) => {
    api.state.jobTime = 60_000;
    const frame = await open();
    await waitForText(frame, '2023');
    await tick(frame, y2024);
    await waitForText(frame, 'saldon');
    await page.keyboard.type('0107');
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    api.state.version = 1;
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'Visa jobbet');
    return page;
  },
  'no-connection': async ({ api, page, open }) => {
    api.state.delay = 1;
    await api.close();
    await waitForText(await open(), 'Ingen anslutning');
    return page;
  },
  'no-match': async ({ api, page, open }) => {
    api.companies.splice(0, 1);
    await waitForText(await open(), 'Vilket företag');
    return page;
  },
  'company-changed': async ({ page, open }) => {
    const frame = await open();
    await waitForText(frame, '2023');
    await page.evaluate(() => {
      history.pushState(null, '', '/company/4712/settings/integration');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await waitForText(frame, 'annat företag');
    return page;
  },
  'popup-home': async ({ api, popup }) => {
    api.state.jobTime = 60_000;
    return popup();
  },
  'popup-company': async ({ popup }) => {
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await waitForText(page, 'saldon');
    return page;
  },
  'popup-jobs': async ({ api, popup }) => {
    api.state.jobTime = 60_000;
    const page = await reloadInPopup(popup);
    await (await byRole(page, 'button', 'Tillbaka')).click();
    await waitForText(page, /Hämtar från källan|Läser in/);
    return page;
  },
  'popup-reloading': async ({ api, popup }) => {
    api.state.jobTime = 60_000;
    const page = await reloadInPopup(popup);
    await (await byRole(page, 'button', 'Tillbaka')).click();
    await (await page.waitForSelector('button.job-line'))!.click();
    await byRole(page, 'button', 'Avbryt omladdningen');
    return page;
  },
  'popup-undoing-at-once': async ({ api, popup }) => {
    api.state.jobTime = 60_000;
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await page.keyboard.type('0107');
    await press(page, 'Töm 1 räkenskapsår');
    await press(page, 'Ångra');
    await waitForText(page, 'Återställ det som togs bort?');
    return page;
  },
  'popup-stopped': async ({ api, popup }) => {
    api.state.guard = coversLess;
    const page = await reloadInPopup(popup);
    await press(page, 'Läs in ändå');
    await waitForText(page, 'trots att den stoppades');
    return page;
  },
  'popup-history': async ({ api, popup }) => {
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    api.startJob(api.companies[0]!, 'reload', ['2025-01-01']);
    const page = await popup();
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await (await byRole(page, 'button', 'Historik')).click();
    await waitForText(page, 'Tömning 2024');
    return page;
  },
  'popup-not-to-be-undone': async ({ api, popup }) => {
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    const { years } = api.companies[0]!;
    api.startJob(api.companies[0]!, 'load', ['2024-01-01'], fakeCompanies()[0]!.years[1]);
    api.startJob(api.companies[0]!, 'purge', [years[0]!.start]);
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await (await byRole(page, 'button', 'Historik')).click();
    await waitForText(page, 'Kan inte ångras');
    return page;
  },
  // As a pressed notification opens it.
  'company-page': async ({ api, chromium }) => {
    api.state.warnings = remarks;
    api.startJob(api.companies[1]!, 'purge', ['2024-07-01']);
    api.startJob(api.companies[1]!, 'reload', ['2023-07-01']);
    const page = await companyPage(chromium, 'company=cmp_4712&job=job_2');
    await waitForText(page, 'Spara som JSON');
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
  'popup-320': async ({ popup }) => {
    const page = await popup(320);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await waitForText(page, 'saldon');
    return page;
  },
  'popup-english': async ({ popup }) => {
    const blank = await popup(380);
    await blank.evaluate(() => chrome.storage.local.set({ language: 'en' }));
    await blank.reload();
    await (await byRole(blank, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(blank, y2024);
    await waitForText(blank, 'Reload accounting data');
    return blank;
  },
  options: async ({ chromium }) => {
    const page = await options(chromium);
    await waitForText(page, 'Det fungerar');
    return page;
  },
  'options-first-run': async ({ chromium }) => {
    const page = await firstRun(chromium);
    await waitForText(page, 'Välkommen');
    return page;
  },
  'options-pasted': async ({ api, chromium }) => {
    const page = await firstRun(chromium);
    await paste(page, '#paste', `Hej!\nAdress: ${api.address}/\nNyckel: ${api.token}\n\nHälsningar\nAnna`);
    await waitForText(page, 'Adress och nyckel hittades');
    return page;
  },
  'options-first-success': async (stage) => {
    const page = await scenes['options-pasted']!(stage);
    await page.keyboard.press('Enter');
    await waitForText(page, 'Så använder du det');
    return page;
  },
  'options-http': async ({ chromium }) => {
    const page = await firstRun(chromium);
    await page.type('#address', 'http://ledger.byran.se');
    await page.keyboard.press('Enter');
    await waitForText(page, 'börjar med http://');
    return page;
  },
  'options-refused-key': async ({ api, chromium }) => {
    api.state.refuse = fakeProblem('unauthenticated', {});
    const page = await options(chromium);
    await waitForText(page, 'godtar inte nyckeln');
    return page;
  },
  'options-signing-out': async ({ chromium }) => {
    const page = await options(chromium);
    await press(page, 'Logga ut');
    await waitForText(page, 'Ta bort nyckeln');
    return page;
  },
  'options-signed-out': async (stage) => {
    const page = await scenes['options-signing-out']!(stage);
    await press(page, 'Ja, logga ut');
    await waitForText(page, 'Du är utloggad');
    return page;
  },
  'options-reader-of-none': async ({ api, chromium }) => {
    api.state.role = 'reader';
    api.state.companies = [];
    const page = await options(chromium);
    await waitForText(page, 'når inget företag');
    return page;
  },
  'options-managed': async ({ api, chromium }) => {
    await setPolicies(chromium, { address: api.address, language: 'sv' });
    const page = await firstRun(chromium);
    await waitForText(page, 'Din administratör har angett adressen');
    return page;
  },
  'popup-without-site-access': async ({ chromium, popup }) => {
    await withholdSites(chromium);
    const page = await popup(380);
    await waitForText(page, 'får inte se Oxceeds sidor');
    return page;
  },
  // The browser keeps the extension away from Oxceed's pages. 1280 × 800 at 400 % zoom.
  'options-without-site-access': async ({ chromium }) => {
    await withholdSites(chromium);
    const page = await options(chromium);
    await page.setViewport({ width: 320, height: 640, deviceScaleFactor: 2 });
    await waitForText(page, 'får inte se Oxceeds sidor');
    return page;
  },
};

/** States made of parts that others show too, or that options.test.ts walks through: for the pictures alone. */
export const onlyPictures = new Set([
  'options-pasted',
  'options-refused-key',
  'options-reader-of-none',
  'options-signed-out',
]);

/** One build for all scenes: a pattern without a port matches every port in Chromium. */
export const buildForScenes = (): Promise<string> =>
  buildExtension({ browser: 'chrome', origins: 'http://localhost/*' });

/** Plays one scene on a fresh API and page; `look` sees the page while the state stands. */
export async function play(
  chromium: Chromium,
  scene: Scene,
  look: (shown: Page) => Promise<void>,
): Promise<void> {
  const api = await serveFakeApi({ companies: fakeCompanies(), token: 'hemlig' });
  const companies = api.companies.map(({ oxceedId, name, organisationNumber }) => ({
    id: oxceedId!,
    name,
    organisationNumber,
  }));
  const standIn = await serveStandIn({ port: 0, companies });
  const folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  const page = await chromium.browser.newPage();
  try {
    await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
    const go = (company: string) => page.goto(`${standIn.origin}/company/${company}/settings/integration`);
    await go('4711');
    const open = async (company?: string) => {
      if (company) await go(company);
      return openDialog(page);
    };
    const popup = async (width?: number) => {
      if (!width) return openPopup(chromium, page);
      const opened = await openPopup(chromium);
      await opened.setViewport({ width, height: 600 });
      return opened;
    };
    await look(await scene({ api, chromium, page, open, popup, folder }));
  } finally {
    for (const undo of chromium.undo.splice(0)) await undo();
    for (const other of await chromium.browser.pages()) if (other !== page) await other.close();
    await page.close();
    await standIn.close();
    await api.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}
