// The options: the first run, what is typed and pasted, the key refused, a policy, a site that is withheld.
import type { Page } from 'puppeteer-core';
import { fakeProblem } from '../fake-api.ts';
import { configure, ownPage, paste, press, setPolicies, waitForText, withholdSites } from '../harness.ts';
import type { Chromium } from '../harness.ts';
import type { Scenes } from './steps.ts';

async function optionsPage(chromium: Chromium, hash = ''): Promise<Page> {
  // With another hash alone the page that is there would stay.
  const page = await ownPage(chromium, hash ? `options.html?${hash}` : 'options.html');
  await page.waitForSelector('#address');
  return page;
}
/** The page that a new user sees. */
async function firstRun(chromium: Chromium): Promise<Page> {
  await configure(chromium, { address: '', token: '', language: 'sv' });
  return optionsPage(chromium);
}

export const options: Scenes = {
  options: async ({ chromium }) => {
    const page = await optionsPage(chromium);
    await waitForText(page, 'Det fungerar');
    return page;
  },
  'options-people': async ({ chromium }) => {
    const page = await optionsPage(chromium);
    await waitForText(page, 'Personer och nycklar');
    await page.$eval('#people', (section) => section.scrollIntoView());
    return page;
  },
  'options-invite-choosing': async (stage) => {
    const page = await options['options-people']!(stage);
    await page.type('#invite-name', 'Erik Gran');
    await (await page.$$('.reach input'))[1]!.click();
    await page.type('#invite-search', 'fjäll');
    await waitForText(page, '559999-0107');
    await page.keyboard.press('Enter');
    await page.type('#invite-search', 'båt');
    await waitForText(page, '559999-0206');
    await page.$eval('.invite', (form) => form.scrollIntoView());
    return page;
  },
  'options-invited': async (stage) => {
    const page = await options['options-invite-choosing']!(stage);
    await press(page, 'Gör en inbjudan');
    await page.waitForSelector('#invite-link');
    await page.waitForSelector('#invite-link:focus');
    await page.$eval('#invite-link', (link) => link.scrollIntoView({ block: 'center' }));
    return page;
  },
  'options-sign-in': async ({ api, chromium }) => {
    await configure(chromium, { address: api.address, token: '', language: 'sv' });
    api.state.issuers = [
      { id: 'entra', name: 'Microsoft' },
      { id: 'google', name: 'Google' },
    ];
    const page = await optionsPage(chromium);
    await waitForText(page, 'Logga in med Google');
    return page;
  },
  'options-first-run': async ({ chromium }) => {
    const page = await firstRun(chromium);
    await waitForText(page, 'Välkommen');
    return page;
  },
  'options-pasted': async ({ api, chromium }) => {
    const page = await firstRun(chromium);
    await paste(page, '#paste', `Hej!\nAdress: ${api.address}/\nNyckel: ${api.token}\n\nHälsningar\nAnna`);
    await waitForText(page, 'Adress och nyckel hittades');
    return page;
  },
  'options-first-success': async (stage) => {
    const page = await options['options-pasted']!(stage);
    await page.keyboard.press('Enter');
    await waitForText(page, 'Så använder du det');
    return page;
  },
  // Opened with an invitation, where there is a connection already.
  'options-by-link': async ({ api, chromium }) => {
    const link = `${api.address}/invitation#tomi_${'4kq8Zt2vXb'.repeat(5).slice(1)}`;
    const page = await optionsPage(chromium, `#${encodeURIComponent(link)}`);
    await waitForText(page, 'ersätter');
    return page;
  },
  'options-invitation-used': async (stage) => {
    const page = await options['options-by-link']!(stage);
    await press(page, 'Ta emot inbjudan');
    await waitForText(page, 'redan använd');
    return page;
  },
  'options-http': async ({ chromium }) => {
    const page = await firstRun(chromium);
    await page.type('#address', 'http://ledger.byran.se');
    await page.keyboard.press('Enter');
    await waitForText(page, 'börjar med http://');
    return page;
  },
  'options-refused-key': async ({ api, chromium }) => {
    api.state.refuse = fakeProblem('unauthenticated', {});
    const page = await optionsPage(chromium);
    await waitForText(page, 'godtar inte nyckeln');
    return page;
  },
  'options-signing-out': async ({ chromium }) => {
    const page = await optionsPage(chromium);
    await press(page, 'Logga ut');
    await waitForText(page, 'Ta bort nyckeln');
    return page;
  },
  'options-signed-out': async (stage) => {
    const page = await options['options-signing-out']!(stage);
    await press(page, 'Ja, logga ut');
    await waitForText(page, 'Du är utloggad');
    return page;
  },
  'options-reader-of-none': async ({ api, chromium }) => {
    api.state.role = 'reader';
    api.state.companies = [];
    const page = await optionsPage(chromium);
    await waitForText(page, 'inte behörighet till något företag');
    return page;
  },
  'options-managed': async ({ api, chromium }) => {
    await setPolicies(chromium, { address: api.address, language: 'sv' });
    const page = await firstRun(chromium);
    await waitForText(page, 'Din administratör har angett adressen');
    return page;
  },
  'popup-without-site-access': async ({ chromium, popup }) => {
    await withholdSites(chromium);
    const page = await popup(380);
    await waitForText(page, 'får inte se Oxceeds sidor');
    return page;
  },
  // The browser keeps the extension away from Oxceed's pages. 1280 × 800 at 400 % zoom.
  'options-without-site-access': async ({ chromium }) => {
    await withholdSites(chromium);
    const page = await optionsPage(chromium);
    await page.setViewport({ width: 320, height: 640, deviceScaleFactor: 2 });
    await waitForText(page, 'får inte se Oxceeds sidor');
    return page;
  },
};
