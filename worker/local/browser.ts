// Opens Chromium with the extension on the stand-in page, where there is a display.
import type { Browser } from 'puppeteer-core';
import { findBrowser } from '../../.ci/ensure-browsers.mjs';

export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return ['darwin', 'win32'].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** Null, with the reason told, where no browser can be opened: the rest works without. */
export async function openBrowser(
  address: string,
  extension: string,
  profile: string,
): Promise<Browser | null> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) {
    console.log('No browser opened: install Chromium, or set CHROMIUM to its executable.');
    return null;
  }
  try {
    const { launch } = await import('puppeteer-core');
    const browser = await launch({
      executablePath,
      headless: false,
      pipe: true,
      enableExtensions: [extension],
      userDataDir: profile,
      defaultViewport: null,
      // Neither a bar about automation nor an offer to translate the Swedish page.
      ignoreDefaultArgs: ['--enable-automation'],
      args: [
        '--no-first-run',
        '--disable-features=Translate',
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(address);
    return browser;
  } catch (error) {
    console.log(`No browser opened: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}
