// A hostile script in the host's page: clicks, messages, frames and covers of its own. None may start or steer a purge.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { FakeApi } from './fake-api.ts';
import {
  buildExtension,
  byRole,
  configure,
  decide,
  openDialog,
  pressKey,
  startChromium,
  until,
  waitForText,
} from './harness.ts';
import type { Chromium } from './harness.ts';
import { mark, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let api: FakeApi;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await startChromium(await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }));
}, 60_000);
beforeEach(async () => {
  stage = await setStage();
  ({ api } = stage);
  await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
  page = await chromium.browser.newPage();
  await page.goto(stage.page('4711'));
});
afterEach(async () => {
  await page.close();
  await stage.close();
});
afterAll(() => chromium?.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const purges = () =>
  api.seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/purges')).length;

/** A dialog with a year chosen and the digits typed, one press from a purge. */
async function readyDialog() {
  const frame = await openDialog(page);
  await (await byRole(frame, 'checkbox', '2024 2024-01-01 – 2024-12-31')).click();
  await waitForText(frame, 'Ersätts');
  await decide(frame, 'purge');
  await page.keyboard.type('0107');
  const button = await until(() => frame.$('button.danger'), 'the button');
  await until(() => button.evaluate((node) => !(node as HTMLButtonElement).disabled), 'the button to open');
  return { frame, button };
}

test('clicks and keys made by a script do not open the dialog', async () => {
  await (await byRole(page, 'button', 'Åtgärder')).click();
  await until(async () => page.$(mark), 'our item');
  await page.$eval(mark, (item) => {
    (item as HTMLElement).click();
    for (const type of ['pointerdown', 'pointerup', 'click'])
      item.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    for (const key of ['Enter', ' '])
      item.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await pause(400);
  expect(page.frames()).toHaveLength(1);
});

test('the page cannot reach the dialog, nor speak to the extension', async () => {
  const { frame } = await readyDialog();
  const reach = await page.evaluate(() => {
    const host = document.querySelector('tom-bokforingsdata')!;
    const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime;
    return {
      shadow: host.shadowRoot,
      frames: window.length,
      runtime: typeof runtime?.sendMessage,
      seen: performance
        .getEntriesByType('resource')
        .some(({ name }) => /[0-9a-f]{8}-[0-9a-f]{4}/.test(name.split('/').at(-1) ?? '')),
    };
  });
  expect(reach).toEqual({ shadow: null, frames: 0, runtime: 'undefined', seen: false });
  // A script in the frame's own page cannot press the button either: submit and click must be a person's.
  await frame.evaluate(() => {
    const form = document.querySelector('form')!;
    form.querySelector<HTMLButtonElement>('button.danger')!.click();
    form.requestSubmit();
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button.danger'));
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  });
  await pause(300);
  expect(purges()).toBe(0);
});

test('a dialog page that the host frames itself shows nothing and does nothing', async () => {
  const before = api.seen.length;
  const url = `chrome-extension://${chromium.id}/purge-dialog.html`;
  // The stand-in's policy forbids frames; a host without one may try.
  const { origin } = new URL(stage.standIn.origin);
  await page.goto(`${origin}/favicon.ico`).catch(() => undefined);
  const other = await chromium.browser.newPage();
  await other.goto(`${api.address}/`);
  await other.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    frame.addEventListener('load', () => {
      for (const ticket of ['x', crypto.randomUUID(), { toString: () => 'x' }])
        frame.contentWindow!.postMessage({ ticket }, '*');
    });
  }, url);
  await pause(700);
  const framed = other.frames().find((frame) => frame.url() === url);
  const shown = framed ? await framed.evaluate(() => document.body.innerText) : '';
  expect(shown).not.toMatch(/Fiktiva|Räkenskapsår/);
  expect(api.seen.slice(before).filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
  await other.close();
});

test('pages of the extension other than the dialog cannot be framed or fetched', async () => {
  const other = await chromium.browser.newPage();
  await other.goto(`${api.address}/`);
  for (const name of ['popup.html', 'options.html', 'company.html', 'background.js', 'manifest.json']) {
    const got = await other.evaluate(
      (url) =>
        fetch(url).then(
          (response) => response.status,
          () => 'refused',
        ),
      `chrome-extension://${chromium.id}/${name}`,
    );
    expect(got).toBe('refused');
  }
  await other.close();
});

test('something laid over the dialog closes the button', async () => {
  const { frame, button } = await readyDialog();
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;background:#fff';
    cover.textContent = 'Klicka här';
    document.body.append(cover);
    cover.showPopover();
  });
  await until(() => button.evaluate((node) => (node as HTMLButtonElement).disabled), 'the button to close');
  await pressKey(page, 'Enter');
  await pause(300);
  expect(purges()).toBe(0);
  await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')!.remove());
  await until(
    () => button.evaluate((node) => !(node as HTMLButtonElement).disabled),
    'the button to open again',
  );
  expect(frame.detached).toBe(false);
});

test('the page moving to another company just before the press stops the purge', async () => {
  const { frame, button } = await readyDialog();
  // The text changes without a navigation, and at the last moment.
  await page.evaluate(() => {
    document.querySelector('.switcher-number')!.textContent = '559999-0206';
  });
  await button.click().catch(() => undefined);
  await waitForText(frame, 'annat företag');
  await pause(300);
  expect(purges()).toBe(0);
});

test('the host removing the dialog only closes it', async () => {
  await readyDialog();
  await page.evaluate(() => document.querySelector('tom-bokforingsdata')!.remove());
  await until(async () => page.frames().length === 1, 'the dialog to be gone');
  expect(purges()).toBe(0);
  await openDialog(page);
});
