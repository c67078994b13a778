// The directory's companies: made, changed, searched. A new one goes to the ledger database with the fewest.
import { and, asc, count, eq, gt, or, sql } from 'drizzle-orm';
import type { Company, Source } from '../../shared/contract/company.ts';
import { foldText } from '../../shared/clean-text.ts';
import { normaliseOrganisationNumber } from '../../shared/organisation-number.ts';
import { trailIfChanged, trailLine } from './trail.ts';
import { directoryOf, ledgerNames } from '../db/find.ts';
import { company as table, sourceConnection, tokenGrant, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { makeOnce, type Making } from '../db/making.ts';
import { sha256Hex } from '../sha256.ts';
import { problem } from '../problem.ts';
import type { Caller } from '../access/caller.ts';
import { reachedCompany } from '../access/reach.ts';

export const companyShape = ({
  id,
  name,
  organisationNumber,
  source,
  oxceedId,
  createdAt,
}: CompanyRecord): Company => ({
  id,
  name,
  organisationNumber,
  source: { kind: source.kind, ...(source.connected ? { connected: true } : {}) },
  oxceedId,
  createdAt,
});

const searchText = (name: string, number: string, oxceedId: string | null) =>
  foldText(`${name} ${number} ${number.replace('-', '')} ${oxceedId ?? ''}`).trim();

/** @throws problem `invalid_organisation_number`; a wrong check digit is a warning in the answer */
export const createCompany = async (
  env: Env,
  caller: Caller,
  making: Making,
  item: { name: string; organisationNumber: string; source: Source; oxceedId?: string | undefined },
): Promise<Company> => {
  const number = normaliseOrganisationNumber(item.organisationNumber);
  if (!number) throw problem('invalid_organisation_number', { found: item.organisationNumber });
  const record: CompanyRecord = {
    id: making.id('co'),
    name: item.name,
    organisationNumber: number.formatted,
    source: item.source,
    oxceedId: item.oxceedId ?? null,
    ledger: await roomiestLedger(env),
    search: searchText(item.name, number.formatted, item.oxceedId ?? null),
    createdAt: making.createdAt,
  };
  const db = directoryOf(env);
  // Whoever makes a company reaches it, also an administrator of named companies only.
  const grant = { tokenId: caller.id, companyId: record.id };
  const granted = caller.companies === 'all' ? [] : [db.insert(tokenGrant).values(grant)];
  const { id: companyId, name, organisationNumber, oxceedId } = record;
  const line = trailLine(env, {
    by: caller,
    action: 'company.created',
    companyId,
    details: { name, organisationNumber, source: record.source.kind, oxceedId },
  });
  const made = await makeOnce(
    async () => (await db.select().from(table).where(eq(table.id, record.id)))[0],
    () => db.batch([db.insert(table).values(record), ...granted, line]),
    record,
  );
  const warning = {
    code: 'check_digit',
    sv: `Kontrollsiffran i ${number.formatted} stämmer inte.`,
    en: `The check digit of ${number.formatted} is wrong.`,
  };
  return { ...companyShape(made), ...(number.checkDigitOk ? {} : { warnings: [warning] }) };
};

const roomiestLedger = async (env: Env): Promise<string> => {
  const counts = await directoryOf(env)
    .select({ ledger: table.ledger, n: count() })
    .from(table)
    .groupBy(table.ledger);
  const sizeOf = (name: string) => counts.find(({ ledger }) => ledger === name)?.n ?? 0;
  const [first] = ledgerNames(env).sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!first) throw new Error('no ledger database is bound');
  return first;
};

/** What changes with every change of the company. */
export const companyTag = async (company: Company): Promise<string> =>
  (await sha256Hex(JSON.stringify(company))).slice(0, 32);

export interface CompanyChange {
  name?: string | undefined;
  source?: Source | undefined;
  oxceedId?: string | null | undefined;
}

/** Old and new of what changes; of a source its kind alone, which is no secret. */
const changesOf = (now: CompanyRecord, { name, source, oxceedId }: CompanyChange) => {
  const pairs = [
    ['name', now.name, name],
    ['source', now.source.kind, source?.kind],
    ['oxceedId', now.oxceedId, oxceedId],
  ] as const;
  return Object.fromEntries(
    pairs
      .filter(([, from, to]) => to !== undefined && to !== from)
      .map(([field, from, to]) => [field, { from, to }]),
  );
};

/** How often a change is tried when others change the company at the same time; each time one of them gets through. */
const tries = 100;

/**
 * Writes what was sent and nothing else: two who change different fields at once both keep theirs.
 * @param seen lists of tags, of which one each must be the company's
 * @throws problems `not_found`, `company_changed`
 */
export const updateCompany = async (
  env: Env,
  by: Caller,
  id: string,
  { name, source, oxceedId }: CompanyChange,
  seen: readonly string[][],
): Promise<Company> => {
  const db = directoryOf(env);
  for (let left = tries; left > 0; left -= 1) {
    const [now] = await db.select().from(table).where(eq(table.id, id));
    if (!now) throw problem('not_found');
    const tag = await companyTag(companyShape(now));
    if (!seen.every((tags) => tags.includes(tag))) throw problem('company_changed', { company: now.name });
    const text = searchText(
      name ?? now.name,
      now.organisationNumber,
      oxceedId === undefined ? now.oxceedId : oxceedId,
    );
    const asSeen = and(
      eq(table.id, id),
      eq(table.name, now.name),
      eq(table.source, now.source),
      sql`${table.oxceedId} IS ${now.oxceedId}`,
    );
    const details = changesOf(now, { name, source, oxceedId });
    const other = source && source.kind !== now.source.kind ? source : undefined;
    const [[updated]] = await db.batch([
      db.update(table).set({ name, source: other, oxceedId, search: text }).where(asSeen).returning(),
      ...(Object.keys(details).length > 0
        ? [trailIfChanged(env, { by, action: 'company.changed', companyId: id, details })]
        : []),
      // Another kind of source: what the former was asked with is forgotten.
      ...(other
        ? [
            db
              .delete(sourceConnection)
              .where(
                sql`company_id = ${id} AND kind <> (SELECT source ->> 'kind' FROM company WHERE id = ${id})`,
              ),
          ]
        : []),
    ]);
    if (updated) return companyShape(updated);
  }
  throw problem('company_busy', { id });
};

/** By name; every word of `q`, folded as the names are, must occur in the name, the number or Oxceed's id. `after` is the last page's last name and id. */
export const listCompanies = (
  env: Env,
  caller: Caller,
  q: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<CompanyRecord[]> => {
  const words = JSON.stringify(foldText(q).split(/\s+/).filter(Boolean));
  return directoryOf(env)
    .select()
    .from(table)
    .where(
      and(
        reachedCompany(caller, table.id),
        sql`NOT EXISTS (SELECT 1 FROM json_each(${words}) WHERE instr(${table.search}, value) = 0)`,
        after
          ? or(gt(table.name, after[0]), and(eq(table.name, after[0]), gt(table.id, after[1])))
          : undefined,
      ),
    )
    .orderBy(asc(table.name), asc(table.id))
    .limit(limit + 1);
};
