// The directory's companies: made, changed, searched. A new one goes to the ledger database with the fewest.
import { and, asc, count, eq, gt, or, sql } from 'drizzle-orm';
import type { Company, Source } from '../../shared/contract/company.ts';
import { normaliseOrganisationNumber } from '../../shared/organisation-number.ts';
import { directoryOf, inJson, ledgerNames } from '../db/find.ts';
import { company as table, tokenGrant, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { makeOnce, type Making } from '../db/making.ts';
import { problem } from '../problem.ts';
import type { Caller } from '../access/token.ts';

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
  source,
  oxceedId,
  createdAt,
});

const searchText = (name: string, number: string, oxceedId: string | null) =>
  `${name} ${number} ${number.replace('-', '')} ${oxceedId ?? ''}`.toLocaleLowerCase('sv').trim();

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
  const made = await makeOnce(
    async () => (await db.select().from(table).where(eq(table.id, record.id)))[0],
    () => db.batch([db.insert(table).values(record), ...granted]),
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

/** @throws problem `not_found` */
export const updateCompany = async (
  env: Env,
  current: CompanyRecord,
  change: { name?: string | undefined; source?: Source | undefined; oxceedId?: string | null | undefined },
): Promise<Company> => {
  const name = change.name ?? current.name;
  const oxceedId = change.oxceedId === undefined ? current.oxceedId : change.oxceedId;
  const [updated] = await directoryOf(env)
    .update(table)
    .set({
      name,
      search: searchText(name, current.organisationNumber, oxceedId),
      source: change.source ?? current.source,
      oxceedId,
    })
    .where(eq(table.id, current.id))
    .returning();
  if (!updated) throw problem('not_found');
  return companyShape(updated);
};

/** By name; every word of `q` must occur in the name, the number or Oxceed's id. `after` is the last page's last name and id. */
export const listCompanies = (
  env: Env,
  caller: Caller,
  q: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<CompanyRecord[]> => {
  const words = q.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return directoryOf(env)
    .select()
    .from(table)
    .where(
      and(
        caller.companies === 'all' ? undefined : inJson(table.id, JSON.stringify([...caller.companies])),
        ...words.map((word) => sql`instr(${table.search}, ${word}) > 0`),
        after
          ? or(gt(table.name, after[0]), and(eq(table.name, after[0]), gt(table.id, after[1])))
          : undefined,
      ),
    )
    .orderBy(asc(table.name), asc(table.id))
    .limit(limit + 1);
};
