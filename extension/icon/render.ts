// Renders icon.svg into public/icon/*.png with Chromium; run by hand when the drawing changes:
// npx node extension/icon/render.ts
import { readFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';

const svg = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
const browser = await launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 96, 128] as const) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const path = new URL(`../public/icon/${size}.png`, import.meta.url).pathname as `${string}.png`;
    await page.screenshot({ path, omitBackground: true });
  }
} finally {
  await browser.close();
}
