// The extension's icon in the browser's toolbar, pressed over a page as a person does: the browser then lets the extension
// see that page's address (activeTab), which no script of a page, and no opening of the popup by itself, brings about.
import type { Browser, Page } from 'puppeteer-core';

/** What puppeteer has of WebDriver BiDi and does not show. */
interface Connection {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}
export const firefoxId = '{5b1f0c52-7c1e-4c55-9a8e-2f8d3e6f1a47}';

export async function pressIcon(browser: Browser, page: Page): Promise<void> {
  await page.bringToFront();
  if (/firefox/i.test(await browser.version())) return pressInFirefox(browser);
  const [extension] = (await browser.extensions()).values();
  await page.triggerExtensionAction(extension!);
}

/** In the browser's own window, to which `--remote-allow-system-access` is the key. */
async function pressInFirefox(browser: Browser): Promise<void> {
  const { connection } = browser as unknown as { connection: Connection };
  const { contexts } = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' }))
    .result as { contexts: { context: string }[] };
  const pressed = `(async () => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(firefoxId)});
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
  })()`;
  const { result } = await connection.send('script.evaluate', {
    expression: pressed,
    target: { context: contexts[0]!.context },
    awaitPromise: true,
  });
  const { type } = result as { type: string };
  if (type !== 'success') throw new Error(`The icon was not pressed: ${JSON.stringify(result)}`);
}
