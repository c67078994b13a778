// Pictures of every state, light and dark, into .output/screenshots/: npx node extension/e2e/screenshots.ts [NAME …]
// With --keep, the one of the dialog on the page becomes extension/stand-in/dialog.png.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, startChromium } from './harness.ts';
import { buildForScenes, play, scenes } from './scenes.ts';

const out = join(root, '.output/screenshots');
const names = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const keep = process.argv.includes('--keep');
await mkdir(out, { recursive: true });
const chromium = await startChromium(await buildForScenes());
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (names.length && !names.includes(name)) continue;
    try {
      await play(chromium, scene, async (shown) => {
        await shown.bringToFront();
        for (const theme of ['light', 'dark'] as const) {
          for (const page of await chromium.browser.pages())
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
          await shown.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
          await new Promise((resolve) => setTimeout(resolve, 250));
          await shown.screenshot({ path: join(out, `${name}-${theme}.png`) as `${string}.png` });
          if (keep && name === 'confirming' && theme === 'light')
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
