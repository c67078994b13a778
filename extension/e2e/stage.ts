// The stage of a test on Oxceed's page: an API with two companies, and the stand-in page that shows them; and the dialog
// on it, opened and shut the same way in both browsers.
import type { Frame, Page } from 'puppeteer-core';
import { serveStandIn } from '../stand-in/serve.ts';
import type { StandIn } from '../stand-in/serve.ts';
import { fakeCompanies, serveFakeApi } from './fake-api.ts';
import type { FakeApi } from './fake-api.ts';
import { mark, pressMark, until } from './harness.ts';

export { mark };
export interface Stage {
  api: FakeApi;
  standIn: StandIn;
  /** The Integration page of the company that Oxceed knows by this id. */
  page(oxceedId: string): string;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const api = await serveFakeApi({ companies: fakeCompanies(), token: 'hemlig' });
  const companies = api.companies.map(({ oxceedId, name, organisationNumber }) => ({
    id: oxceedId!,
    name,
    organisationNumber,
  }));
  const standIn = await serveStandIn({ port: 0, companies });
  return {
    api,
    standIn,
    page: (oxceedId) => `${standIn.origin}/company/${oxceedId}/settings/integration`,
    async close() {
      await standIn.close();
      await api.close();
    },
  };
}

/** Opens Åtgärder and presses our item. */
export async function openByMark(page: Page): Promise<Frame> {
  await pressMark(page);
  return until(async () => {
    const frame = page.frames()[1];
    return frame && (await frame.$('h1')) && frame;
  }, 'the dialog');
}

/** By a script: a click whose release comes after its frame is gone never answers. */
export async function shut(page: Page, frame: Frame): Promise<void> {
  await frame.evaluate(() =>
    setTimeout(() => document.querySelector<HTMLElement>('.dialog-head button')!.click()),
  );
  await until(async () => page.frames().length === 1, 'the dialog to close');
}
