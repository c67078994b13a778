// What is built and zipped: sizes, the manifest's permissions and policy, and that nothing local gets in.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './harness.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tom-zip-'));
  const { OXCEED_ORIGINS: _, PRESET_API: __, PRESET_TOKEN: ___, ...env } = process.env;
  for (const browser of ['chrome', 'firefox'])
    await run(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'zip', '-b', browser], {
      cwd: root,
      // As for the stores, not as for a test.
      env: { ...env, ...publisher, NODE_ENV: 'production', WXT_OUT_DIR: folder },
    });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As for a store, with what a publisher sets. */
const publisher = {
  HOMEPAGE_URL: 'https://tillagg.byran.se',
  PRIVACY_URL: 'https://tillagg.byran.se/integritet',
};
const read = (browser: string, name: string) => readFile(join(folder, `${browser}-mv3`, name));
const manifest = async (browser: string) => JSON.parse(String(await read(browser, 'manifest.json')));

/** All that a page loads: its scripts, what they import, its styles; gzipped one by one, as a store ships none. */
async function weight(browser: string, page: string): Promise<number> {
  const html = String(await read(browser, page));
  const queue = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]!);
  // The first view's texts in one of the two languages.
  queue.push(
    `chunks/${(await readdir(join(folder, `${browser}-mv3`, 'chunks'))).find((name) => name.startsWith('home-sv-'))}`,
  );
  const seen = new Set<string>();
  let bytes = gzipSync(html).length;
  for (let name = queue.pop(); name; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const content = await read(browser, name);
    bytes += gzipSync(content).length;
    for (const [, to] of String(content).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      queue.push(`chunks/${to}`);
  }
  return bytes;
}

/** Names in a zip file, from its central directory. */
async function entries(name: string): Promise<string[]> {
  const bytes = await readFile(join(folder, name));
  const names: string[] = [];
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1')
  )
    names.push(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  return names;
}

describe.each(['chrome', 'firefox'])('%s', (browser) => {
  test('content script ≤ 10 kB and popup ≤ 15 kB, gzipped', async () => {
    expect(gzipSync(await read(browser, 'oxceed.js')).length).toBeLessThanOrEqual(10_000);
    const popup = await weight(browser, 'popup.html');
    expect(popup).toBeGreaterThan(10_000);
    expect(popup).toBeLessThan(15_000);
  });

  test('asks for no more than it needs, and runs on Oxceed’s pages only', async () => {
    const built = await manifest(browser);
    const oxceed = ['https://*.oxceed.com/*', 'https://*.oxceed.se/*'];
    expect(built.permissions).toEqual(['storage', 'alarms', 'scripting', 'identity', 'activeTab']);
    expect(built.optional_permissions).toEqual(['notifications']);
    // What the content script has anyway.
    expect(built.host_permissions).toEqual(oxceed);
    expect(built.content_scripts).toHaveLength(1);
    expect(built.content_scripts[0].matches).toEqual(oxceed);
    expect(built.web_accessible_resources).toEqual([{ resources: ['purge-dialog.html'], matches: oxceed }]);
    expect(built.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(built.content_security_policy.extension_pages).not.toMatch(/unsafe|\*\.|data: *;.*script/);
    expect(built.homepage_url).toBe(publisher.HOMEPAGE_URL);
    expect(Object.keys(built.commands)).toEqual(['_execute_action']);
    expect(Object.keys(built.icons)).toEqual(['16', '32', '48', '96', '128']);
  });

  test('name, description and shortcut are told in Swedish and in English, within the stores’ bounds', async () => {
    const built = await manifest(browser);
    expect(built.default_locale).toBe('sv');
    const told = [
      [built.name, 45],
      [built.action.default_title, 45],
      [built.description, 132],
      [built.commands['_execute_action'].description, 80],
    ] as const;
    for (const language of ['sv', 'en']) {
      const messages = JSON.parse(String(await read(browser, `_locales/${language}/messages.json`)));
      for (const [text, most] of told) {
        const key = /^__MSG_(\w+)__$/.exec(text)?.[1];
        expect(key, text).toBeDefined();
        expect(messages[key!].message.length).toBeGreaterThan(5);
        expect(messages[key!].message.length).toBeLessThanOrEqual(most);
      }
    }
  });

  test('knows no address and no token, and evaluates no text', async () => {
    const files = await readdir(join(folder, `${browser}-mv3`), { recursive: true });
    for (const name of files.filter((one) => one.endsWith('.js'))) {
      const code = String(await read(browser, name));
      expect(code, name).not.toMatch(/\beval\(|new Function\b|localhost:\d/);
      // Addresses in the code are namespaces, the texts' examples, and nothing that is called.
      const addresses = [...code.matchAll(/https?:\/\/[\w-]+(?:\.[\w-]+)*/g)].map(([address]) => address);
      const known =
        /^https?:\/\/(www\.w3\.org|(ledger|tillagg)\.(byran\.se|example\.com)|localhost|www\.sie\.se)$/;
      expect(
        addresses.filter((address) => !known.test(address)),
        name,
      ).toEqual([]);
    }
  });
});

test('Firefox: an id of nobody’s, and all that leaves the machine is declared', async () => {
  const { gecko } = (await manifest('firefox')).browser_specific_settings;
  expect(gecko.id).toMatch(/^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/);
  // The ledger, the key, personal numbers of sole traders, and what the page says of its company.
  expect(gecko.data_collection_permissions).toEqual({
    required: [
      'financialAndPaymentInfo',
      'authenticationInfo',
      'personallyIdentifyingInfo',
      'websiteContent',
    ],
  });
});

test('Chromium: what an administrator may set has a schema, of the kinds that are read', async () => {
  const { storage } = await manifest('chrome');
  const schema = JSON.parse(String(await read('chrome', storage.managed_schema)));
  expect(schema.type).toBe('object');
  expect(schema.additionalProperties).toBeUndefined();
  expect(Object.keys(schema.properties)).toEqual(['address', 'language']);
  expect(schema.properties.language.enum).toEqual(['auto', 'sv', 'en']);
  // Firefox warns of the key.
  expect(await manifest('firefox')).not.toHaveProperty('storage');
});

test.each(['HOMEPAGE_URL', 'PRIVACY_URL'])('an address that is none stops the build: %s', async (name) => {
  const build = run(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', 'chrome'], {
    cwd: root,
    env: { ...process.env, [name]: 'tillagg.byran.se', WXT_OUT_DIR: join(folder, 'none') },
  });
  await expect(build).rejects.toThrow(`${name} must be an https address`);
});

test('the archives hold the extension, and the sources what is needed to build it', async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  expect(names).toHaveLength(3);
  const stray = /stand-in|e2e|fixtures|\.test\.|^worker|^migrations|\.ci|samples|\.map$/;
  for (const name of names)
    expect(
      (await entries(name)).filter((entry) => stray.test(entry)),
      name,
    ).toEqual([]);
  const sources = await entries(names.find((name) => name.includes('sources'))!);
  for (const needed of [
    'wxt.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'extension/entrypoints/background.ts',
    'shared/sie/read/reader.ts',
    'shared/contract/job.ts',
  ])
    expect(sources).toContain(needed);
});
