// Starts what an end-to-end test needs: the built extension in a real browser, the stand-in page, an API.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import type { Browser, CDPSession, ElementHandle, Frame, Page } from 'puppeteer-core';
import { build, plain, prepared } from './prepared.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const firefox = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

const viewport = { width: 1280, height: 900 };

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
  const wanted = { OXCEED_ORIGINS: origins, PRESET_API: api, PRESET_TOKEN: token };
  const isPlain = browser === 'chrome' && JSON.stringify(wanted) === JSON.stringify(plain);
  await (isPlain ? prepared('extension', folder) : build(browser, folder, wanted));
  return join(folder, `${browser}-mv3`);
}

const remove = async (folder: string) => {
  if (basename(folder).startsWith('tom-')) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
};

export interface Chromium {
  browser: Browser;
  id: string;
  /** What a test has set in the browser itself, to be taken back after it. */
  undo: (() => Promise<void>)[];
  close(): Promise<void>;
}
export async function startChromium(extension: string, dark = false): Promise<Chromium> {
  const { browser, close } = await launchChromium(extension, [extension], dark);
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker', {
    timeout: 15_000,
  });
  // Installed, it opens its settings by itself, in the one tab there is: not in the middle of a test.
  await until(
    async () => (await browser.pages()).some((page) => page.url().includes('/options.html')),
    'the settings of the first run',
  );
  return { browser, id: new URL(worker.url()).host, undo: [], close };
}
async function launchChromium(extension: string, enableExtensions: string[] | true, dark = false) {
  const profile = await mkdtemp(join(tmpdir(), 'tom-chromium-'));
  // Without it Chromium keeps an unpacked extension out that has been loaded anew.
  await mkdir(join(profile, 'Default'));
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const browser = await launch({
    executablePath: chromium,
    userDataDir: profile,
    enableExtensions,
    headless: true,
    // No test asks what was loaded, and telling it is a tenth of the work on a page.
    networkEnabled: false,
    issuesEnabled: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Each page lives for a second: its code is compiled a second and third time for nothing.
      '--js-flags=--no-opt,--no-maglev',
      '--window-size=1280,900',
      ...(dark ? ['--force-dark-mode'] : []),
    ],
    defaultViewport: viewport,
  });
  return {
    browser,
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
/** `managed` is what an administrator has set for the extension. */
export async function startFirefox(extension: string, managed?: Record<string, string>): Promise<Firefox> {
  const started = await launchFirefox(extension, managed);
  await started.browser.installExtension(extension);
  return started;
}
/** Framed pages of the extension are read and pressed only with system access allowed. */
async function launchFirefox(extension: string, managed?: Record<string, string>): Promise<Firefox> {
  const home = await mkdtemp(join(tmpdir(), 'tom-home-'));
  if (managed) {
    const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
    const name = String(manifest.browser_specific_settings.gecko.id);
    const folder = join(home, '.mozilla/managed-storage');
    await mkdir(folder, { recursive: true });
    const native = { name, description: 'For a test', type: 'storage', data: managed };
    await writeFile(join(folder, `${name}.json`), JSON.stringify(native));
  }
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      // Site access asked for by a press is given, as no automation can.
      'extensions.webextOptionalPermissionPrompts': false,
      // Nobody looks: a sixteenth of the pixels, at half the rate, is a fifth of the processor time less.
      'layout.css.devPixelsPerPx': '0.25',
      'layout.frame_rate': 30,
    },
    ...(managed ? { env: { ...process.env, HOME: home } } : {}),
    defaultViewport: { width: 1280, height: 900 },
  });
  return {
    browser,
    async close() {
      await browser.close();
      for (const folder of [home, dirname(extension)]) await remove(folder);
    },
  };
}

/** Either browser without the extension, whose build is removed when it closes. */
export const startBare = (name: 'chrome' | 'firefox', extension: string): Promise<Firefox> =>
  name === 'chrome' ? launchChromium(extension, true) : launchFirefox(extension);

