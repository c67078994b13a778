// An open tab through the life of the extension: installed while it is open, updated, taken away. It works without being
// loaded anew, or says what to do; nothing of ours is left twice, and nothing fails unseen.
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { browsers, buildExtension, startBare, until, waitForText } from './harness.ts';
import { mark, setStage, shut } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe.each(browsers)('in $name', ({ name, missing }) => {
  let browser: Browser;
  let close: (() => Promise<void>) | undefined;
  let folder: string;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    if (missing) return;
    folder = await buildExtension({
      browser: name,
      origins: 'http://localhost/*',
      api: stage.api.address,
      token: stage.api.token,
    });
    ({ browser, close } = await startBare(name, folder));
    page = await browser.newPage();
    if (name === 'chrome') {
      // What fails in the content script's world, which `pageerror` does not tell of.
      const session = await page.createCDPSession();
      session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
        wrong.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
      );
      await session.send('Runtime.enable');
    } else page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(stage.page('4711'));
    await page.waitForSelector('#actions');
  });
  afterAll(() => close?.());

  /** Opens the menu anew until our item is in it: the script may be on its way. */
  const item = () =>
    until(async () => {
      if ((await page.$$(mark)).length === 0) await page.click('#actions');
      const [one, ...more] = await page.$$(mark);
      expect(more).toEqual([]);
      return one;
    }, 'our item');
  async function works() {
    // The item of the one before may stand there until the new one's has come.
    const frame = await until(async () => {
      const shown = () => page.frames()[1];
      if (!shown()) await (await item()).click();
      await page.waitForFunction(() => document.querySelector('tom-bokforingsdata'), { timeout: 500 });
      return shown() && (await shown()!.$('h1')) && shown();
    }, 'the dialog');
    await waitForText(frame, 'Fiktiva Fjällbageriet AB');
    await shut(page, frame);
    expect(await page.$$('tom-bokforingsdata')).toEqual([]);
  }

  test.skipIf(missing)('installed while the page is open, updated, taken away, installed again', async () => {
    let id = await browser.installExtension(folder);
    await works();

    // Updated with the menu open: the item of the one before is exchanged for the new one's.
    await item();
    await page.$eval(mark, (node) => void ((node as HTMLElement).dataset['before'] = ''));
    if (name === 'chrome') {
      const options = await browser.newPage();
      await options.goto(`chrome-extension://${id}/options.html`);
      await options.evaluate(() => setTimeout(() => chrome.runtime.reload()));
      await until(async () => options.isClosed(), 'the extension to go');
      await page.bringToFront();
    } else {
      const again = await mkdtemp(join(tmpdir(), 'tom-build-'));
      await cp(folder, again, { recursive: true });
      id = await browser.installExtension(again);
    }
    await until(() => page.$(`${mark}:not([data-before])`), 'the item of the new one');
    await works();

    await item();
    await browser.uninstallExtension(id);
    if (name === 'chrome') {
      await (await item()).click();
      await until(
        () => page.$eval(mark, (node) => node.textContent!.includes('ladda om sidan')),
        'the item to say what to do',
      );
      expect(page.frames()).toHaveLength(1);
      await page.keyboard.press('Escape');
    }

    await browser.installExtension(folder);
    await works();
    expect(wrong).toEqual([]);
  });
});
