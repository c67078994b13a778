// Has a company compared with its source or a file.
import { answered, type Company, type Schemas } from '../client/client.ts';
import { sidesLines } from './compared-sides.ts';
import { exitCodes } from './exit-codes.ts';
import { findCompany, findYears } from './find.ts';
import { follow, stateOf } from './follow.ts';
import { once, stoppedLines } from './order-parts.ts';
import type { Tom } from './tom.ts';
import { sendFile } from './upload.ts';

export const compare = async (
  tom: Tom,
  wanted: string,
  wantedYears: string[],
  { against, file, allow }: { against?: 'archive' | 'source'; file?: string; allow?: string },
): Promise<void> => {
  const company = await findCompany(tom, wanted);
  const kept = file ? await archived(tom, company, file, allow) : null;
  const body = kept
    ? { sieFile: kept.id }
    : {
        ...(wantedYears.length > 0 ? { fiscalYears: await findYears(tom, company, wantedYears) } : {}),
        ...(against ? { against } : {}),
      };
  const path = { companyId: company.id };
  const job = await answered(
    tom
      .client()
      .POST('/v1/companies/{companyId}/reconciliations', { params: { path, header: once() }, body }),
  );
  const last = await follow(tom, job);
  const found = await answered(
    tom.client().GET('/v1/companies/{companyId}/reconciliations/{id}', {
      params: { path: { ...path, id: job.id } },
    }),
  );
  if (last.state === 'done' && found.agrees === false) process.exitCode = exitCodes.differs;
  tom.show(kept ? { ...found, stopped: kept.stopped } : found, [
    stateOf(tom, last),
    ...found.fiscalYears.flatMap((year) => comparedLines(tom, year)),
    ...stoppedLines(tom, kept?.stopped, tom.say('Att läsa in filen stoppas', 'Loading the file is stopped')),
  ]);
};

const archived = async (tom: Tom, company: Company, path: string, allow: string | undefined) => {
  const kept = await sendFile(tom, company, path, { load: 'false', allow: allow ?? '' });
  if (!('id' in kept)) throw new Error('not the answer to load=false');
  return kept;
};

const shownVouchers = 20;
const comparedLines = (tom: Tom, year: Schemas['Reconciliation']['fiscalYears'][number]): string[] => {
  const { say } = tom;
  const kinds = {
    gone: say('borta i källan', 'gone at the source'),
    new: say('nytt i källan', 'new at the source'),
    changed: say('ändrat', 'changed'),
    moved: say('flyttat', 'moved'),
  };
  const head = `${year.start}–${year.end}: `;
  const sides = sidesLines(tom, year);
  if (year.agrees) return [`${head}${say('stämmer', 'agrees')}`, ...sides];
  return [
    `${head}${say(`skiljer: ${year.voucherCount} verifikat, ${year.differenceCount} summor`, `differs: ${year.voucherCount} vouchers, ${year.differenceCount} sums`)}`,
    ...sides,
    ...year.vouchers
      .slice(0, shownVouchers)
      .map(({ kind, series, number, date, text }) => `  ${kinds[kind]}: ${series}${number} ${date} ${text}`),
    ...(year.voucherCount > shownVouchers ? ['  …'] : []),
  ];
};
