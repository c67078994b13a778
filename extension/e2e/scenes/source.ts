// A company's connection to its accounting system, and its years, on the company's page.
import { fakeProblem } from '../fake-api.ts';
import { byRole, press, waitForText } from '../harness.ts';
import { companyPage } from './steps.ts';
import type { Scene, Scenes, Stage } from './steps.ts';

const connection = async ({ chromium }: Stage) => {
  const page = await companyPage(chromium, 'company=cmp_4711&view=source');
  await page.setViewport({ width: 1280, height: 720 });
  return page;
};
const choose = async (stage: Stage, kind: RegExp) => {
  const page = await connection(stage);
  await waitForText(page, 'Var finns bokföringen?');
  await page.$$eval(
    '.kind-choice',
    (labels, wanted) =>
      labels
        .find((one) => new RegExp(wanted).test(one.textContent!))!
        .querySelector('input')!
        .click(),
    kind.source,
  );
  return page;
};
const connected: Scene = async (stage) => {
  stage.api.companies[0]!.source = { kind: 'fortnox', connected: true };
  const page = await connection(stage);
  await waitForText(page, 'Koppla från');
  return page;
};

export const source: Scenes = {
  'source-none': async (stage) => {
    const page = await connection(stage);
    await waitForText(page, 'Var finns bokföringen?');
    return page;
  },
  'source-form': async (stage) => {
    const page = await choose(stage, /Björn/);
    await waitForText(page, 'Klienthemlighet');
    await press(page, 'Anslut');
    await waitForText(page, 'saknas');
    return page;
  },
  'source-waiting': async (stage) => {
    stage.api.state.signInAt = `${stage.api.address}/healthz`;
    const page = await choose(stage, /Fortnox/);
    await press(page, 'Logga in i Fortnox');
    await waitForText(page, 'Väntar på inloggningen');
    return page;
  },
  'source-connected': connected,
  'source-works': async (stage) => {
    const page = await connected(stage);
    await press(page, 'Testa anslutningen');
    await waitForText(page, 'Anslutningen fungerar');
    return page;
  },
  'source-fails': async (stage) => {
    stage.api.state.sourceFails = fakeProblem('source_licence_missing', {
      source: 'Fortnox',
      found: '2001103: Saknar API-licens',
    });
    const page = await connected(stage);
    await press(page, 'Testa anslutningen');
    await waitForText(page, 'Anslutningen fungerar inte');
    return page;
  },
  'source-forget': async (stage) => {
    const page = await connected(stage);
    await press(page, 'Koppla från');
    await byRole(page, 'button', 'Ja, koppla från');
    return page;
  },
  watch: async (stage) => {
    stage.api.companies[0]!.watch = {
      possible: true,
      enabled: true,
      reloads: true,
      nextAt: '2026-11-27T02:10:00Z',
      webhook: {
        host: 'hooks.byran.se',
        lastSent: { id: 'msg_1', at: '2026-11-26T02:11:00Z', ok: false, status: 503 },
      },
    };
    const page = await connected(stage);
    await waitForText(page, 'misslyckades');
    await press(page, 'Skicka ett prov');
    await waitForText(page, 'svarade 401');
    await page.evaluate(() => document.querySelector('.watch')!.scrollIntoView({ block: 'end' }));
    return page;
  },
  'watch-webhook': async (stage) => {
    const page = await connected(stage);
    await press(page, 'Lägg till');
    await waitForText(page, 'Hemlighet');
    return page;
  },
  'source-reader': async (stage) => {
    stage.api.state.role = 'reader';
    stage.api.companies[0]!.source = { kind: 'fortnox', connected: true };
    const page = await connection(stage);
    await waitForText(page, 'Bara en administratör');
    return page;
  },
  'company-years': async ({ api, chromium }) => {
    api.companies[0]!.source = { kind: 'fortnox', connected: true };
    const page = await companyPage(chromium, 'company=cmp_4711&view=years');
    await waitForText(page, 'Jämför med Fortnox');
    return page;
  },
};
