// Pictures of every state, in three sizes, light and dark, into .output/screenshots/:
// npx node extension/e2e/screenshots.ts [NAME …]
// With --keep, the one of the dialog on the page becomes extension/stand-in/dialog.png.
import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { join } from 'node:path';
import { root, startChromium } from './harness.ts';
import { buildForScenes, play, scenes } from './scenes.ts';

const out = join(root, '.output/screenshots');
const names = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const keep = process.argv.includes('--keep');
/** What has a size of its own, the popup and narrow windows, is taken in that. */
const sizesOf = (page: Page) =>
  page.url().includes('/popup.html') || page.viewport()?.width !== 1280 ? [null] : sizes;
const sizes = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const;
await mkdir(out, { recursive: true });
const chromium = await startChromium(await buildForScenes());
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (names.length && !names.includes(name)) continue;
    try {
      await play(chromium, scene, async (shown) => {
        await shown.bringToFront();
        for (const size of sizesOf(shown)) {
          if (size) await shown.setViewport({ width: size[0], height: size[1] });
          for (const theme of ['light', 'dark'] as const) {
            for (const page of new Set([...(await chromium.browser.pages()), shown]))
              await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
            await new Promise((resolve) => setTimeout(resolve, 250));
            const file = [name, ...(size ? [size[0]] : []), theme].join('-');
            await shown.screenshot({ path: join(out, `${file}.png`) as `${string}.png` });
          }
        }
        if (keep && name === 'confirming') {
          await shown.setViewport({ width: 1280, height: 900 });
          await shown.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
          await shown.screenshot({ path: join(root, 'extension/stand-in/dialog.png') as `${string}.png` });
        }
      });
      console.log(name);
    } catch (error) {
      console.error(`${name}: ${String(error)}`);
      process.exitCode = 1;
    }
  }
} finally {
  await chromium.close();
}
