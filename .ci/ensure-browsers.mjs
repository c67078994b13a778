// Finds Chromium and Firefox, or installs them where the system lets us (apt-get, as root).
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];

/** @typedef {'chromium' | 'firefox'} BrowserName */
const known = {
  chromium: {
    variable: 'CHROMIUM',
    title: 'Chromium',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'chrome',
      'microsoft-edge',
    ],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...programs.map((folder) => folder && join(folder, 'Chromium/Application/chrome.exe')),
      ...programs.map((folder) => folder && join(folder, 'Google/Chrome/Application/chrome.exe')),
    ],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX',
    title: 'Firefox',
    names: ['firefox', 'firefox-esr'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programs.map((folder) => folder && join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    packages: ['firefox-esr', 'firefox'],
  },
};

/**
 * The browser's executable, or null. CHROMIUM and FIREFOX in the environment come first.
 * @param {BrowserName} name
 * @returns {string | null}
 */
export function findBrowser(name) {
  const { variable, names, places } = known[name];
  if (process.env[variable]) return process.env[variable];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  const onPath =
    process.platform === 'win32' ? [] : folders.flatMap((folder) => names.map((n) => join(folder, n)));
  return [...onPath, ...places].find((path) => path && runs(path)) ?? null;
}

/** On Linux it must also answer: some systems put a stand-in there that only says what to install. */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Both browsers, installed first where one is missing and the system allows it.
 * @returns {{chromium: string | null, firefox: string | null, missing: string[]}} `missing` holds one sentence each
 */
export function ensureBrowsers() {
  const found = { chromium: findBrowser('chromium'), firefox: findBrowser('firefox') };
  const lacking = /** @type {BrowserName[]} */ (Object.keys(found)).filter((name) => !found[name]);
  if (lacking.length > 0 && process.platform === 'linux' && process.getuid?.() === 0 && apt('update')) {
    for (const name of lacking) {
      known[name].packages.some((name) => apt('install', '-y', '--no-install-recommends', name));
      found[name] = findBrowser(name);
    }
  }
  const missing = lacking
    .filter((name) => !found[name])
    .map((name) => {
      const { title, variable } = known[name];
      return `${title} was not found: install it, or set ${variable} to its executable.`;
    });
  return { ...found, missing };
}

function apt(...args) {
  console.log(`apt-get ${args.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
