// The content script, as built, on every fixture page: our item once in examples, never in counter-examples.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { buildExtension, dialogFrame, pressKey, startChromium, until } from './harness.ts';
import type { Chromium } from './harness.ts';

const folder = new URL('../oxceed/fixtures/', import.meta.url);
const pages = (kind: string) =>
  readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.html'));
const mark = '[data-tom-bokforingsdata]';

let server: Server;
let origin: string;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, kind = '', name = ''] = (request.url ?? '').split('/');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const known = (kind === 'examples' || kind === 'counter-examples') && pages(kind).includes(name);
    response.end(known ? readFileSync(new URL(`${kind}/${name}`, folder)) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  chromium = await startChromium(await buildExtension({ browser: 'chrome', origins: `${origin}/*` }));
}, 60_000);
beforeEach(async () => {
  page = await chromium.browser.newPage();
});
afterEach(() => page.close());
afterAll(async () => {
  await chromium?.close();
  server?.close();
});

/** What the content script would tell of the page, asked as the background asks. */
async function facts(): Promise<{ facts: { numbers: string[]; names: string[] }; menu: string }> {
  const target = await chromium.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = (await target.worker())!;
  return worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return chrome.tabs.sendMessage(tab!.id!, { order: 'facts', url });
  }, origin);
}

describe('examples', () => {
  test.each(pages('examples'))('%s', async (name) => {
    await page.goto(`${origin}/examples/${name}`);
    // A page that fights or re-renders has settled by then.
    const wait = /wiping|rerendered/.test(name) ? 2000 : 150;
    await until(async () => (await page.$$(mark)).length === 1, 'our item');
    await new Promise((resolve) => setTimeout(resolve, wait));
    expect(
      await page.$$eval(mark, (nodes) => nodes.map((node) => node.parentElement?.dataset['expect'])),
    ).toEqual(['here']);
    const shown = await page.$eval(mark, (node) => ({
      text: node.textContent?.replace(/\s+/g, ' ').trim(),
      before: node.previousElementSibling?.className,
      own: node.className,
      tag: node.tagName === node.previousElementSibling?.tagName,
      foreign: node.outerHTML.match(/ (href|id|data-(?!tom)[\w-]+)=/g),
    }));
    expect(shown.text).toContain(name === 'english.html' ? 'Purge ledger data' : 'Töm bokföringsdata');
    expect(shown.text).not.toContain('i Oxceed');
    expect(shown).toMatchObject({ own: shown.before, tag: true, foreign: null });
    const { facts: read, menu } = await facts();
    const number = await page.$eval('meta[name=company]', (meta) => (meta as HTMLMetaElement).content);
    expect(read.numbers).toEqual([number]);
    expect(read.names[0]).toBe('Alfa AB');
    expect(menu).toBe('found');
  });
});

describe('counter-examples', () => {
  test.each(pages('counter-examples'))('%s', async (name) => {
    await page.goto(`${origin}/counter-examples/${name}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await page.$$(mark)).toHaveLength(0);
  });
});

test('the item is in the menu within 50 ms of the menu being in the page', async () => {
  await page.goto(`${origin}/examples/two-menus.html`);
  await until(async () => page.$(mark), 'our item');
  const ms = await page.evaluate(async (selector) => {
    const menu = [...document.querySelectorAll('[role=menu]')].at(-1)!;
    const parent = menu.parentElement!;
    menu.remove();
    document.querySelectorAll(selector).forEach((node) => node.remove());
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    parent.append(menu);
    while (!menu.querySelector(selector)) await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - begun;
  }, mark);
  expect(ms).toBeLessThan(50);
});

test('arrow keys reach the item where the host knows of its own only, and Enter presses it', async () => {
  await page.goto(`${origin}/examples/host-keyboard-fixed-list.html`);
  await until(async () => page.$(mark), 'our item');
  await page.evaluate(() => document.querySelector<HTMLElement>('[role=menuitem]')!.focus());
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const seen: (string | null | undefined)[] = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('ArrowDown');
    await new Promise((resolve) => setTimeout(resolve, 30));
    seen.push(await focused());
  }
  expect(seen).toEqual(['Återanslut', 'Ladda upp', 'Töm bokföringsdata', 'Synka nu']);
  await page.keyboard.press('ArrowUp');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await focused()).toBe('Töm bokföringsdata');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('Ladda upp');
  await page.keyboard.press('End');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await focused()).toBe('Töm bokföringsdata');
  await pressKey(page, 'Enter');
  expect(await dialogFrame(page)).toBeTruthy();
});

test('a press on our item never reaches the host’s delegated listeners', async () => {
  await page.goto(`${origin}/examples/list-of-links.html`);
  await (await until(async () => page.$(`${mark} a`), 'our item')).click();
  await dialogFrame(page);
  expect(await page.evaluate(() => document.documentElement.dataset['host'])).toBeUndefined();
});

test('a host that wipes foreign nodes for ever is given up on', async () => {
  await page.goto(`${origin}/examples/two-menus.html`);
  await until(async () => page.$(mark), 'our item');
  const count = await page.evaluate(async (selector) => {
    let wiped = 0;
    const wipe = () => {
      for (const node of document.querySelectorAll(selector)) {
        node.remove();
        wiped++;
      }
    };
    new MutationObserver(wipe).observe(document.body, { childList: true, subtree: true });
    wipe();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const before = wiped;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { wiped, later: wiped - before };
  }, mark);
  expect(count.later).toBe(0);
  expect(count.wiped).toBeLessThan(100);
});
