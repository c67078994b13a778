// Every state of dialog, popup and options: reached, and without a violation in axe, light and dark, in both widths.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { startChromium, until } from './harness.ts';
import type { Chromium } from './harness.ts';
import { buildForScenes, onlyPictures, play, scenes } from './scenes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium(await buildForScenes());
}, 60_000);
afterAll(() => chromium?.close());

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}
async function violations(where: Frame | Page): Promise<string[]> {
  await where.evaluate(axe);
  const found = (await where.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)',
  )) as Violation[];
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} – ${failureSummary}`).join('\n')}`,
  );
}

/** Where the digits are typed, the button is set free once the view has been in sight for a while. */
const buttonIsSetFree = (where: Frame | Page) =>
  where.evaluate(() => {
    const digits = document.querySelector<HTMLInputElement>('#confirm');
    const typed = digits?.value.length === 4 && digits.ariaInvalid !== 'true';
    return !typed || !document.querySelector<HTMLButtonElement>('button.danger')?.disabled;
  });

/** The theme has reached the frame, its colours are no longer on their way, and its button is as it will be. */
async function settled(where: Frame | Page, dark: boolean) {
  await until(
    () => where.evaluate((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark),
    'the theme',
  );
  await until(() => buttonIsSetFree(where), 'the button to be set free');
  await where.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

test.each(Object.keys(scenes).filter((name) => name !== 'menu' && !onlyPictures.has(name)))(
  '%s',
  async (name) => {
    await play(chromium, scenes[name]!, async (shown) => {
      const where = shown.frames().find((frame) => frame.url().includes('purge-dialog')) ?? shown;
      for (const value of ['light', 'dark']) {
        // Without motion no colour is ever on its way, however late a button is set free.
        await shown.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        await settled(where, value === 'dark');
        expect(await violations(where)).toEqual([]);
      }
    });
  },
);
