// The options page as a person goes through it: by keyboard, with two of them open, with the key revoked meanwhile, at 400 %.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import { serveStandIn } from '../stand-in/serve.ts';
import { fakeCompanies, fakeProblem, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import {
  buildExtension,
  byRole,
  configure,
  openPopup,
  paste,
  press,
  setPolicies,
  startChromium,
  text,
  until,
  waitForNoText,
  waitForText,
  withholdSites,
} from './harness.ts';
import type { Chromium } from './harness.ts';

let api: FakeApi;
let chromium: Chromium;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  chromium = await startChromium(await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }));
}, 60_000);
beforeEach(async () => {
  api = await serveFakeApi({ companies: fakeCompanies(), token: 'hemlig' });
});
afterEach(async () => {
  for (const undo of chromium.undo.splice(0)) await undo();
  const [first, ...others] = await chromium.browser.pages();
  for (const other of others) await other.close();
  await first!.goto('about:blank');
  await api.close();
});
afterAll(async () => {
  await chromium?.close();
  await rm(folder, { recursive: true, force: true });
});

const connected = () => configure(chromium, { address: api.address, token: api.token, language: 'sv' });
const unconnected = () => configure(chromium, { address: '', token: '', language: 'sv' });
async function open(name = 'options.html'): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.id}/${name}`);
  await page.waitForSelector('h1');
  return page;
}
/** What has the focus, by id, name or text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { id, ariaLabel, textContent, tagName } = document.activeElement!;
    return id || ariaLabel || (tagName === 'BODY' ? 'body' : textContent);
  });
const focusOn = (page: Page, wanted: string) =>
  until(async () => (await focused(page)) === wanted, `the focus on ${wanted}`);

test('from nothing to working: a text pasted and one key; signed out again by keys, never losing the place', async () => {
  await unconnected();
  const page = await open();
  await focusOn(page, 'paste');
  await page.keyboard.press('Tab');
  await focusOn(page, 'address');
  await paste(
    page,
    '#paste',
    `Hej!\n> Adress: <${api.address}/>\n> Nyckel:\u00a0${api.token}\u200b\n\nMvh Anna`,
  );
  await focusOn(page, 'save');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Det fungerar');
  await focusOn(page, 'works');
  expect(await text(page)).toContain('Så använder du det');

  await (await page.$('#save'))!.focus();
  await page.keyboard.press('Tab');
  await focusOn(page, 'Logga ut');
  await page.keyboard.press('Enter');
  await focusOn(page, 'Ta bort nyckeln från den här datorn?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await focusOn(page, 'Logga ut');
  await page.keyboard.press('Enter');
  await focusOn(page, 'Ta bort nyckeln från den här datorn?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Du är utloggad');
  await focusOn(page, 'paste');
  expect(JSON.stringify(await page.evaluate(() => chrome.storage.local.get(null)))).not.toContain('hemlig');
});

test('each fault is told beside its field, which gets the focus and says so to a screen reader', async () => {
  await unconnected();
  const page = await open();
  const told = (field: string) =>
    page.$eval(`#${field}`, (input) => [
      input.ariaInvalid,
      ...input
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent),
    ]);
  const put = async (field: string, value: string) => {
    await page.click(`#${field}`, { count: 3 });
    await page.keyboard.press('Backspace');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  await put('address', 'http://ledger.byran.se');
  await waitForText(page, 'börjar med http://');
  await focusOn(page, 'address');
  expect((await told('address'))[0]).toBe('true');
  await put('address', api.address.replace('http://', ''));
  await waitForText(page, 'Skriv nyckeln som du har fått');
  await focusOn(page, 'token');
  expect((await told('address'))[0]).toBe('false');
  await put('token', 'nyckeln är å');
  await waitForText(page, 'tecken som ingen nyckel har');
  await put('token', 'fel');
  await waitForText(page, 'godtar inte nyckeln');
  expect((await told('token'))[1]).toContain('återkallad');
  await put('token', ' hem\u200blig ');
  await waitForText(page, 'Det fungerar');
});

test('two pages of it agree; a key revoked while they are open is told of, on the company page too', async () => {
  await connected();
  const one = await open();
  const other = await open();
  const company = await open('company.html?company=cmp_4711');
  await waitForText(one, 'Det fungerar');
  await waitForText(company, 'Fiktiva Fjällbageriet AB');
  await other.select('#language', 'en');
  await waitForText(one, 'It works');
  await waitForText(company, 'History');
  await other.select('#language', 'sv');

  api.state.refuse = fakeProblem('unauthenticated');
  await one.reload();
  await waitForText(one, 'godtar inte nyckeln');
  api.state.refuse = null;
  await other.bringToFront();
  await press(other, 'Logga ut');
  await press(other, 'Ja, logga ut');
  await until(async () => !(await text(one)).includes('Logga ut'), 'the other page to follow');
  await waitForText(company, 'Inte inställt ännu');
});

