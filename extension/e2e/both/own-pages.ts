// What of the main way is another in Firefox: popup and options, and the token out of content scripts' reach.
import { beforeAll, expect, test as every } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { text, until, waitForText } from '../harness.ts';
import { mark, openByMark } from '../stage.ts';
import type { Stage } from '../stage.ts';
import type { Here } from './here.ts';

export function ownPages(here: Here): void {
  const test = every.skipIf(here.missing);
  let page: Page;
  let stage: Stage;
  beforeAll(() => {
    ({ page, stage } = here);
    if (page) here.showCompanies('two');
  });

  async function open(company: string): Promise<Frame> {
    await page.goto(stage.page(company));
    return openByMark(page);
  }

  test('the item is gone on other pages', async () => {
    await page.goto(`${stage.standIn.origin}/company/4711/reports`);
    await page.click('#actions');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.$$(mark)).toHaveLength(0);
  });

  /** A page of the extension in a tab; its process changes on the way, which the automation does not always notice. */
  async function ownPage(path: string, wait: string): Promise<Page> {
    const frame = await open('4711');
    const url = await frame.evaluate((name) => chrome.runtime.getURL(name), path);
    const own = await here.browser.newPage();
    await own.goto(url, { timeout: 1000 }).catch(() => undefined);
    await until(() => own.$(wait), path);
    return own;
  }

  test('the popup: a company is found, a year purged, and the purge stands in its history', async () => {
    const popup = await ownPage('/popup.html', '.search input');
    await (await popup.$('.search input'))!.type('båtvarv');
    await until(async () => (await popup.$$('.company-list li')).length === 1, 'the one company found');
    await popup.keyboard.press('Enter');
    await (await until(() => popup.$('.year:has(#year-2023-07-01) input'), 'the year')).click();
    await (await popup.$('.deed label:last-child input'))!.click();
    await popup.keyboard.type('0206');
    const button = await until(() => popup.$('button.danger:not(:disabled)'), 'the button to open');
    await button.click();
    await waitForText(popup, /2023\/24 (är tömt|purged)/);
    expect(stage.api.companies[1]!.years[0]!.rows).toBe(0);
    const [, history] = await popup.$$('.tabs button');
    await history!.click();
    await waitForText(popup, /(Tömning|Purge) 2023\/24/);
    await popup.close();
  });

  test('what is saved lies where content scripts do not reach, and outlives the page', async () => {
    const options = await ownPage('/options.html', '#token');
    await (await options.$('#token'))!.type('hemlig');
    await (await options.$('button.primary'))!.click();
    await waitForText(options, 'Det fungerar');
    // Firefox's storage.local is open to content scripts: nothing of ours may be in it.
    expect(await options.evaluate(() => chrome.storage.local.get(null))).toEqual({});
    await options.reload({ timeout: 1000 }).catch(() => undefined);
    await waitForText(options, 'Sparad');
    // The administrator's word is shown as that, and not to be changed.
    expect(await text(options)).toContain('Bestämt av din administratör');
    const address = (await options.$('#address'))!;
    expect(
      await address.evaluate((field) => [
        (field as HTMLInputElement).value,
        (field as HTMLInputElement).readOnly,
      ]),
    ).toEqual([stage.api.address, true]);
    expect(await options.$eval('#language', (field) => (field as HTMLSelectElement).disabled)).toBe(true);
    await options.close();
  });

  test('kept away from the pages it says so, and is let in by a press', async () => {
    const options = await ownPage('/options.html', '#token');
    const pages = () =>
      chrome.permissions.contains({ origins: chrome.runtime.getManifest().content_scripts![0]!.matches! });
    // As the user does in about:addons.
    await options.evaluate(() =>
      chrome.permissions.remove({ origins: chrome.runtime.getManifest().content_scripts![0]!.matches! }),
    );
    await waitForText(options, 'får inte se Oxceeds sidor');
    expect(await options.evaluate(pages)).toBe(false);
    await (await options.$('.site-access button'))!.click();
    await waitForText(options, 'Valet finns nu under Åtgärder');
    expect(await options.evaluate(pages)).toBe(true);
    await options.close();
  });
}
