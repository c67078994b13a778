// Ways of arriving at the Integration page, as a person travels: within the page, back and forth, from the login, by
// the header's switch with and without another address. Each ends in the company that is shown, or in a block.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import { fakeCompanies } from '../fake-api.ts';
import { until, waitForText } from '../harness.ts';
import { openByMark, shut } from '../stage.ts';
import type { Stage } from '../stage.ts';
import type { Here } from './here.ts';

const bakery = 'Fiktiva Fjällbageriet AB';
const wharf = 'Låtsaslunds Båtvarv AB';

/** How the page is built: what of the company its header and its address say. In Firefox each of them once shown and once
 *  not: how the page is read is the same code, and the browsers differ in how going to another address is noticed. */
const builds = (browser: Here['name']) => [
  { numbers: false, addresses: true },
  { numbers: true, addresses: false },
  ...(browser === 'firefox'
    ? []
    : [
        { numbers: true, addresses: true },
        { numbers: false, addresses: false },
      ]),
];

export function arriving(here: Here): void {
  let page: Page;
  let stage: Stage;
  let api: Stage['api'];
  beforeAll(() => {
    ({ page, stage } = here);
    api = stage?.api;
  });
  beforeEach(() => here.showCompanies?.('two'));

  const heading = (wanted: string) =>
    until(() => page.$eval('h1', (node, text) => node.textContent === text, wanted), `the page ${wanted}`);
  const shows = (company: string) =>
    until(
      () => page.$eval('.switcher-name', (node, text) => node.textContent === text, company),
      `${company} in the header`,
    );
  async function login({ numbers, addresses }: ReturnType<typeof builds>[number]) {
    await page.goto(`${stage.standIn.origin}/login`);
    await page.waitForSelector('.login button');
    await page.$eval(
      '.login',
      (form, wanted) => {
        for (const box of form.querySelectorAll('input')) box.checked = wanted[box.name as 'numbers'];
      },
      { numbers, addresses },
    );
    await page.click('.login button');
    await heading('Översikt');
  }
  async function integration() {
    await page.click('[data-route="settings/integration"]');
    await heading('Integration');
  }
  async function switchTo(company: string) {
    await page.click('#company-switcher');
    const items = await until(async () => {
      const all = await page.$$('[role=menuitemradio]');
      return all.length > 0 && all;
    }, 'the companies');
    for (const item of items)
      if ((await item.evaluate((node) => node.textContent))!.includes(company)) await item.click();
    await shows(company);
  }
  const open = () => openByMark(page);
  /** The company that the dialog is for once it has told; 'blocked' where it is for none. */
  async function opened(): Promise<string> {
    const frame = await open();
    const told = await waitForText(frame, /Räkenskapsår|Vilket företag|bytt företag|annat företag/);
    const company = [bakery, wharf].find((one) => told.includes(one) && told.includes('Räkenskapsår'));
    await shut(page, frame);
    return company ?? 'blocked';
  }
  async function back(company: string) {
    await page.evaluate(() => history.back());
    await shows(company);
  }
  /** The page puts another company's address in the place of its own. */
  const replaceBy = (oxceedId: string) =>
    // As text: the test runner would make the import one of its own.
    page.evaluate(`(async () => {
      const { replace } = await import(location.origin + '/navigate.js');
      const companies = await (await fetch('/companies.json')).json();
      replace(companies.find(({ id }) => id === '${oxceedId}'), 'settings/integration');
    })()`);
  async function forward(company: string) {
    await page.evaluate(() => history.forward());
    await shows(company);
  }

  test.skipIf(here.missing)(
    'a full load, and the start page that puts another address in its place',
    async () => {
      await page.goto(`${stage.standIn.origin}/company/4712/settings/integration`);
      expect(await opened()).toBe(wharf);
      await page.goto(`${stage.standIn.origin}/`);
      await heading('Integration');
      expect(await opened()).toBe(bakery);
      // Back to a document that was left for another: the browser may have kept it as it was.
      await page.goBack();
      await shows(wharf);
      expect(await opened()).toBe(wharf);
      await page.goForward();
      await shows(bakery);
      expect(await opened()).toBe(bakery);
    },
  );

  test.skipIf(here.missing).each(builds(here.name))(
    'from the login, by the header, back and forth: the company that is shown; exchanged under an open dialog, a block (numbers shown: $numbers, company in the address: $addresses)',
    async (build) => {
      await login(build);
      await integration();
      expect(await opened()).toBe(bakery);
      await switchTo(wharf);
      expect(await opened()).toBe(wharf);
      await switchTo(bakery);
      if (build.addresses) {
        expect(await opened()).toBe(bakery);
        await back(wharf);
        expect(await opened()).toBe(wharf);
        await back(bakery);
        expect(await opened()).toBe(bakery);
        await forward(wharf);
        expect(await opened()).toBe(wharf);
        await replaceBy('4711');
        await shows(bakery);
      }

      const frame = await open();
      expect(await waitForText(frame, 'Räkenskapsår')).toContain(bakery);
      await (await until(() => frame.$('.year:has(#year-2024-01-01) input'), 'the year')).click();
      await (await until(() => frame.$('.deed label:last-child input'), 'Töm')).click();
      await (await until(() => frame.$('#confirm'), 'the digits'))!.type('0107');
      // As another script of the page's would do it; a person cannot reach the header now.
      await page.evaluate((wanted) => {
        document.querySelector<HTMLElement>('#company-switcher')!.click();
        const items = [...document.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
        items.find((item) => item.textContent!.includes(wanted))!.click();
      }, wharf);
      expect(await waitForText(frame, 'annat företag')).not.toContain('Räkenskapsår');
      expect(api.companies.flatMap(({ years }) => years.map(({ rows }) => rows))).toEqual(
        fakeCompanies().flatMap(({ years }) => years.map(({ rows }) => rows)),
      );
      await shut(page, frame);
    },
  );

  test.skipIf(here.missing)(
    'arrived by the header’s switch, a year of that company is purged and undone',
    async () => {
      await login({ numbers: false, addresses: true });
      await switchTo(wharf);
      await integration();
      const frame = await open();
      await waitForText(frame, wharf);
      await (await until(() => frame.$('.year:has(#year-2023-07-01) input'), 'the year')).click();
      await (await until(() => frame.$('.deed label:last-child input'), 'Töm')).click();
      await (await until(() => frame.$('#confirm'), 'the digits'))!.type('0206');
      await (await until(() => frame.$('button.danger:not(:disabled)'), 'the button to open')).click();
      await waitForText(frame, 'är tömt');
      expect(api.companies.map(({ years }) => years[0]!.rows > 0)).toEqual([true, false]);
      await (await until(() => frame.$('.row > .button:has(.icon)'), 'Ångra')).click();
      await (await until(() => frame.$('.ask .primary'), 'yes')).click();
      await waitForText(frame, 'är återställt');
      await shut(page, frame);
    },
  );

  test.skipIf(here.missing)(
    'an address that stays behind while the page goes over to another company is a block',
    async () => {
      await login({ numbers: true, addresses: true });
      await integration();
      for (const number of ['', '559999-0206']) {
        await page.evaluate(
          (wanted, shown) => {
            document.querySelector('.switcher-name')!.textContent = wanted;
            document.querySelector('.switcher-number')!.textContent = shown;
            document.title = `Integration – ${wanted}`;
          },
          wharf,
          number,
        );
        expect(await opened()).toBe('blocked');
      }
    },
  );

  test.skipIf(here.missing)('another page of the list in the address is no other company', async () => {
    await page.goto(`${stage.standIn.origin}/company/4711/settings/integration?page=4712`);
    await heading('Integration');
    const frame = await open();
    await waitForText(frame, bakery);
    await waitForText(frame, 'Räkenskapsår');
    await page.evaluate(() => history.replaceState(null, '', '?page=1&sort=date'));
    await (await until(() => frame.$('.year:has(#year-2024-01-01) input'), 'the year')).click();
    await (await until(() => frame.$('.deed label:last-child input'), 'Töm')).click();
    await (await until(() => frame.$('#confirm'), 'the digits'))!.type('0107');
    await (await until(() => frame.$('button.danger:not(:disabled)'), 'the button to open')).click();
    await waitForText(frame, 'är tömt');
    // A file goes to the company that is shown, and to none once the page shows another.
    const path = join(here.folder, '2024.se');
    await writeFile(
      path,
      '#FLAGGA 0\n#SIETYP 4\n#ORGNR 559999-0107\n#RAR 0 20240101 20241231\n#KONTO 1910 Kassa\n#VER A 1 20240115 "x"\n{\n#TRANS 1910 {} 1\n#TRANS 1910 {} -1\n}\n',
    );
    await page.evaluate(() => {
      document.querySelector('.switcher-number')!.textContent = '559999-0206';
    });
    const input = await frame.$('input[type=file]');
    await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(path).catch(() => undefined);
    await waitForText(frame, 'annat företag');
    expect(api.seen.filter(({ path: at }) => at.endsWith('/sie-files'))).toEqual([]);
    await shut(page, frame);
  });
}
