// Every state of dialog, popup and pages, each as a way to get there: for the pictures and for the checks of each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { serveStandIn } from '../stand-in/serve.ts';
import { fakeCompanies, serveFakeApi } from './fake-api.ts';
import { buildExtension, configure, openDialog, openPopup, ownPage, soloPage } from './harness.ts';
import type { Chromium } from './harness.ts';
import { compare } from './scenes/compare.ts';
import { dialog } from './scenes/dialog.ts';
import { files } from './scenes/files.ts';
import { jobs } from './scenes/jobs.ts';
import { pages } from './scenes/pages.ts';
import { options } from './scenes/options.ts';
import { popup } from './scenes/popup.ts';
import { source } from './scenes/source.ts';
import type { Scene, Scenes } from './scenes/steps.ts';

export const scenes: Scenes = {
  ...dialog,
  ...compare,
  ...jobs,
  ...files,
  ...popup,
  ...pages,
  ...source,
  ...options,
};

/** States made of parts that others show too, or that another test walks through: for the pictures alone. */
export const onlyPictures = new Set([
  'confirming',
  'empty-year-left-out',
  'empty-all',
  'twelve-years',
  'restoring-at-once',
  'comparing',
  'known-to-differ',
  'compare-twelve-years',
  'compare-shorter',
  'compare-unbooked',
  'compare-opens-otherwise-narrow',
  'popup-compared',
  'compare-differs-narrow',
  'compare-stopped-file',
  'stopped',
  'set-aside',
  'upload-stopped',
  'upload-compared-many',
  'upload-stopped-for-good',
  'popup-reloading',
  'popup-undoing-at-once',
  'popup-320',
  'popup-failed',
  'popup-none-found',
  'popup-not-set-up',
  'waiting',
  'refused-key',
  'not-set-up',
  'english',
  'popup-english',
  'no-connection',
  'company-page-set-aside',
  'receipt-differs',
  'overview-wide',
  'overview-narrow',
  'overview-at-work',
  'overview-done',
  'set-aside-many',
  'company-changed',
  'reload-newer-file',
  'reloading',
  'running',
  'overview-none',
  'folder-sending',
  'source-none',
  'source-waiting',
  'source-works',
  'source-reader',
  'source-forget',
  'watch',
  'company-years',
  'options-pasted',
  'options-people',
  'options-by-link',
  'options-invited',
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
  const page = await soloPage(chromium);
  try {
    await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
    const go = async (company?: string) => {
      if (company || !page.url().startsWith(standIn.origin))
        await page.goto(`${standIn.origin}/company/${company ?? '4711'}/settings/integration`);
    };
    const open = async (company?: string) => {
      await go(company);
      return openDialog(page);
    };
    const popup = async (width?: number) => {
      if (!width) await go();
      else await page.setViewport({ width, height: 600 });
      return width ? ownPage(chromium, 'popup.html') : openPopup(chromium, page);
    };
    await look(await scene({ api, chromium, page, go, open, popup, folder }));
  } finally {
    for (const undo of chromium.undo.splice(0)) await undo();
    await standIn.close();
    await api.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}
