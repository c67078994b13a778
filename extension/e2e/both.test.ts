// What is to hold in Chromium and in Firefox, each started once: ways of arriving at a company, the fixture pages, menus that
// are alive; and in Firefox the extension's own pages, which in Chromium all other tests are about.
import { afterAll, beforeAll, describe } from 'vitest';
import { arriving } from './both/arriving.ts';
import { fixturePages } from './both/fixtures.ts';
import { begin } from './both/here.ts';
import type { Here } from './both/here.ts';
import { livingMenus } from './both/living.ts';
import { ownPages } from './both/own-pages.ts';
import { signingIn } from './both/signing-in.ts';
import { browsers } from './harness.ts';

describe.each(browsers)('in $name', ({ name, missing }) => {
  const here = { name, missing } as Here;
  beforeAll(async () => {
    if (!missing) await begin(here);
  }, 90_000);
  afterAll(() => here.close?.());

  describe('arriving', () => arriving(here));
  describe('fixture pages', () => fixturePages(here));
  describe('menus that are alive', () => livingMenus(here));
  if (name === 'firefox') describe('the pages of its own', () => ownPages(here));
  // Last: the key there was is another's afterwards.
  describe('a key of one’s own', () => signingIn(here));
});
