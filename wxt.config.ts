// Builds the extension: https://wxt.dev/api/config. Environment, all optional:
// OXCEED_ORIGINS – comma-separated match patterns of the pages the content script runs on;
// WXT_OUT_DIR – where the build goes, for tests beside each other;
// HOMEPAGE_URL, PRIVACY_URL – addresses shown to users: the project's page, and where extension/store/privacy.*.md is published;
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

/** An address of the web given at build, or undefined; anything else stops the build. */
function webAddress(name: string): string | undefined {
  const given = process.env[name]?.trim();
  if (!given) return undefined;
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:')
    throw new Error(`${name} must be an https address, not ${given}`);
  return given;
}
const homepage = webAddress('HOMEPAGE_URL');

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env['WXT_OUT_DIR'] || '.output/extension',
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'sv',
    ...(homepage ? { homepage_url: homepage } : {}),
    // activeTab: whether the page that the icon is pressed on is an invitation's. It asks nothing of the user.
    permissions: ['storage', 'alarms', 'scripting', 'identity', 'activeTab'],
    // Those of the content script, for tabs that were open before the extension was: no further warning to the user.
    host_permissions: origins,
    content_scripts: [{ matches: origins, js: ['oxceed.js'], run_at: 'document_start' }],
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
    // Opens the popup, with the company of the active tab first.
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_shortcut__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              // Of nobody's domain; policies and updates know the extension by it, so it stays.
              id: '{5b1f0c52-7c1e-4c55-9a8e-2f8d3e6f1a47}',
              strict_min_version: '140.0',
              // All of it goes to the address the user gives, and to nobody else (extension/store/privacy.en.md):
              data_collection_permissions: {
                required: [
                  // the ledger in SIE files,
                  'financialAndPaymentInfo',
                  // the key,
                  'authenticationInfo',
                  // organisation numbers, which for sole traders are personal numbers, and names of companies,
                  'personallyIdentifyingInfo',
                  // which company Oxceed's page shows.
                  'websiteContent',
                ],
              },
            },
          },
        }
      : { minimum_chrome_version: '123', storage: { managed_schema: 'managed-schema.json' } }),
  }),
  vite: () => ({
    define: {
      PRESET_API: JSON.stringify(process.env['PRESET_API'] ?? ''),
      PRESET_TOKEN: JSON.stringify(process.env['PRESET_TOKEN'] ?? ''),
      PRIVACY_URL: JSON.stringify(webAddress('PRIVACY_URL') ?? ''),
    },
    build: { target: ['chrome123', 'firefox140'], modulePreload: false },
  }),
  hooks: {
    // WXT takes the popup page's title, which is in one language.
    'build:manifestGenerated': (_, manifest) => {
      manifest.action!.default_title = '__MSG_name__';
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
