// Commands that change something: purge, reload, undo.
import { answered, type Schemas } from '../client/client.ts';
import { confirmCompany } from './ask.ts';
import { findCompany, findYears } from './find.ts';
import { follow, linesOf } from './follow.ts';
import { previewLines, readPreview } from './commands-look.ts';
import { codesOf, once, planLines, type OrderOptions } from './order-parts.ts';
import type { Tom } from './tom.ts';

export const purge = (tom: Tom, wanted: string, years: string[], options: OrderOptions) =>
  order(tom, wanted, years, options, false);
export const reload = (tom: Tom, wanted: string, years: string[], options: OrderOptions) =>
  order(tom, wanted, years, options, true);

const order = async (
  tom: Tom,
  wanted: string,
  wantedYears: string[],
  options: OrderOptions,
  reload: boolean,
) => {
  const company = await findCompany(tom, wanted);
  const fiscalYears = await findYears(tom, company, wantedYears);
  const preview = await readPreview(tom, company.id, fiscalYears);
  const body: Schemas['PurgeRequest'] = {
    fiscalYears,
    reload,
    confirm: company.organisationNumber,
    allow: codesOf(options.allow),
    previewTag: preview.previewTag,
    dryRun: options.dryRun === true,
  };
  const post = () =>
    answered(
      tom.client().POST('/v1/companies/{companyId}/purges', {
        params: { path: { companyId: company.id }, header: once() },
        body,
      }),
    );
  if (options.dryRun) {
    const plan = await post();
    return tom.show(plan, 'dryRun' in plan ? planLines(tom, plan) : []);
  }
  // Whose number is asked for is not shown.
  for (const line of previewLines(tom, preview).slice(1)) tom.note(line);
  await confirmCompany(tom, company, options.yes);
  const job = await post();
  if ('dryRun' in job) return;
  await outcome(tom, job, options.wait);
};

/** The job when it has ended, or as it was accepted. */
const outcome = async (tom: Tom, job: Schemas['Job'], wait: boolean) => {
  const last = wait ? await follow(tom, job) : job;
  tom.show(last, linesOf(tom, last));
};

export const undo = async (
  tom: Tom,
  wanted: string,
  jobId: string,
  { wait }: OrderOptions,
): Promise<void> => {
  const { id: companyId } = await findCompany(tom, wanted);
  const params = { path: { companyId, jobId }, header: once() };
  const job = await answered(tom.client().POST('/v1/companies/{companyId}/jobs/{jobId}/undo', { params }));
  await outcome(tom, job, wait);
};
