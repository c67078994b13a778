// Files on their way in.
import { press, waitForText, decide } from '../harness.ts';
import { differingVouchers } from '../fake-api/reconciliations.ts';
import { coversLess, many, otherCompany, remarks } from './reasons.ts';
import { emptied, tick, year, y2024, sie, upload, companyPage } from './steps.ts';
import type { Scenes } from './steps.ts';

export const files: Scenes = {
  uploads: async ({ api, page, open, folder }) => {
    const frame = await open();
    await tick(frame, y2024);
    await tick(frame, year('2023', '2023-01-01', '2023-12-31'));
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await press(frame, 'Töm 2 räkenskapsår');
    await waitForText(frame, 'Släpp SIE-filer');
    api.state.holdJobsAt = 0.5;
    const files: [string, string][] = [
      ['fjallbageriet-2023.se', sie('559999-0107', '2023', 40)],
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)],
      ['batvarv-2024.se', sie('559999-0206', '2024', 4)],
      [
        'avhuggen.se',
        '#FLAGGA 0\n#SIETYP 4\n#ORGNR 559999-0107\n#RAR 0 20240101 20241231\n#VER A 1 20240101 "x"\n{\n#TRANS 1910 {} 1',
      ],
    ];
    await upload(frame, folder, files);
    await waitForText(frame, 'Skickas inte');
    await waitForText(frame, 'Läses in');
    await new Promise((resolve) => setTimeout(resolve, 600));
    return page;
  },
  // Asked before the dialog closes with a file that is not sent yet.
  leaving: async (stage) => {
    const { api, page, open, folder } = stage;
    api.companies[0]!.source = { kind: 'fortnox' };
    emptied(api, ['2023', '2024']);
    api.state.holdJobsAt = 0.5;
    const frame = await open();
    await upload(frame, folder, [
      ['fjallbageriet-2023.se', sie('559999-0107', '2023', 40)],
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)],
    ]);
    await waitForText(frame, 'Läses in');
    await press(frame, 'Stäng');
    await waitForText(frame, '1 fil är inte skickad än');
    return page;
  },
  'upload-stopped-for-many': async ({ api, chromium, folder }) => {
    api.state.guard = many;
    api.state.differing = differingVouchers;
    const page = await companyPage(chromium);
    await upload(page, folder, [['lon-2024.si', sie('559999-0107', '2024', 40)]]);
    await waitForText(page, '3 saker att godta');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'Ersätt det som är inläst');
    return page;
  },
  // One of its reasons nobody may set aside, so there is no way past.
  'upload-stopped-for-good': async ({ api, chromium, folder }) => {
    api.state.guard = otherCompany;
    const page = await companyPage(chromium);
    await upload(page, folder, [['a.se', sie('559999-0107', '2024', 40)]]);
    await waitForText(page, 'läses aldrig in');
    return page;
  },
  'upload-stopped': async ({ api, chromium, folder }) => {
    api.state.guard = coversLess;
    api.state.differing = differingVouchers;
    const page = await companyPage(chromium);
    const wrongSum = sie('559999-0107', '2025', 3).replace('#FORMAT', '#KSUMMA\n#FORMAT') + '#KSUMMA 17\n';
    await upload(page, folder, [
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 40)],
      ['fjallbageriet-2025.se', wrongSum],
    ]);
    await waitForText(page, '4023 ver');
    await waitForText(page, 'Kontrollsumman stämmer inte');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'Ersätt det som är inläst');
    return page;
  },
  // Dropped in the dialog: what it would change, before it does.
  'upload-compared': async ({ api, page, open, folder }) => {
    api.state.differing = differingVouchers;
    const frame = await open();
    await page.setViewport({ width: 1280, height: 720 });
    await upload(frame, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)]]);
    await waitForText(frame, '5 verifikat skiljer.');
    return page;
  },
  'upload-compared-many': async ({ api, chromium, folder }) => {
    api.state.differing = differingVouchers;
    const page = await companyPage(chromium);
    // The year of each is 2024 to the stand-in, and all of them differ.
    await upload(page, folder, [
      ['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)],
      ['fjallbageriet-2024-ny.se', sie('559999-0107', '2024', 61)],
      ['fjallbageriet-2025.se', sie('559999-0107', '2025', 61)],
    ]);
    await waitForText(page, 'Läs in alla 2');
    await waitForText(page, 'Stämmer redan');
    return page;
  },
  warnings: async ({ api, page, open, folder }) => {
    api.state.warnings = remarks;
    const frame = await open();
    await tick(frame, y2024);
    await decide(frame, 'purge');
    await page.keyboard.type('0107');
    await press(frame, 'Töm 1 räkenskapsår');
    await upload(frame, folder, [['fjallbageriet-2024.se', sie('559999-0107', '2024', 60)]]);
    await waitForText(frame, '9 anmärkningar');
    await (await frame.$('summary'))!.click();
    return page;
  },
};
