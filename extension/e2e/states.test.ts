// Every state of dialog, popup and options: reached, and without a violation in axe, light and dark, in both widths.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { manyYears } from './fake-api.ts';
import { byRole, decide, startChromium, until, waitForText } from './harness.ts';
import type { Chromium } from './harness.ts';
import { buildForScenes, onlyPictures, play, scenes } from './scenes.ts';
import type { Scene } from './scenes/steps.ts';

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
/** All rules in the light; in the dark nothing but the colours is other. */
async function violations(where: Frame | Page, dark: boolean): Promise<string[]> {
  if (!dark) await where.evaluate(axe);
  const rules = dark ? ', runOnly: ["color-contrast"]' : '';
  const found = (await where.evaluate(
    `axe.run(document, { resultTypes: ["violations"]${rules} }).then((r) => r.violations)`,
  )) as Violation[];
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} – ${failureSummary}`).join('\n')}`,
  );
}

/** The button is set free once the view has been in sight for a while: no colour is on its way from shut to free. */
const buttonIsAsItWillBe = (where: Frame | Page) =>
  where.evaluate(() => {
    const chosen = document.querySelector('.year > input:checked');
    const digits = document.querySelector<HTMLInputElement>('#confirm');
    const said = digits
      ? digits.value.length === 4 && digits.ariaInvalid !== 'true'
      : document.querySelector('.deed input:checked');
    const told = document.querySelector('.note.danger');
    // Out of sight it stays shut.
    const { top, bottom } = document.querySelector('.press')?.getBoundingClientRect() ?? new DOMRect();
    const away = bottom <= 0 || top >= innerHeight;
    return away || !chosen || !said || told || !document.querySelector('button[type=submit]:disabled');
  });

/** The theme has reached the frame, its colours are no longer on their way, and its button is as it will be. */
async function settled(where: Frame | Page, dark: boolean) {
  await until(
    () => where.evaluate((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark),
    'the theme',
  );
  await until(() => buttonIsAsItWillBe(where), 'the button to be set free');
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
        expect(await violations(where, value === 'dark')).toEqual([]);
      }
    });
  },
);

/** Where everything is that can be seen or pressed, the moving contents of the dock's lines aside. */
const places = (where: Frame | Page) =>
  where.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.year, .year input, .all, .deed label, .deed input, .press button, .dock, .slot, header',
      ),
    ].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return `${node.tagName} ${[x, y, width, height].map(Math.round).join(' ')}`;
    }),
  );
/** Those of the decision and its button that cannot be pressed where they are without scrolling. */
const outOfReach = (where: Frame | Page) =>
  where.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.deed input, .press button')].flatMap((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      return node === hit || node.contains(hit) ? [] : [`${node.outerHTML} at ${x}, ${y}`];
    }),
  );

test.each([
  ['1280 × 720', 1280, 720],
  ['1366 × 768', 1366, 768],
  ['1920 × 1080', 1920, 1080],
  ['1280 × 720 at 200 %', 640, 360],
  ['the popup', 380, 600],
])(
  '%s, twelve years: a tick moves nothing, decision and button are in reach',
  async (name, width, height) => {
    const scene: Scene = async ({ api, page, open, popup }) => {
      api.companies[0]!.years = manyYears(12);
      if (name !== 'the popup') await page.setViewport({ width, height });
      if (name !== 'the popup') return (await open()) && page;
      const shown = await popup(width);
      await (await byRole(shown, 'button', 'Fiktiva Fjällbageriet AB 559999-0107')).click();
      return shown;
    };
    await play(chromium, scene, async (shown) => {
      const where = shown.frames().find((frame) => frame.url().includes('purge-dialog')) ?? shown;
      await waitForText(where, '2026-12-31');
      await until(() => where.$('.year input:focus'), 'focus');
      const shift = await where.evaluateHandle(() => {
        const seen: string[] = [];
        interface LayoutShift extends PerformanceEntry {
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        }
        new PerformanceObserver((list) => {
          for (const { sources } of list.getEntries() as LayoutShift[])
            for (const { node, previousRect, currentRect } of sources)
              seen.push(`${(node as Element)?.outerHTML} ${JSON.stringify([previousRect, currentRect])}`);
        }).observe({ type: 'layout-shift' });
        return seen;
      });
      const before = await places(where);
      expect(await outOfReach(where)).toEqual([]);
      const first = await byRole(where, 'checkbox', '2026 2026-01-01 – 2026-12-31');
      const { x, y } = await first.clickablePoint();
      await shown.mouse.click(x, y);
      await waitForText(where, 'Ersätts');
      await waitForText(where, 'Samma fil');
      expect(await places(where)).toEqual(before);
      expect(await outOfReach(where)).toEqual([]);
      // Another click on the spot takes back the same year, and ticks no other.
      await shown.mouse.click(x, y);
      expect(await where.$$eval('.year input:checked', (boxes) => boxes.length)).toBe(0);
      await shown.mouse.click(x, y);
      await decide(where, 'purge');
      await waitForText(where, 'Tas bort');
      expect(await places(where)).toEqual(before);
      expect(await shift.jsonValue()).toEqual([]);
      // Focus has gone where the digits are typed, and falls nowhere after that.
      await until(() => where.$('#confirm:focus'), 'focus on the digits');
    });
  },
);

test.each([
  [320, 180],
  [320, 256],
  [320, 480],
])(
  '%i × %i, as at 400 percent: nothing lies over anything else, nothing scrolls sideways',
  async (width, height) => {
    const scene: Scene = async ({ api, page, open }) => {
      api.companies[0]!.name =
        'Föreningen Fiktiva Fjällbageriets Vänner i Norra Jämtlands och Härjedalens Kommuner';
      await page.setViewport({ width, height });
      return (await open()) && page;
    };
    await play(chromium, scene, async (shown) => {
      const where = await until(
        async () => shown.frames().find((frame) => frame.url().includes('purge-dialog')),
        'the dialog',
      );
      await waitForText(where, '2026-12-31');
      const click = (selector: string) => where.$eval(selector, (node) => (node as HTMLElement).click());
      for (const step of ['.year > input', '.deed label:last-child input', '.what-line']) {
        await click(step);
        await waitForText(where, step === '.year > input' ? 'Ersätts' : 'Tas bort');
        const over = await where.evaluate(() => {
          const things = [
            ...document.querySelectorAll(
              'h1, .company, .all, .year, .drop, .what-line, .deed label, .press button, #confirm, .confirm label',
            ),
          ];
          const boxes = things.map((node) => [node, node.getBoundingClientRect()] as const);
          const lie = boxes.flatMap(([a, p], i) =>
            boxes
              .slice(i + 1)
              .filter(([b]) => !a.contains(b) && !b.contains(a))
              .filter(
                ([, q]) =>
                  p.left < q.right - 1 &&
                  q.left < p.right - 1 &&
                  p.top < q.bottom - 1 &&
                  q.top < p.bottom - 1,
              )
              .map(([b]) => `${a.className || a.tagName} over ${b.className || b.tagName}`),
          );
          const { scrollWidth, clientWidth } = document.documentElement;
          const dialog = document.querySelector('.dialog')!;
          if (scrollWidth > clientWidth || dialog.scrollWidth > dialog.clientWidth) lie.push('sideways');
          return lie;
        });
        expect(over).toEqual([]);
      }
    });
  },
);
