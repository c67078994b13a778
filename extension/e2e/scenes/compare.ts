// The company's years against its accounting system: while they are compared, and what came of it.
import { press, waitForText } from '../harness.ts';
import { differingVouchers } from '../fake-api/reconciliations.ts';
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
  'compare-failed': async (stage) => {
    const frame = await compared(stage, 'Allt stämmer med Fortnox');
    await press(frame, 'Till räkenskapsåren');
    await stage.api.close();
    await press(frame, 'Jämför med Fortnox');
    await waitForText(frame, 'Ingen anslutning');
    return stage.page;
  },
};
