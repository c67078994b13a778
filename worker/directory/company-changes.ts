// A company is changed by administrators: named, its number corrected, moved to another source, closed and opened again.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Company, Source } from '../../shared/contract/company.ts';
import { compareOrganisationNumbers, normaliseOrganisationNumber } from '../../shared/organisation-number.ts';
import { swedishSortKey } from '../../shared/swedish.ts';
import type { Caller } from '../access/caller.ts';
import { company as table, sourceConnection, type CompanyRecord } from '../db/directory.ts';
import { directoryOf, ledgerOf } from '../db/find.ts';
import { sieFile } from '../db/ledger.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import { checkDigitWarnings, companyShape, refuseTwin } from './companies.ts';
import { searchText } from './search.ts';
import { trailIfChanged } from './trail.ts';

/** What changes with every change of the company. */
export const companyTag = async (company: Company): Promise<string> =>
  (await sha256Hex(JSON.stringify(company))).slice(0, 32);

export interface CompanyChange {
  name?: string | undefined;
  organisationNumber?: string | undefined;
  source?: Source | undefined;
  oxceedId?: string | null | undefined;
  closed?: boolean | undefined;
  allowTwin: boolean;
}

/** What is written: what was sent and is another than what is there. */
const writtenOf = (
  now: CompanyRecord,
  { name, source, oxceedId, closed }: CompanyChange,
  number: string | undefined,
) => ({
  name: differing(now.name, name),
  organisationNumber: differing(now.organisationNumber, number),
  source: source && source.kind !== now.source.kind ? source : undefined,
  oxceedId: differing(now.oxceedId, oxceedId),
  ...(closed === undefined || closed === (now.closedAt !== null)
    ? {}
    : { closedAt: closed ? new Date().toISOString() : null }),
});
const differing = <T>(now: T, wanted: T | undefined) => (wanted === now ? undefined : wanted);

/** Old and new of what changes; of a source its kind alone, which is no secret. */
const changesOf = (now: CompanyRecord, written: ReturnType<typeof writtenOf>) => {
  const shown = (value: unknown) => (value as Source | null | undefined)?.kind ?? value;
  return Object.fromEntries(
    Object.entries(written)
      .filter(([, to]) => to !== undefined)
      .map(([field, to]) => [field, { from: shown(now[field as keyof CompanyRecord]), to: shown(to) }]),
  );
};

/** How often a change is tried when others change the company at the same time; each time one of them gets through. */
const tries = 100;

/**
 * Writes what was sent and nothing else: two who change different fields at once both keep theirs.
 * @param seen lists of tags, of which one each must be the company's
 * @throws problems `not_found`, `company_changed`, `company_exists`, `invalid_organisation_number`
 */
export const updateCompany = async (
  env: Env,
  by: Caller,
  id: string,
  change: CompanyChange,
  seen: readonly string[][],
): Promise<Company> => {
  const db = directoryOf(env);
  const number =
    change.organisationNumber === undefined ? null : normaliseOrganisationNumber(change.organisationNumber);
  if (change.organisationNumber !== undefined && !number)
    throw problem('invalid_organisation_number', { found: change.organisationNumber });
  for (let left = tries; left > 0; left -= 1) {
    const [now] = await db.select().from(table).where(eq(table.id, id));
    if (!now) throw problem('not_found');
    const tag = await companyTag(companyShape(now));
    if (!seen.every((tags) => tags.includes(tag))) throw problem('company_changed', { company: now.name });
    const written = writtenOf(now, change, number?.formatted);
    const next = {
      ...now,
      ...Object.fromEntries(Object.entries(written).filter(([, to]) => to !== undefined)),
    };
    const isNewToItsNumber = written.organisationNumber !== undefined || written.closedAt === null;
    if (isNewToItsNumber && next.closedAt === null && !change.allowTwin)
      await refuseTwin(env, by, next.organisationNumber, id);
    const asSeen = and(
      eq(table.id, id),
      eq(table.name, now.name),
      eq(table.organisationNumber, now.organisationNumber),
      eq(table.source, now.source),
      sql`${table.oxceedId} IS ${now.oxceedId}`,
      now.closedAt === null ? isNull(table.closedAt) : eq(table.closedAt, now.closedAt),
    );
    const details = changesOf(now, written);
    const derived = {
      search: searchText(next.name, next.organisationNumber, next.oxceedId),
      sortKey: swedishSortKey(next.name),
    };
    const [[updated]] = await db.batch([
      db
        .update(table)
        .set({ ...written, ...derived })
        .where(asSeen)
        .returning(),
      ...(Object.keys(details).length > 0
        ? [trailIfChanged(env, { by, action: 'company.changed', companyId: id, details })]
        : []),
      // Another kind of source: what the former was asked with is forgotten.
      ...(written.source
        ? [
            db
              .delete(sourceConnection)
              .where(
                sql`company_id = ${id} AND kind <> (SELECT source ->> 'kind' FROM company WHERE id = ${id})`,
              ),
          ]
        : []),
    ]);
    if (!updated) continue;
    const warnings =
      number && written.organisationNumber ? await consequences(env, now, updated, number) : [];
    return { ...companyShape(updated), ...(warnings.length > 0 ? { warnings } : {}) };
  }
  throw problem('company_busy', { id });
};

/** What follows from another number, in words. */
const consequences = async (
  env: Env,
  before: CompanyRecord,
  { id, ledger, organisationNumber: now }: CompanyRecord,
  number: { formatted: string; checkDigitOk: boolean },
) => {
  const files = await ledgerOf(env, ledger)
    .db.select({ number: sieFile.organisationNumber })
    .from(sieFile)
    .where(and(eq(sieFile.companyId, id), isNull(sieFile.deletedAt)));
  const others = files.filter(
    ({ number: found }) => compareOrganisationNumbers(found, now) === 'other',
  ).length;
  const old = before.organisationNumber;
  return [
    ...checkDigitWarnings(number),
    {
      code: 'organisation_number_changed',
      sv: `Från och med nu tas filer med ${now} emot och inte med ${old}, och en tömning bekräftas med ${now}. ${others} filer i arkivet har ett annat nummer; de ligger kvar, och det som lästs in ur dem. Kvitton och äldre jobb behåller ${old}.`,
      en: `From now on files with ${now} are taken in and not with ${old}, and a purge is confirmed with ${now}. ${others} files of the archive have another number; they stay, and so does what was loaded from them. Receipts and earlier jobs keep ${old}.`,
    },
  ];
};
