// Where the tests of both browsers are: one browser of a kind with the extension in it, an API and pages to open it on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { fakeCompanies } from '../fake-api.ts';
import { serveFixtures } from '../fixture-pages.ts';
import type { FixtureServer } from '../fixture-pages.ts';
import { buildExtension, configure, soloPage, startChromium, startFirefox } from '../harness.ts';
import { setStage } from '../stage.ts';
import type { Stage } from '../stage.ts';

export interface Here {
  name: 'chrome' | 'firefox';
  /** The browser is not on this machine: the rest below is missing, too. */
  missing: boolean;
  browser: Browser;
  /** The extension's; Firefox makes one up that only its own pages know. */
  id: string | null;
  page: Page;
  stage: Stage;
  fixtures: FixtureServer;
  /** For files to upload. */
  folder: string;
  /** Which companies the API has, as they were at first: the two of the stand-in page, or the one of the fixture pages. */
  showCompanies(which: 'two' | 'alfa'): void;
  close(): Promise<void>;
}

/** Starts the browser and puts all of it into `here`. */
export async function begin(here: Here): Promise<void> {
  const stage = await setStage();
  const { api } = stage;
  const fixtures = await serveFixtures();
  const folder = await mkdtemp(join(tmpdir(), 'tom-files-'));
  const started = await (here.name === 'chrome' ? inChromium(stage) : inFirefox(stage));
  Object.assign(here, started, { stage, fixtures, folder } satisfies Partial<Here>);
  here.showCompanies = (which) => {
    const [first, ...others] = fakeCompanies();
    const alfa = { ...first!, name: 'Alfa AB', organisationNumber: '556677-8899' };
    api.companies.splice(0, Infinity, ...(which === 'alfa' ? [alfa] : [first!, ...others]));
  };
  here.close = async () => {
    await started.close();
    fixtures.close();
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function inChromium({ api }: Stage) {
  const chromium = await startChromium(
    await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }),
  );
  await configure(chromium, { address: api.address, token: api.token, language: 'sv' });
  const { browser, id, close } = chromium;
  const page = await soloPage(chromium);
  // Not the settings of the first run, which a test would take for those that it opens.
  await page.goto('about:blank');
  return { browser, id, close, page };
}

async function inFirefox({ api, standIn }: Stage) {
  // The build leaves the port out of the pattern by itself: Firefox matches nothing with one.
  const folder = await buildExtension({
    browser: 'firefox',
    origins: `${standIn.origin}/*`,
    api: api.address,
    token: api.token,
  });
  // As an administrator may set it: the address that is there already, and the language.
  const { browser, close } = await startFirefox(folder, { address: api.address, language: 'sv' });
  return { browser, id: null, close, page: await browser.newPage() };
}
