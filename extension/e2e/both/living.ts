// Our item in menus that are alive: reached, pressed and left by mouse and by keys on each page of `fixtures/living`; the
// menu closes as after one of its own, and nothing of the host's is chosen.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { fixtures, lookAt } from '../fixture-pages.ts';
import { until, waitForText } from '../harness.ts';
import type { Here } from './here.ts';

const ours = 'Töm bokföringsdata';

export function livingMenus(here: Here): void {
  let page: Page;
  beforeAll(() => {
    ({ page } = here);
    if (page) here.showCompanies('alfa');
  });

  const now = () => page.evaluate(lookAt);
  type Look = Awaited<ReturnType<typeof now>>;
  const is = (what: string, check: (look: Look) => boolean): Promise<Look> =>
    until(async () => {
      const look = await now();
      return check(look) && look;
    }, what);
  const clickAt = async ({ x, y }: { x: number; y: number }) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 1, y);
    await page.mouse.up();
  };
  async function load(file: string) {
    await page.goto(`${here.fixtures.origin}/living/${file}`);
    return is('the opener', ({ opener }) => opener !== null);
  }
  const dialog = () => until(async () => page.frames()[1], 'the dialog');
  const nothingChosen = async () => {
    const { log, open } = await is('the menu to close', (seen) => !seen.open);
    expect({ log, open }).toEqual({ log: [], open: false });
  };

  test.skipIf(here.missing).each(fixtures('living'))('%s by mouse', async (file) => {
    const { opener } = await load(file);
    await clickAt(opener!);
    const { boxes } = await is('our item', ({ boxes }) => boxes.length === 1);
    // Over the neighbours, as a pointer comes.
    const { x, y } = boxes[0]!;
    // More moves than a fight for the place would be given.
    const moves = /redrawn|put-back/.test(file) ? 90 : 12;
    await page.evaluate(watchFrames);
    for (let i = moves; i >= 0; i--) await page.mouse.move(x - (i % 12), y - (i % 12) * 4);
    const { boxes: still } = await is('one item', (seen) => seen.boxes.length === 1);
    if (moves > 12) expect(await page.evaluate('missing')).toBe(0);
    await clickAt(still[0]!);
    const frame = await dialog();
    await waitForText(frame, /Alfa AB/);
    await nothingChosen();
  });

  test.skipIf(here.missing).each(fixtures('living'))('%s by keys', async (file) => {
    const { opener } = await load(file);
    if (file === 'stays-open-toggle.html') return byTab();
    await clickAt(opener!);
    await is(
      'our item, and the first one current',
      (seen) => seen.boxes.length === 1 && seen.current === 'Synka nu',
    );
    const press = async (key: 'ArrowDown' | 'ArrowUp' | 'Home' | 'End' | 't', wanted: string) => {
      await page.keyboard.press(key);
      await is(`${wanted} after ${key}`, ({ current }) => current === wanted);
    };
    const oxceeds = `${ours} i Oxceed`;
    await press('ArrowDown', 'Återanslut');
    await press('ArrowDown', oxceeds);
    await press('ArrowDown', ours);
    await press('ArrowUp', oxceeds);
    await press('ArrowDown', ours);
    await press('ArrowDown', 'Synka nu');
    await press('ArrowDown', 'Återanslut');
    await press('End', ours);
    await press('Home', 'Synka nu');
    await press('ArrowUp', ours);
    if (file === 'roving-redrawn.html') {
      // By its first letter, after Oxceed's own.
      await press('Home', 'Synka nu');
      await press('t', oxceeds);
      await press('t', ours);
    }
    await page.keyboard.press('Escape');
    await nothingChosen();
    await is('our item gone', (seen) => seen.boxes.length === 0);

    await clickAt((await now()).opener!);
    await is('the first one current', (seen) => seen.boxes.length === 1 && seen.current === 'Synka nu');
    await press('End', ours);
    await page.keyboard.press('Enter');
    await dialog();
    await nothingChosen();
  });

  /** Where no roles promise arrow keys, Tab leads to it. */
  async function byTab() {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await is('our item', (seen) => seen.boxes.length === 1);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
    await is('ours current', ({ current }) => current === ours);
    await page.keyboard.press('Enter');
    await dialog();
    await nothingChosen();
  }
}

/** Run in the page: counts the frames that are painted without our item while the menu is open. */
function watchFrames() {
  const page = globalThis as unknown as { missing: number; isOpen(): boolean };
  page.missing = 0;
  const look = () => {
    if (page.isOpen() && !document.querySelector('[data-tom-bokforingsdata]')) page.missing += 1;
    requestAnimationFrame(look);
  };
  look();
}