test('the address changed: what was worked with at the former is neither shown nor asked for', async () => {
  await connected();
  const second = await serveFakeApi({ companies: fakeCompanies().slice(1), token: 'annan' });
  const page = await open();
  await page.evaluate((values) => chrome.storage.local.set(values), {
    [`recent ${api.address}`]: [{ ...fakeCompanies()[0]!, name: 'Bara där AB' }],
  });
  let popup = await openPopup(chromium);
  await waitForText(popup, 'Bara där AB');
  await popup.close();
  await page.bringToFront();
  // A whole connection pasted into any field, as a link copied by its words.
  await paste(page, '#token', 'Klicka här', `<a href="${second.address}/#token=annan">Klicka här</a>`);
  await focusOn(page, 'save');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Det fungerar');
  popup = await openPopup(chromium);
  await waitForText(popup, 'Låtsaslunds Båtvarv AB');
  await waitForNoText(popup, 'Bara där AB');
  await second.close();
});

test('text may be dragged into a field, a file into none', async () => {
  await unconnected();
  const page = await open();
  const stopped = await page.evaluate(() =>
    ['text', 'file'].map((what) => {
      const dataTransfer = new DataTransfer();
      if (what === 'text') dataTransfer.setData('text/plain', 'https://ledger.byran.se');
      else dataTransfer.items.add(new File(['x'], 'x.se'));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      return !document.querySelector('#paste')!.dispatchEvent(drop);
    }),
  );
  expect(stopped).toEqual([false, true]);
});

test('let in to Oxceed’s pages, a page that is open has the choice without being loaded anew', async () => {
  await connected();
  await withholdSites(chromium);
  const companies = [{ id: '4711', name: 'Fiktiva Fjällbageriet AB', organisationNumber: '559999-0107' }];
  const standIn = await serveStandIn({ port: 0, companies });
  const page = await chromium.browser.newPage();
  await page.goto(`${standIn.origin}/company/4711/settings/integration`);
  await page.click('#actions');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await page.$('[data-tom-bokforingsdata]')).toBeNull();
  // As the user's yes does.
  for (const undo of chromium.undo.splice(0)) await undo();
  await page.bringToFront();
  await until(() => page.$('[data-tom-bokforingsdata]'), 'our item');
  await standIn.close();
});

test('a policy is followed while the page is open', async () => {
  await unconnected();
  const page = await open();
  await setPolicies(chromium, { address: api.address, language: 'en' });
  await waitForText(page, 'Your administrator has set the address');
  await page.focus('#token');
  await page.keyboard.type('hemlig\n');
  await waitForText(page, 'It works');
});

test.each([320, 640])(
  'nothing overlaps or is cut off at %i px, with names as long as they come',
  async (width) => {
    await connected();
    const long = 'Nyckelförvaringsansvarigredovisningsekonomiassistent'.repeat(4).slice(0, 200);
    api.state.me = { id: 'tok_1', name: long };
    api.companies[0]!.name = long;
    for (const name of ['options.html', 'company.html?company=cmp_4711']) {
      const page = await open(name);
      await page.setViewport({ width, height: 400 });
      await waitForText(page, long);
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
        const shown = [
          ...document.querySelectorAll<HTMLElement>('h1, h2, p, label, input, select, button, a'),
        ]
          .map((node) => ({ node, box: node.getBoundingClientRect() }))
          .filter(({ node, box }) => box.width > 1 && box.height > 1 && node.checkVisibility());
        for (const { node, box } of shown) {
          if (box.right > innerWidth + 0.5 || box.left < -0.5)
            found.push(`beyond the edge: ${node.outerHTML}`);
          for (const { node: other, box: its } of shown) {
            const apart =
              box.right <= its.left + 0.5 ||
              its.right <= box.left + 0.5 ||
              box.bottom <= its.top + 0.5 ||
              its.bottom <= box.top + 0.5;
            if (node !== other && !node.contains(other) && !other.contains(node) && !apart)
              found.push(`${node.outerHTML} over ${other.outerHTML}`);
          }
        }
        return found;
      });
      expect(faults).toEqual([]);
      await page.close();
    }
  },
);

test('on the company page every press leaves the focus on something', async () => {
  await connected();
  api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
  const page = await open('company.html?company=cmp_4711');
  const pressed = async (name: string) => {
    const button = await byRole(page, 'button', name);
    await button.focus();
    await page.keyboard.press('Enter');
  };
  const held = async (what: string) => {
    await until(async () => (await focused(page)) !== 'body', `a focus ${what}`);
    return focused(page);
  };
  await pressed('Visa kvitto');
  expect(await held('on the receipt’s button')).toBe('Dölj kvitto');
  await pressed('Ångra');
  await pressed('Ja, återställ');
  await waitForText(page, '2024 är återställt');
  expect(await held('after undoing')).toContain('2024');
  await pressed('Klar');
  await waitForText(page, 'Historik');
  await held('back in the history');

  const files = ['a', 'b'].map((name) => join(folder, `${name}.se`));
  for (const file of files) await writeFile(file, '#FLAGGA 0\n#SIETYP 4\n#ORGNR 559999-0206\n');
  const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...files);
  await waitForText(page, 'b.se');
  await pressed('Ta bort ur listan: a.se');
  expect(await held('on the file beside')).toBe('Ta bort ur listan: b.se');
  await page.keyboard.press('Enter');
  await until(async () => !(await text(page)).includes('b.se'), 'the list to be empty');
  await held('where the list was');
});
