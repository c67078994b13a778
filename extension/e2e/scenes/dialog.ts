// The dialog before anything is asked for, and what keeps it from being asked for.
import { byRole, configure, dialogFrame, press, waitForText, until, decide } from '../harness.ts';
import { fakeProblem, manyYears } from '../fake-api.ts';
import { empty, tick, y2024, y2025 } from './steps.ts';
import type { Scenes } from './steps.ts';

export const dialog: Scenes = {
  menu: async ({ page, go }) => {
    await go();
    await (await byRole(page, 'button', 'Åtgärder')).click();
    await byRole(page, 'menuitem', 'Töm bokföringsdata');
    await page.keyboard.press('End');
    return page;
  },
  choosing: async ({ page, open }) => {
    await waitForText(await open(), '2023');
    return page;
  },
  confirming: async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    return page;
  },
  purging: async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('01');
    return page;
  },
  'what-goes-and-stays': async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    await (await frame.$('.what-line'))!.click();
    await waitForText(frame, 'rapportmallar');
    return page;
  },
  // One year is empty: to be read in with the others, and left out of a purge.
  'empty-year': async ({ api, page, open }) => {
    empty(api, ['2025']);
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    return page;
  },
  'empty-year-left-out': async ({ api, page, open }) => {
    empty(api, ['2025']);
    const frame = await open();
    await tick(frame, y2025);
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await waitForText(frame, 'utelämnas');
    return page;
  },
  // Every year is empty, of a company whose accounting system is asked.
  'empty-all': async ({ api, page, open }) => {
    empty(api, ['2023', '2024', '2025', '2026']);
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    return page;
  },
  // As many as a company gathers in a decade, in a window as low as laptops have.
  'twelve-years': async ({ api, page, open }) => {
    api.companies[0]!.years = manyYears(12);
    await page.setViewport({ width: 1280, height: 720 });
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    return page;
  },
  // 1280 × 720 at 400 %.
  'zoomed-most': async ({ page, open }) => {
    await page.setViewport({ width: 320, height: 180, deviceScaleFactor: 4 });
    const frame = await open();
    await (await byRole(frame, 'checkbox', y2024)).evaluate((box) => (box as HTMLElement).click());
    await waitForText(frame, 'Ersätts');
    return page;
  },
  'lost-while-asking': async ({ api, page, open }) => {
    const frame = await open();
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await until(() => frame.$('button.danger:not(:disabled)'), 'the button');
    await api.close();
    await press(frame, 'Töm 1 räkenskapsår');
    await byRole(frame, 'button', 'Försök igen');
    return page;
  },
  'reload-not-possible': async ({ api, page, open }) => {
    api.companies[0]!.notReloadable = ['2024-01-01'];
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Går inte för 2024');
    return page;
  },
  'reload-newer-file': async ({ api, page, open }) => {
    api.companies[0]!.newerFiles = {
      '2024-01-01': {
        id: 'sie_9',
        filename: 'fjallbageriet-2024-provutskrift.se',
        sha256: 'b'.repeat(64),
        uploadedAt: new Date(Date.now() - 86_400_000).toISOString(),
      },
    };
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'provutskrift');
    return page;
  },
  // 1280 × 900 at 200 % zoom, and a name as long as they come.
  'zoomed-long-name': async ({ api, page, open }) => {
    api.companies[0]!.name =
      'Föreningen Fiktiva Fjällbageriets Vänner i Norra Jämtlands och Härjedalens Kommuner med omnejd ek. för.';
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Ersätts');
    return page;
  },
  // Loaded anew by somebody else while it was looked at.
  'changed-meanwhile': async ({ api, page, open }) => {
    const frame = await open();
    await tick(frame, y2024);
    await tick(frame, y2025);
    await decide(frame, 'purge');
    await waitForText(frame, 'Tas bort');
    await page.keyboard.type('0107');
    const [, changed, again] = api.companies[0]!.years;
    Object.assign(changed!, { vouchers: 4031, rows: 12_890 });
    Object.assign(again!, { loadedAt: '2026-11-20T09:00:00Z' });
    api.state.version += 1;
    await press(frame, 'Töm 2 räkenskapsår');
    await waitForText(frame, '12 890 rader');
    return page;
  },
  nothing: async ({ api, page, open }) => {
    for (const one of api.companies[0]!.years) Object.assign(one, { rows: 0, vouchers: 0, state: 'empty' });
    await waitForText(await open(), 'Inget att tömma');
    return page;
  },
  'no-permission': async ({ api, page, open }) => {
    api.state.role = 'reader';
    const frame = await open();
    await tick(frame, y2024);
    await waitForText(frame, 'Ingen behörighet');
    return page;
  },
  'job-running-already': async ({ api, page, open }) => {
    api.state.holdJobsAt = 0.4;
    const frame = await open();
    await waitForText(frame, '2023');
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await waitForText(frame, 'Tas bort');
    await page.keyboard.type('0107');
    api.startJob(api.companies[0]!, 'purge', ['2024-01-01']);
    api.state.version = 1;
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'Visa jobbet');
    return page;
  },
  'no-connection': async ({ api, page, open }) => {
    await api.close();
    await waitForText(await open(), 'Ingen anslutning');
    return page;
  },
  // Before the first answer.
  waiting: async ({ api, page, open }) => {
    api.state.silent = true;
    await waitForText(await open(), 'Hämtar');
    return page;
  },
  'refused-key': async ({ api, page, open }) => {
    api.state.refuse = fakeProblem('unauthenticated');
    await waitForText(await open(), 'Nyckeln gäller inte');
    return page;
  },
  'not-set-up': async ({ chromium, page, open }) => {
    await configure(chromium, { address: '', token: '', language: 'sv' });
    await waitForText(await open(), 'Inte inställt ännu');
    return page;
  },
  english: async ({ page, go }) => {
    await go();
    // The language is that of Oxceed's own items.
    await page.click('#actions');
    await page.evaluate(() => {
      const words = { 'Synka nu': 'Sync now', Återanslut: 'Reconnect', 'Ladda upp': 'Upload' };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const [from, to] of Object.entries(words))
          if (node.textContent?.trim() === from) node.textContent = to;
    });
    await (await byRole(page, 'menuitem', 'Purge ledger data')).click();
    const frame = await dialogFrame(page);
    await waitForText(frame, '2023');
    await (await until(() => frame.$('.year:has(#year-2024-01-01) input'), 'the year')).click();
    await waitForText(frame, 'Reload 1 fiscal year');
    return page;
  },
  'no-match': async ({ api, page, open }) => {
    api.companies.splice(0, 1);
    await waitForText(await open(), 'Vilket företag');
    return page;
  },
  'company-changed': async ({ page, open }) => {
    const frame = await open();
    await waitForText(frame, '2023');
    await page.evaluate(() => {
      history.pushState(null, '', '/company/4712/settings/integration');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await waitForText(frame, 'annat företag');
    return page;
  },
};
