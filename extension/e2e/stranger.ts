// A stranger with the link, filmed as pictures: from the link to what their first purge would take, on the real worker, into
// .output/screenshots/stranger-*.png, each with the seconds it came after: npx node extension/e2e/stranger.ts
// A person's two seconds pass before each press; the extension is installed, and the stand-in is Oxceed's page.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Invitation } from '../../shared/contract/people.ts';
import { serveStandIn } from '../stand-in/serve.ts';
import {
  byRole,
  configure,
  dialogFrame,
  root,
  soloPage,
  startChromium,
  until,
  waitForText,
} from './harness.ts';
import { pressIcon } from './press-icon.ts';
import { sample, startRealWorker } from './real-worker.ts';
import { buildForScenes } from './scenes.ts';
import { tick, y2024 } from './scenes/steps.ts';

const thoughtMs = 2_000;
const out = join(root, '.output/screenshots');
await mkdir(out, { recursive: true });

const company = { id: '4711', name: 'Fiktiva Fjällbageriet AB', organisationNumber: '559999-0107' };
const worker = await startRealWorker();
const standIn = await serveStandIn({ port: 0, companies: [company] });
const chromium = await startChromium(await buildForScenes());
try {
  const files = ['fiktiva-fjallbageriet-2024.se', 'fiktiva-fjallbageriet-2025.se'];
  const loaded: [string, Buffer][] = [];
  for (const file of files) loaded.push([file, await sample(file)]);
  const { id } = await worker.company(company.name, company.organisationNumber, company.id, loaded);
  const { link } = await worker.call<Invitation>('/v1/invitations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Bertil Ek', role: 'operator', companies: [id] }),
  });
  await configure(chromium, { address: '', token: '', language: 'sv' });
  const page = await soloPage(chromium);
  await page.setViewport({ width: 1280, height: 720 });
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'sv' });

  const began = performance.now();
  let [thought, presses, pictures] = [0, 0, 0];
  const think = async () => {
    await sleep(thoughtMs);
    thought += thoughtMs;
    presses += 1;
  };
  const picture = async (shown: Page, what: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const name = `stranger-${++pictures}-${what.replaceAll(' ', '-')}`;
    await shown.screenshot({ path: join(out, `${name}.png`) as `${string}.png` });
    console.log(`${seconds.padStart(5)} s  ${name}`);
  };

  await page.goto(link!);
  await waitForText(page, 'Bertil Ek');
  await picture(page, 'the link');

  await think();
  await pressIcon(chromium.browser, page);
  const target = await chromium.browser.waitForTarget((one) => one.url().includes('/options.html'));
  const options = (await target.page())!;
  await options.setViewport({ width: 1280, height: 720 });
  await until(() => options.evaluate(() => document.activeElement?.id === 'save'), 'the settings filled in');
  await picture(options, 'settings filled in');

  await think();
  await (await byRole(options, 'button', 'Ta emot inbjudan')).click();
  await waitForText(options, 'Det fungerar');
  await picture(options, 'it works');

  await think();
  await page.bringToFront();
  await page.goto(`${standIn.origin}/company/${company.id}/settings/integration`);
  await think();
  await (await byRole(page, 'button', 'Åtgärder')).click();
  await byRole(page, 'menuitem', 'Töm bokföringsdata');
  await picture(page, 'the menu');

  await think();
  await (await byRole(page, 'menuitem', 'Töm bokföringsdata')).click();
  const frame = await dialogFrame(page);
  await waitForText(frame, '2024');
  await picture(page, 'the years');

  await think();
  await tick(frame, y2024);
  await waitForText(frame, 'Ersätts');
  await picture(page, 'what would go');

  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${seconds.toFixed(1)} s from the link to the first preview, of them ${thought / 1000} s of thought before ${presses} presses`,
  );
} finally {
  await chromium.close();
  await standIn.close();
  await worker.close();
}
