// The popup.
import { byRole, configure, press, waitForText, decide } from '../harness.ts';
import { fakeCompanies, fakeProblem } from '../fake-api.ts';
import { coversLess } from './reasons.ts';
import { tick, y2024, reloadInPopup } from './steps.ts';
import type { Scenes } from './steps.ts';

export const popup: Scenes = {
  'popup-home': async ({ api, popup }) => {
    api.state.holdJobsAt = 0.1;
    return popup();
  },
  'popup-differing': async ({ api, popup }) => {
    for (const company of api.companies) company.source = { kind: 'fortnox', connected: true };
    api.companies[0]!.agrees = { '2024-01-01': 3 };
    api.companies[1]!.agrees = { '2023-07-01': 1 };
    const page = await popup();
    await waitForText(page, '3 verifikat finns kvar som har tagits bort i Fortnox');
    return page;
  },
  'popup-company': async ({ popup }) => {
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await waitForText(page, 'Ersätts');
    return page;
  },
  'popup-jobs': async ({ api, popup }) => {
    api.state.holdJobsAt = 0.1;
    const page = await reloadInPopup(popup);
    await (await byRole(page, 'button', 'Tillbaka')).click();
    await waitForText(page, /Hämtar från källan|Läser in/);
    return page;
  },
  'popup-reloading': async ({ api, popup }) => {
    api.state.holdJobsAt = 0.1;
    const page = await reloadInPopup(popup);
    await (await byRole(page, 'button', 'Tillbaka')).click();
    await (await page.waitForSelector('button.job-line'))!.click();
    await byRole(page, 'button', 'Avbryt omladdningen');
    return page;
  },
  'popup-undoing-at-once': async ({ api, popup }) => {
    api.state.holdJobsAt = 0.1;
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await decide(page, 'purge');
    await page.keyboard.type('0107');
    await press(page, 'Töm 1 räkenskapsår');
    await press(page, 'Ångra');
    await waitForText(page, 'Återställ det som togs bort?');
    return page;
  },
  'popup-stopped': async ({ api, popup }) => {
    api.state.guard = coversLess;
    const page = await reloadInPopup(popup);
    await press(page, 'Läs in ändå');
    await waitForText(page, 'trots att den stoppades');
    return page;
  },
  'popup-history': async ({ api, popup }) => {
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    api.startJob(api.companies[0]!, 'reload', ['2025-01-01']);
    const page = await popup();
    // The page's company comes to the top when the page has told of it.
    await waitForText(page, 'På sidan');
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await (await byRole(page, 'button', 'Historik')).click();
    await waitForText(page, 'Tömning 2024');
    return page;
  },
  'popup-not-to-be-undone': async ({ api, popup }) => {
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    const { years } = api.companies[0]!;
    api.startJob(api.companies[0]!, 'load', ['2024-01-01'], fakeCompanies()[0]!.years[1]);
    api.startJob(api.companies[0]!, 'purge', [years[0]!.start]);
    const page = await popup(380);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await (await byRole(page, 'button', 'Historik')).click();
    await waitForText(page, 'Kan inte ångras');
    return page;
  },
  'popup-failed': async ({ api, popup }) => {
    api.state.failJobs = fakeProblem('file_changed', { file: 'fjallbageriet-2024.se' });
    const page = await reloadInPopup(popup);
    await waitForText(page, 'kunde inte laddas om');
    return page;
  },
  'popup-none-found': async ({ popup }) => {
    const page = await popup(380);
    await (await page.waitForSelector('.search input'))!.type('finns inte');
    await waitForText(page, 'Inget företag hittades');
    return page;
  },
  'popup-not-set-up': async ({ chromium, popup }) => {
    await configure(chromium, { address: '', token: '', language: 'sv' });
    const page = await popup(380);
    await waitForText(page, 'Inte inställt ännu');
    return page;
  },
  'popup-320': async ({ popup }) => {
    const page = await popup(320);
    await (await byRole(page, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(page, y2024);
    await waitForText(page, 'Ersätts');
    return page;
  },
  'popup-english': async ({ popup }) => {
    const blank = await popup(380);
    await blank.evaluate(() => chrome.storage.local.set({ language: 'en' }));
    await blank.reload();
    await (await byRole(blank, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
    await tick(blank, y2024);
    await waitForText(blank, 'Reload 1 fiscal year');
    return blank;
  },
};
