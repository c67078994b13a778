// Commands that only look: companies, years, preview, jobs, receipt.
import { answered, all, type Job } from '../client/client.ts';
import { exitCodes, halt } from './exit-codes.ts';
import { findCompany, findYears, yearsOf } from './find.ts';
import { linesOf, stateOf } from './follow.ts';
import { amount, count, table } from './table.ts';
import type { Tom } from './tom.ts';

export const companies = async (
  tom: Tom,
  words: string[],
  { closed }: { closed?: boolean },
): Promise<void> => {
  const items = await all((cursor) =>
    tom.client().GET('/v1/companies', {
      params: {
        query: {
          q: words.join(' '),
          limit: 500,
          ...(cursor === undefined ? {} : { cursor }),
          ...(closed ? { include: 'closed' } : {}),
        },
      },
    }),
  );
  const rows = items.map(({ name, organisationNumber, source, id }) => [
    name,
    organisationNumber,
    source.kind,
    id,
  ]);
  const head = [tom.say('Företag', 'Company'), tom.say('Nummer', 'Number'), tom.say('Källa', 'Source'), 'Id'];
  tom.show({ items }, table(head, rows));
};

const yearStates = ({ say }: Tom) => ({
  loaded: say('inläst', 'loaded'),
  empty: say('tomt', 'empty'),
  purging: say('töms', 'purging'),
  loading: say('läses in', 'loading'),
});

export const years = async (tom: Tom, wanted: string): Promise<void> => {
  const items = await yearsOf(tom, await findCompany(tom, wanted));
  const n = (value: number) => count(value, tom.language);
  const rows = items.map((year) => [
    year.start,
    year.end,
    yearStates(tom)[year.state],
    n(year.vouchers),
    n(year.rows),
    amount(year.debitOre, tom.language),
    year.sieFile?.filename ?? '',
  ]);
  const { say } = tom;
  const head = [
    'Start',
    say('Slut', 'End'),
    say('Läge', 'State'),
    say('Verifikat', 'Vouchers'),
    say('Rader', 'Rows'),
  ];
  tom.show({ items }, table([...head, 'Debet', say('Fil', 'File')], rows));
};

export const readPreview = (tom: Tom, companyId: string, fiscalYear: string[]) =>
  answered(
    tom.client().GET('/v1/companies/{companyId}/purge-preview', {
      params: { path: { companyId }, query: { fiscalYear } },
    }),
  );

type Preview = Awaited<ReturnType<typeof readPreview>>;

/** What goes and what stays. */
export const previewLines = (tom: Tom, { company, fiscalYears, kept }: Preview): string[] => {
  const { say } = tom;
  const n = (value: number) => count(value, tom.language);
  return [
    `${company.name} ${company.organisationNumber}`,
    ...table(
      [
        say('Försvinner', 'Goes'),
        say('Verifikat', 'Vouchers'),
        say('Rader', 'Rows'),
        'Debet',
        say('Läses om ur', 'Read again from'),
      ],
      fiscalYears.map((year) => [
        `${year.start}–${year.end}`,
        n(year.vouchers),
        n(year.rows),
        amount(year.debitOre, tom.language),
        year.reload.readsFrom?.[tom.language] ??
          year.reload.sieFile?.filename ??
          year.reload.reason?.[tom.language] ??
          '',
      ]),
    ),
    say(
      `Behålls: ${kept.documents} dokument, ${kept.budgetVersions} budgetversioner, ${kept.reportTemplates} rapportmallar, ${kept.sieFiles} SIE-filer, ${kept.accounts} konton`,
      `Stays: ${kept.documents} documents, ${kept.budgetVersions} budget versions, ${kept.reportTemplates} report templates, ${kept.sieFiles} SIE files, ${kept.accounts} accounts`,
    ),
  ];
};

export const preview = async (tom: Tom, wanted: string, wantedYears: string[]): Promise<void> => {
  const company = await findCompany(tom, wanted);
  const found = await readPreview(tom, company.id, await findYears(tom, company, wantedYears));
  tom.show(found, previewLines(tom, found));
};

export const jobs = async (
  tom: Tom,
  wanted: string | undefined,
  { limit, state }: { limit: string; state?: string },
): Promise<void> => {
  const filter = { limit: Number(limit), ...(state ? { state: state.split(',') as Job['state'][] } : {}) };
  const company = wanted === undefined ? null : await findCompany(tom, wanted);
  const found = await answered(
    tom
      .client()
      .GET('/v1/jobs', { params: { query: company ? { ...filter, company: company.id } : filter } }),
  );
  const rows = found.items.map((job) => [
    job.createdAt.slice(0, 16).replace('T', ' '),
    stateOf(tom, job),
    job.fiscalYears.map(({ start }) => start).join(' '),
    job.requestedBy.name,
    job.id,
  ]);
  const { say } = tom;
  tom.show(
    found,
    table([say('Begärt', 'Asked'), say('Jobb', 'Job'), say('År', 'Years'), say('Av', 'By'), 'Id'], rows),
  );
};

export const receipt = async (tom: Tom, wanted: string, jobId: string): Promise<void> => {
  const { id: companyId } = await findCompany(tom, wanted);
  const params = { path: { companyId, jobId } };
  const job = await answered(tom.client().GET('/v1/companies/{companyId}/jobs/{jobId}', { params }));
  if (!job.receipt)
    throw halt(
      exitCodes.refused,
      tom.say(`${stateOf(tom, job)}: inget kvitto ännu.`, `${stateOf(tom, job)}: no receipt yet.`),
    );
  const { company, requestedBy, requestedAt, finishedAt } = job.receipt;
  tom.show(job.receipt, [
    `${company.name} ${company.organisationNumber}`,
    tom.say(
      `Begärt ${requestedAt} av ${requestedBy.name}, klart ${finishedAt}`,
      `Asked for ${requestedAt} by ${requestedBy.name}, ended ${finishedAt}`,
    ),
    ...linesOf(tom, job),
  ]);
};
