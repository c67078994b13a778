// Builds the extension: https://wxt.dev/api/config. Environment, all optional:
// OXCEED_ORIGINS – comma-separated match patterns of the pages the content script runs on;
// WXT_OUT_DIR – where the build goes, for tests beside each other;
// PRESET_API, PRESET_TOKEN – address and token a local build starts with (never set for a store build).
import { defineConfig } from 'wxt';

const origins = [
  ...new Set(
    (process.env['OXCEED_ORIGINS'] || 'https://*.oxceed.com/*,https://*.oxceed.se/*')
      .split(',')
      // Firefox matches nothing for a pattern with a port, and WXT knows none.
      .map((origin) => origin.trim().replace(/^([^:]+:\/\/[^/]+?):\d+\//, '$1/'))
      .filter(Boolean),
  ),
];

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env['WXT_OUT_DIR'] || '.output/extension',
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Töm bokföringsdata',
    description: '__MSG_description__',
    default_locale: 'sv',
    permissions: ['storage', 'alarms'],
    optional_permissions: ['notifications'],
    // The token goes to the address the user gives, and nothing else leaves: no remote code, images or styles.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'",
    },
    web_accessible_resources: [
      {
        resources: ['purge-dialog.html'],
        matches: origins.map((origin) => origin.replace(/\/[^/]*$/, '/*')),
      },
    ],
    action: { default_title: 'Töm bokföringsdata' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tom-bokforingsdata@oxceed-tools.se',
              strict_min_version: '140.0',
              // The company shown on the page, and SIE files on request, go to the user's own API.
              data_collection_permissions: { required: ['financialAndPaymentInfo', 'authenticationInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
  vite: () => ({
    define: {
      PRESET_API: JSON.stringify(process.env['PRESET_API'] ?? ''),
      PRESET_TOKEN: JSON.stringify(process.env['PRESET_TOKEN'] ?? ''),
    },
    build: { target: ['chrome123', 'firefox140'], modulePreload: false },
  }),
  hooks: {
    'entrypoints:resolved': (_, entrypoints) => {
      for (const entrypoint of entrypoints)
        if (entrypoint.type === 'content-script') entrypoint.options.matches = origins;
    },
  },
  zip: {
    name: 'tom-bokforingsdata',
    // What AMO's reviewers need to build the same archive, and nothing else of the repository.
    includeSources: [
      'extension/**',
      'shared/**',
      'wxt.config.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      '.npmrc',
    ],
    excludeSources: [
      'extension/stand-in/**',
      'extension/e2e/**',
      '**/fixtures/**',
      '**/*.test.*',
      'shared/sie-cli/**',
    ],
    dotSources: true,
  },
});
