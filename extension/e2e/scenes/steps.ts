// What scenes are made of: the stage they are played on, and the steps that several of them take.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import type { FakeApi } from '../fake-api.ts';
import { byRole, ownPage, press } from '../harness.ts';
import type { Chromium } from '../harness.ts';

export interface Stage {
  api: FakeApi;
  chromium: Chromium;
  /** Nowhere yet. */
  page: Page;
  /** Leads the page to Oxceed's, of the first company where none is said, unless it is there. */
  go(company?: string): Promise<void>;
  open(company?: string): Promise<Frame>;
  /** In the page, as wide as that; else as the toolbar opens it. */
  popup(width?: number): Promise<Page>;
  /** For files to upload; removed afterwards. */
  folder: string;
}
export type Scene = (stage: Stage) => Promise<Page>;
export type Scenes = Record<string, Scene>;

export const year = (label: string, start: string, end: string) => `${label} ${start} – ${end}`;
export const y2025 = year('2025', '2025-01-01', '2025-12-31');
export const y2024 = year('2024', '2024-01-01', '2024-12-31');
export const tick = async (frame: Frame | Page, name: string) =>
  (await byRole(frame, 'checkbox', name)).click();
export const sie = (number: string, start: string, rows: number) =>
  `#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#PROGRAM "Test" 1\n#GEN 20260101\n#FNAMN "Fiktiva"\n#ORGNR ${number}\n#RAR 0 ${start}0101 ${start}1231\n#KONTO 1910 Kassa\n#KONTO 3000 Sales\n` +
  Array.from(
    { length: rows },
    (_, i) => `#VER A ${i + 1} ${start}0115 "x"\n{\n#TRANS 1910 {} 100.00\n#TRANS 3000 {} -100.00\n}\n`,
  ).join('');

/** The first company's years of these names hold nothing, and its accounting system is connected. */
export function empty(api: FakeApi, labels: string[]): void {
  api.companies[0]!.source = { kind: 'fortnox', connected: true };
  emptied(api, labels);
}
/** The same of a company that files are uploaded for: they are read in at once. */
export function emptied({ companies: [company] }: FakeApi, labels: string[]): void {
  for (const one of company!.years)
    if (labels.includes(one.label))
      Object.assign(one, {
        state: 'empty',
        vouchers: 0,
        rows: 0,
        debitOre: 0,
        loadedAt: null,
        sieFile: null,
      });
}

export async function reload(open: Stage['open']): Promise<Frame> {
  const frame = await open();
  await tick(frame, y2024);
  await press(frame, 'Ladda om 1 räkenskapsår');
  return frame;
}
export async function reloadInPopup(popup: Stage['popup']): Promise<Page> {
  const page = await popup(380);
  await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
  await tick(page, y2024);
  await press(page, 'Ladda om 1 räkenskapsår');
  return page;
}
export async function upload(where: Frame | Page, folder: string, files: [name: string, content: string][]) {
  const paths = files.map(([name]) => join(folder, name));
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), content)));
  const input = await where.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
}
export const companyPage = (chromium: Chromium, query = 'company=cmp_4711'): Promise<Page> =>
  ownPage(chromium, `company.html?${query}`);

/** Chooses these files as if they lay in a folder: the browser's own window for it cannot be reached. */
export async function dropFolder(page: Page, folder: string, files: [name: string, content: string][]) {
  const input = (await page.waitForSelector('.folder-zone input')) as ElementHandle<HTMLInputElement>;
  await input.evaluate((one) => (one.webkitdirectory = false));
  const paths = files.map(([name]) => join(folder, name));
  await Promise.all(files.map(([, content], i) => writeFile(paths[i]!, content)));
  await input.uploadFile(...paths);
}
