// Pages in a tab of their own.
import { press, waitForText } from '../harness.ts';
import { coversLess, remarks } from './reasons.ts';
import { companyPage } from './steps.ts';
import type { Scenes } from './steps.ts';

export const pages: Scenes = {
  // As a pressed notification opens it.
  'company-page': async ({ api, chromium }) => {
    api.state.warnings = remarks;
    api.startJob(api.companies[1]!, 'purge', ['2024-07-01']);
    api.startJob(api.companies[1]!, 'reload', ['2023-07-01']);
    const page = await companyPage(chromium, 'company=cmp_4712&job=job_2');
    await waitForText(page, 'Spara som JSON');
    return page;
  },
  // What is set aside there, in the history's place.
  'company-page-set-aside': async ({ api, chromium }) => {
    api.state.failJobs = coversLess;
    api.startJob(api.companies[0]!, 'reload', ['2024-01-01']);
    const page = await companyPage(chromium);
    await press(page, 'Visa jobbet');
    await press(page, 'Läs in ändå');
    await waitForText(page, 'trots att den stoppades');
    return page;
  },
};
