// The company's years against its accounting system: while they are compared, and what came of it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { byRole, press, waitForText } from '../harness.ts';
import { manyYears } from '../fake-api.ts';
import { differingVouchers } from '../fake-api/reconciliations.ts';
import { coveredUntil, opens, opensWith } from '../fake-api/sides.ts';
import { coversLess } from './reasons.ts';
import { companyPage, sie, upload } from './steps.ts';
import type { Scene, Scenes, Stage } from './steps.ts';

const compared = async ({ api, open }: Stage, ends: string) => {
  api.companies[0]!.source = { kind: 'fortnox', connected: true };
  const frame = await open();
  await press(frame, 'Jämför med Fortnox');
  await waitForText(frame, ends);
  return frame;
};
const differs: Scene = async (stage) => {
  stage.api.state.differing = differingVouchers;
  await compared(stage, '5 verifikat skiljer från Fortnox');
  return stage.page;
};

/** What is compared with ends in August. */
const shorterSource = ({ api }: Stage) => {
  const year = api.companies[0]!.years[1]!;
  const source = {
    ...coveredUntil(year, '2024-08-31'),
    balancesUntil: '2024-08-31',
    generatedOn: '2024-09-03',
  };
  const shorter = { side: 'source', until: '2024-08-31', by: 'balancesUntil', vouchersAfter: 1 } as const;
  api.state.sides = { [year.start]: { coverage: { ledger: coveredUntil(year, year.end), source, shorter } } };
};
/** Two years on both sides; of one the source says that the year before ended otherwise there. */
const opensOtherwise = ({ api }: Stage) => {
  const { years } = api.companies[0]!;
  const one = (account: string, closingOre: number, differenceOre: number) => ({
    account,
    closingOre,
    openingOre: closingOre + differenceOre,
    differenceOre,
  });
  const differences = [one('1930', 1_204_310_50, -12_500_00), one('2440', -84_200_00, 12_500_00)];
  const two = opensWith({ agrees: false, differences, differenceCount: 2 });
  const stated = {
    previousYear: { start: years[2]!.start, end: years[2]!.end },
    source: opensWith({}),
    differences: [
      { account: '1510', ledgerOre: 310_000_00, sourceOre: 298_000_00, differenceOre: 12_000_00 },
    ],
    differenceCount: 1,
  };
  const source = opensWith({
    agrees: false,
    differences: [one('1510', 310_000_00, -12_000_00)],
    differenceCount: 1,
  });
  api.state.sides = {
    [years[1]!.start]: { continuity: opens(years[0]!, { ledger: two, source: two }) },
    [years[3]!.start]: { continuity: opens(years[2]!, { ledger: source, source, stated }) },
  };
};

export const compare: Scenes = {
  comparing: async (stage) => {
    stage.api.state.comparing = true;
    await compared(stage, '1 av 4 räkenskapsår');
    return stage.page;
  },
  'compare-agrees': async (stage) => {
    await compared(stage, 'Allt stämmer med Fortnox');
    return stage.page;
  },
  'compare-differs': differs,
  // What the night has found, when the dialog is opened.
  'known-to-differ': async ({ api, page, open }) => {
    api.companies[0]!.source = { kind: 'fortnox', connected: true };
    api.companies[0]!.agrees = { '2024-01-01': 5 };
    api.state.differing = differingVouchers;
    const frame = await open();
    await waitForText(frame, '5 verifikat skiljer');
    return page;
  },
  'compare-with-file': async (stage) => {
    const { api, page, open, folder } = stage;
    api.state.differing = differingVouchers;
    shorterSource(stage);
    const frame = await open();
    const path = join(folder, 'fjallbageriet-2024.se');
    await writeFile(path, sie('559999-0107', '2024', 40));
    // The browser's own window for choosing cannot be reached in a frame.
    await frame.evaluate(() => {
      HTMLInputElement.prototype.click = function click() {
        this.id = 'own-file';
        document.body.append(this);
      };
    });
    await press(frame, 'Jämför med en fil');
    const input = (await frame.waitForSelector('#own-file')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await input.evaluate((one) => one.remove());
    await waitForText(frame, '5 verifikat skiljer från filen');
    return page;
  },
  'compare-stopped-file': async ({ api, chromium, folder }) => {
    api.state.guard = coversLess;
    api.state.differing = differingVouchers;
    const page = await companyPage(chromium);
    await upload(page, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 40)]]);
    await press(page, 'Visa skillnaderna');
    await waitForText(page, /täcker mindre[^]*Finns bara i filen/);
    return page;
  },
  'compare-shorter': async (stage) => {
    shorterSource(stage);
    return differs(stage);
  },
  'compare-opens-otherwise': async (stage) => {
    opensOtherwise(stage);
    await compared(stage, 'Allt stämmer med Fortnox');
    return stage.page;
  },
  'compare-opens-otherwise-narrow': async (stage) => {
    await stage.page.setViewport({ width: 420, height: 720 });
    opensOtherwise(stage);
    await compared(stage, 'Allt stämmer med Fortnox');
    return stage.page;
  },
  'compare-unbooked': async (stage) => {
    const { years } = stage.api.companies[0]!;
    const both = opensWith({ result: 'not_carried' });
    const its = opens(years[2]!, { unbookedResultOre: -412_350_00, ledger: both, source: both });
    stage.api.state.sides = { [years[3]!.start]: { continuity: its } };
    await compared(stage, 'Allt stämmer med Fortnox');
    return stage.page;
  },
  'compare-twelve-years': async (stage) => {
    stage.api.companies[0]!.years = manyYears(12);
    await stage.page.setViewport({ width: 1280, height: 720 });
    return differs(stage);
  },
  'compare-differs-narrow': async (stage) => {
    await stage.page.setViewport({ width: 420, height: 720 });
    return differs(stage);
  },
  'compared-years': async (stage) => {
    stage.api.state.differing = differingVouchers;
    stage.api.state.unread = ['2023-01-01'];
    const frame = await compared(stage, '5 verifikat skiljer från Fortnox');
    await press(frame, 'Ladda om bara de år som skiljer');
    await waitForText(frame, 'Ersätts');
    return stage.page;
  },
  'popup-compared': async ({ api, popup }) => {
    api.companies[1]!.source = { kind: 'sie-url', connected: true };
    api.companies[1]!.years[0]!.start = '2024-01-01';
    api.state.differing = differingVouchers;
    const page = await popup(380);
    await (await byRole(page, 'button', 'Låtsaslunds Båtvarv AB 559999-0206')).click();
    await press(page, 'Jämför med källan');
    await waitForText(page, '5 verifikat skiljer från källan');
    await press(page, 'Till räkenskapsåren');
    await waitForText(page, '5 verifikat skiljer');
    return page;
  },
  'compare-failed': async (stage) => {
    const frame = await compared(stage, 'Allt stämmer med Fortnox');
    await press(frame, 'Till räkenskapsåren');
    await stage.api.close();
    await press(frame, 'Jämför med Fortnox');
    await waitForText(frame, 'Ingen anslutning');
    return stage.page;
  },
};
