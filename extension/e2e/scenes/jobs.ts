// Jobs in the dialog: at work, ended, stopped, undone.
import { byRole, press, waitForText, decide } from '../harness.ts';
import { fakeProblem } from '../fake-api.ts';
import { coversLess, many } from './reasons.ts';
import { tick, year, y2024, reload } from './steps.ts';
import type { Scenes } from './steps.ts';

export const jobs: Scenes = {
  running: async ({ api, page, open }) => {
    api.state.holdJobsAt = 0.4;
    const frame = await open();
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'Tar bort rader');
    return page;
  },
  'undoing-at-once': async (stage) => {
    const shown = await jobs['running']!(stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    await press(frame, 'Ångra');
    await waitForText(frame, 'Återställ det som togs bort?');
    return shown;
  },
  'restoring-at-once': async (stage) => {
    const shown = await jobs['undoing-at-once']!(stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    await press(frame, 'Ja, återställ');
    await waitForText(frame, 'Återställer 2024');
    return shown;
  },
  'undo-failed': async (stage) => {
    const { api, page } = stage;
    const shown = await jobs['done']!(stage);
    const frame = shown.frames().find((one) => one.url().includes('purge-dialog'))!;
    api.state.failJobs = fakeProblem('file_changed', { file: 'fjallbageriet-2024.se' });
    await press(frame, 'Ångra');
    await press(frame, 'Ja, återställ');
    await waitForText(frame, 'kunde inte återställas');
    await byRole(frame, 'button', 'Försök igen');
    return page;
  },
  done: async ({ page, open }) => {
    const frame = await open();
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await waitForText(frame, 'är tömt');
    return page;
  },
  'reload-of-the-same': async ({ page, open }) => {
    await waitForText(await reload(open), 'lästes en gång till');
    return page;
  },
  failed: async ({ api, page, open }) => {
    api.state.failJobs = fakeProblem('file_changed', { file: 'fjallbageriet-2024.se' });
    await waitForText(await reload(open), 'kunde inte');
    return page;
  },
  reloading: async ({ api, page, open }) => {
    api.state.holdJobsAt = 0.1;
    const frame = await reload(open);
    await waitForText(frame, 'Hämtar från källan');
    await byRole(frame, 'button', 'Avbryt omladdningen');
    return page;
  },
  cancelled: async ({ api, page, open }) => {
    api.state.holdJobsAt = 0.1;
    const frame = await reload(open);
    await press(frame, 'Avbryt omladdningen');
    await waitForText(frame, 'Allt är kvar som det var');
    return page;
  },
  // A reload that would replace much by little, and asking for it all the same.
  stopped: async ({ api, page, open }) => {
    api.state.guard = coversLess;
    await waitForText(await reload(open), '40 ver');
    return page;
  },
  'set-aside': async ({ api, page, open }) => {
    api.state.guard = coversLess;
    const frame = await reload(open);
    await press(frame, 'Läs in ändå');
    await waitForText(frame, 'trots att den stoppades');
    return page;
  },
  'stopped-for-many': async ({ api, page, open }) => {
    api.state.guard = many;
    await waitForText(await reload(open), '2024-03-31');
    return page;
  },
  'set-aside-many': async ({ api, page, open }) => {
    api.state.guard = many;
    const frame = await reload(open);
    await press(frame, 'Läs in ändå');
    await waitForText(frame, 'trots att den stoppades');
    return page;
  },
  receipt: async ({ page, open }) => {
    const frame = await open('4712');
    await tick(frame, year('2024/25', '2024-07-01', '2025-06-30'));
    await waitForText(frame, 'Ersätts');
    await press(frame, 'Ladda om 1 räkenskapsår');
    await press(frame, 'Visa kvitto');
    await press(frame, 'Dölj kvitto');
    await press(frame, 'Visa kvitto');
    return page;
  },
};
