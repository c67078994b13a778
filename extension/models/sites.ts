// Oxceed's pages as the manifest names them, and whether the browser lets the extension onto them.
import { browser } from 'wxt/browser';

export const sites = () => ({
  origins: (browser.runtime.getManifest().content_scripts ?? []).flatMap((script) => script.matches ?? []),
});
export const mayEnterSites = (): Promise<boolean> => browser.permissions.contains(sites());
