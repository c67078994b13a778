// Starts what an end-to-end test needs: the built extension in a real browser, the stand-in page, an API.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from 'puppeteer-core';
import type { Browser, ElementHandle, Frame, Page, WebWorker } from 'puppeteer-core';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const firefox = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

export interface BuildOptions {
  browser: 'chrome' | 'firefox';
  /** Match patterns of the pages the content script runs on. */
  origins: string;
  api?: string;
  token?: string;
}

/** Builds the extension into a folder of its own, so that no other build is disturbed; the browser it is
 *  started in removes the folder when closed. */
export async function buildExtension({
  browser,
  origins,
  api = '',
  token = '',
}: BuildOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tom-build-'));
  await run(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser], {
    cwd: root,
    env: {
      ...process.env,
      OXCEED_ORIGINS: origins,
      PRESET_API: api,
      PRESET_TOKEN: token,
      WXT_OUT_DIR: folder,
    },
  });
  return join(folder, `${browser}-mv3`);
}

const remove = async (folder: string) => {
  if (basename(folder).startsWith('tom-')) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
};

export interface Chromium {
  browser: Browser;
  id: string;
  close(): Promise<void>;
}
export async function startChromium(extension: string, dark = false): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'tom-chromium-'));
  const browser = await launch({
    executablePath: chromium,
    userDataDir: profile,
    enableExtensions: [extension],
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1280,900',
      ...(dark ? ['--force-dark-mode'] : []),
    ],
    defaultViewport: { width: 1280, height: 900 },
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker', {
    timeout: 15_000,
  });
  const id = new URL(worker.url()).host;
  return {
    browser,
    id,
    async close() {
      await browser.close();
      for (const folder of [profile, dirname(extension)]) await remove(folder);
    },
  };
}

export interface Firefox {
  browser: Browser;
  close(): Promise<void>;
}
/** Framed pages of the extension are read and pressed only with system access allowed. */
export async function startFirefox(extension: string): Promise<Firefox> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    args: ['--remote-allow-system-access'],
    defaultViewport: { width: 1280, height: 900 },
  });
  await browser.installExtension(extension);
  return {
    browser,
    async close() {
      await browser.close();
      await remove(dirname(extension));
    },
  };
}

export async function until<T>(
  get: () => Promise<T | null | undefined | false>,
  what: string,
  ms = 10_000,
): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  for (;;) {
    try {
      const value = await get();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what}${last ? `: ${String(last)}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** The dialog's frame on a page of the host's. */
export const dialogFrame = (page: Page): Promise<Frame> =>
  until(async () => page.frames().find((frame) => frame.url().includes('/purge-dialog.html')), 'the dialog');

/** The visible element with this role and name, as a screen reader names it. */
export const byRole = (where: Page | Frame, role: string, name: string): Promise<ElementHandle> =>
  until(
    async () => (await where.$(`::-p-aria([name="${name}"][role="${role}"])`)) as ElementHandle | null,
    `${role} "${name}"`,
  );

/** Clicks the button with this name as soon as it can be pressed. */
export async function press(where: Page | Frame, name: string): Promise<void> {
  const button = await byRole(where, 'button', name);
  await until(() => button.evaluate((node) => !(node as HTMLButtonElement).disabled), `"${name}" to open`);
  await button.click();
}

/** Presses a key that opens or closes a frame: the key's release may then have nowhere to go, and never answers. */
export const pressKey = (page: Page, key: 'Enter' | 'Escape'): Promise<unknown> =>
  Promise.race([
    page.keyboard.press(key).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, 1000)),
  ]);

export const text = (where: Page | Frame): Promise<string> =>
  where.evaluate(() => document.body.innerText.replace(/\u00a0/g, ' '));

export const waitForText = (where: Page | Frame, wanted: string | RegExp, ms?: number): Promise<string> =>
  until(
    async () => {
      const now = await text(where);
      return (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now)) && now;
    },
    `the text ${wanted}`,
    ms,
  );

/** Opens Åtgärder on the stand-in page and presses our item. */
export async function openDialog(page: Page): Promise<Frame> {
  await (await byRole(page, 'button', 'Åtgärder')).click();
  await (await byRole(page, 'menuitem', 'Töm bokföringsdata')).click();
  const frame = await dialogFrame(page);
  await until(async () => (await frame.$('h1')) !== null, 'the dialog’s heading');
  return frame;
}

/** Puts settings where the background keeps them, as saving them on the options page does. */
export async function configure(
  { browser, id }: Chromium,
  { address, token, language }: { address: string; token: string; language: 'sv' | 'en' },
): Promise<void> {
  // From a page of the extension: the service worker may be stopped.
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.evaluate((values) => chrome.storage.local.set(values), {
    connection: { address, token },
    language,
    watched: [],
    recent: [],
  });
  await page.close();
}

/** The extension's service worker; wakes it where the browser has stopped it. */
export async function serviceWorker(browser: Browser, id: string): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(id),
  );
  return (await target.worker())!;
}

/** The popup as the toolbar opens it, over the tab of `over`; without that, its page in a tab of its own. */
export async function openPopup({ browser, id }: Chromium, over?: Page): Promise<Page> {
  const url = `chrome-extension://${id}/popup.html`;
  if (!over) {
    const page = await browser.newPage();
    await page.setViewport({ width: 380, height: 600 });
    await page.goto(url);
    return page;
  }
  await over.bringToFront();
  await (await serviceWorker(browser, id)).evaluate('chrome.action.openPopup()');
  const target = await browser.waitForTarget((one) => one.url() === url, { timeout: 10_000 });
  return target.asPage();
}
