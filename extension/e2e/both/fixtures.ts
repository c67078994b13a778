// The content script, as built, on every fixture page: our item once in examples, never in counter-examples; and the
// company that an example shows.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { fixtures, lookAt } from '../fixture-pages.ts';
import { dialogFrame, inBackground, pressKey, until } from '../harness.ts';
import { mark } from '../stage.ts';
import type { Here } from './here.ts';

export function fixturePages(here: Here): void {
  const { name: browser, missing } = here;
  let page: Page;
  beforeAll(() => {
    ({ page } = here);
    if (page) here.showCompanies('alfa');
  });
  const it = test.skipIf(missing);
  const onChromium = browser === 'firefox' ? () => undefined : test.skipIf(missing);

  /** What the content script would tell of the page, asked as the background asks. */
  const facts = () =>
    inBackground({ browser: here.browser, id: here.id! }, async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      type Told = { facts: { numbers: string[]; names: string[] }; menu: string };
      return (await chrome.tabs.sendMessage(tab!.id!, { order: 'facts' })) as Told;
    });

  /** All of them in Chromium; in Firefox those where browsers differ: shadow roots, when a node is seen, what is drawn late. */
  const chosen = (kind: 'examples' | 'counter-examples') =>
    fixtures(kind).filter(
      (name) =>
        browser === 'chrome' || /shadow|draw|rerendered|wiping|portal|in-field|card|english/.test(name),
    );

  it.each(chosen('examples'))('example %s', async (name) => {
    await page.goto(`${here.fixtures.origin}/examples/${name}`);
    await until(async () => (await page.evaluate(lookAt)).count === 1, 'our item');
    // A page that fights or re-renders has settled by then.
    await new Promise((resolve) => setTimeout(resolve, /wiping|rerendered/.test(name) ? 1700 : 60));
    const { places, shown } = await page.evaluate(lookAt);
    expect(places).toEqual(['here']);
    expect(shown!.text).toContain(name === 'english.html' ? 'Purge ledger data' : 'Töm bokföringsdata');
    expect(shown!.text).not.toContain('i Oxceed');
    expect(shown).toMatchObject({ own: shown!.before, tag: true, foreign: null });
    if (browser === 'firefox') return;
    const { facts: read, menu } = await facts();
    const number = await page.$eval('meta[name=company]', (meta) => (meta as HTMLMetaElement).content);
    expect(read.numbers).toEqual([number]);
    expect(read.names[0]).toBe('Alfa AB');
    expect(menu).toBe('found');
  });

  it.each(chosen('counter-examples'))('counter-example %s', async (name) => {
    await page.goto(`${here.fixtures.origin}/counter-examples/${name}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await page.evaluate(lookAt)).count).toBe(0);
  });

  onChromium('the item is in the menu before the menu is painted', async () => {
    await page.goto(`${here.fixtures.origin}/examples/two-menus.html`);
    await until(async () => page.$(mark), 'our item');
    const there = await page.evaluate(async (selector) => {
      const menu = [...document.querySelectorAll('[role=menu]')].at(-1)!;
      const parent = menu.parentElement!;
      menu.remove();
      document.querySelectorAll(selector).forEach((node) => node.remove());
      await new Promise((resolve) => setTimeout(resolve, 300));
      parent.append(menu);
      await new Promise(requestAnimationFrame);
      return menu.querySelector(selector) !== null;
    }, mark);
    expect(there).toBe(true);
  });

  onChromium(
    'arrow keys reach the item where the host knows of its own only, and Enter presses it',
    async () => {
      await page.goto(`${here.fixtures.origin}/examples/host-keyboard-fixed-list.html`);
      await until(async () => page.$(mark), 'our item');
      await page.evaluate(() => document.querySelector<HTMLElement>('[role=menuitem]')!.focus());
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      for (const [key, wanted] of [
        ['ArrowDown', 'Återanslut'],
        ['ArrowDown', 'Ladda upp'],
        ['ArrowDown', 'Töm bokföringsdata'],
        ['ArrowDown', 'Synka nu'],
        ['ArrowUp', 'Töm bokföringsdata'],
        ['ArrowUp', 'Ladda upp'],
        ['End', 'Töm bokföringsdata'],
      ] as const) {
        await page.keyboard.press(key);
        await until(async () => (await focused()) === wanted, `the focus on ${wanted} after ${key}`);
      }
      await pressKey(page, 'Enter');
      expect(await dialogFrame(page)).toBeTruthy();
    },
  );

  onChromium('a press on our item never reaches the host’s delegated listeners', async () => {
    await page.goto(`${here.fixtures.origin}/examples/list-of-links.html`);
    await (await until(async () => page.$(`${mark} a`), 'our item')).click();
    await dialogFrame(page);
    expect(await page.evaluate(() => document.documentElement.dataset['host'])).toBeUndefined();
  });

  onChromium('a host that wipes foreign nodes for ever is given up on', async () => {
    await page.goto(`${here.fixtures.origin}/examples/two-menus.html`);
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
}
