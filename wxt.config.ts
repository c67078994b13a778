import { defineConfig } from 'wxt';

// Match patterns of the pages the content script runs on. `npm start` and the tests set OXCEED_ORIGINS
// to the stand-in page's; Firefox ignores ports in patterns, so they leave the port out there.
export const origins = (process.env['OXCEED_ORIGINS'] ?? 'https://*.oxceed.com/*,https://*.oxceed.se/*')
  .split(',')
  .map((origin) => origin.trim())
  .filter(Boolean);

export default defineConfig({
  srcDir: 'extension',
  outDir: '.output/extension',
  imports: false,
  manifestVersion: 3,
});