export const browsers: { name: 'chrome' | 'firefox'; missing: boolean }[] = [
  { name: 'chrome', missing: false },
  { name: 'firefox', missing: !firefox },
];
export async function until<T>(
  get: () => Promise<T | null | undefined | false>,
  what: string,
  ms = 20_000,
): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  let pause = 20;
  for (;;) {
    try {
      const value = await get();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what}${last ? `: ${String(last)}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
    // Looking costs the browser up to a third of a processor, which what is waited for would have.
    pause = Math.min(1.5 * pause, 160);
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

/** Says what is to be done with the years that are chosen. */
export const decide = async (where: Page | Frame, deed: 'reload' | 'purge'): Promise<void> => {
  const names = {
    reload: 'Ladda om redovisningsinformation efter borttagning',
    purge: 'Töm utan att ladda om',
  };
  await (await byRole(where, 'radio', names[deed])).click();
};

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

export const waitForNoText = (where: Page | Frame, unwanted: string): Promise<boolean> =>
  until(async () => !(await text(where)).includes(unwanted), `"${unwanted}" to go`);

export const mark = '[data-tom-bokforingsdata]';
/** Opens Åtgärder on the stand-in page and presses our item: by what marks them, for their names cost the page a tenth of a
 *  second to find out. */
export async function pressMark(page: Page): Promise<void> {
  await (await until(() => page.$('#actions'), 'Åtgärder')).click();
  await (await until(() => page.$(mark), 'our item')).click();
}
/** The same, and waits for the dialog. */
export async function openDialog(page: Page): Promise<Frame> {
  await pressMark(page);
  const frame = await dialogFrame(page);
  await until(async () => (await frame.$('h1')) !== null, 'the dialog’s heading');
  return frame;
}

/** Puts settings where the background keeps them, as saving them on the options page does. */
export async function configure(
  { browser, id }: Chromium,
  { address, token, language }: { address: string; token: string; language: 'sv' | 'en' },
): Promise<void> {
  const put = async (values: object) => {
    // Nothing is left of the test before.
    await chrome.storage.local.clear();
    await chrome.storage.local.set(values);
  };
  const values = { connection: { address, token }, language };
  // A page costs sixty times as much as the service worker, which may be stopped.
  const session = await browser.target().createCDPSession();
  const runs = await background(session, id);
  await session.detach();
  const done =
    runs &&
    (await inBackground({ browser, id }, put, values).then(
      () => true,
      () => false,
    ));
  if (done) return;
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  await page.evaluate(put, values);
  await page.close();
}

/** The browser's first page, alone, to be led elsewhere: a page made and closed costs as much as the dialog opened on one. */
export async function soloPage({ browser }: Chromium): Promise<Page> {
  const [page, ...others] = await browser.pages();
  for (const other of others) await other.close();
  // Left with files that are not sent yet it asks.
  if (page!.listenerCount('dialog') === 0) page!.on('dialog', (asked) => void asked.accept());
  await page!.emulateMediaFeatures([]);
  await page!.setViewport(viewport);
  await page!.bringToFront();
  return page!;
}

/** Leads the browser's first page to one of the extension's. */
export async function ownPage({ browser, id }: Chromium, path: string): Promise<Page> {
  const [page] = await browser.pages();
  await page!.goto(`chrome-extension://${id}/${path}`);
  return page!;
}

/** Pastes a text into a field, as from the clipboard. */
export async function paste(page: Page, field: string, content: string, html = ''): Promise<void> {
  await page.focus(field);
  await page.evaluate(
    (text, marked) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      data.setData('text/html', marked);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // What no script takes goes into the field.
      if (document.activeElement!.dispatchEvent(event)) document.execCommand('insertText', false, text);
    },
    content,
    html,
  );
}

/** What the user may say in the browser's own page for extensions: not on all its sites, only when its icon is pressed. */
export async function withholdSites({ browser, id, undo }: Chromium): Promise<void> {
  const say = async (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') => {
    const page = await browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', hostAccess: '${hostAccess}' })`,
    );
    await page.close();
  };
  undo.push(() => say('ON_ALL_SITES'));
  await say('ON_CLICK');
}

/** What an administrator sets for the extension, by Chromium's own page for trying policies. */
export async function setPolicies(
  { browser, id, undo }: Chromium,
  values: Record<string, string>,
): Promise<void> {
  const apply = async (policies: object[]) => {
    const page = await browser.newPage();
    await page.goto('chrome://policy/test');
    await page.evaluate(
      `import('chrome://resources/js/cr.js').then(({ sendWithPromise }) => sendWithPromise('setLocalTestPolicies', ${JSON.stringify(JSON.stringify(policies))}, ''))`,
    );
    await page.close();
  };
  undo.push(() => apply([]));
  // Mandatory, for the machine, by the platform.
  const how = { namespace: id, level: 1, scope: 1, source: 4 };
  await apply(Object.entries(values).map(([name, value]) => ({ ...how, name, value })));
}

/** What runs of the extension's background, as the browser has it: each start is a target of its own. */
async function background(session: CDPSession, id: string) {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
}

/** Runs in the extension's background, as soon as there is one, or fails with it. Nobody stays attached: what somebody is
 *  attached to the browser keeps when it is stopped, and has its next start wait for them. Puppeteer's own way
 *  (`target.worker()`) stays, and now and then leaves a second session behind that none can reach. */
export async function inBackground<Args extends unknown[], Result>(
  { browser, id }: Pick<Chromium, 'browser' | 'id'>,
  run: (...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result>> {
  const session = await browser.target().createCDPSession();
  try {
    const { targetId } = await until(() => background(session, id), 'the background to run');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: true });
    const { result, exceptionDetails } = await session
      .connection()!
      .session(sessionId)!
      .send('Runtime.evaluate', {
        expression: `(${String(run)})(...${JSON.stringify(args)})`,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
    await session.send('Target.detachFromTarget', { sessionId });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** As the browser does to a background that has been idle, or at work for too long. */
export async function stopBackground({ browser, id }: Chromium): Promise<void> {
  const session = await browser.target().createCDPSession();
  const old = await until(() => background(session, id), 'the background to run');
  await until(async () => {
    const now = await background(session, id);
    if (now?.targetId !== old.targetId) return true;
    // Puppeteer attaches to what starts or what a page of its opens beside, and lets go of it at once.
    if (!now.attached) await session.send('Target.closeTarget', { targetId: now.targetId });
    return false;
  }, 'the background to be stopped');
  await session.detach();
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
  await inBackground({ browser, id }, () => chrome.action.openPopup());
  const target = await browser.waitForTarget((one) => one.url() === url, { timeout: 10_000 });
  return target.asPage();
}
