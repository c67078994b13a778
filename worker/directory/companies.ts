// The directory's companies: made and searched. A new one goes to the ledger database with the fewest.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Company, Source } from '../../shared/contract/company.ts';
import { swedishSortKey } from '../../shared/swedish.ts';
import { normaliseOrganisationNumber } from '../../shared/organisation-number.ts';
import { findNumbers, neededIn, searchText } from './search.ts';
import { trailIfChanged } from './trail.ts';
import { directoryOf, ledgerNames } from '../db/find.ts';
import { company as table, tokenGrant, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { makeOnce, type Making } from '../db/making.ts';
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
  closedAt,
}: CompanyRecord): Company => ({
  id,
  name,
  organisationNumber,
  source: { kind: source.kind, ...(source.connected ? { connected: true } : {}) },
  oxceedId,
  createdAt,
  closedAt,
});

/**
 * Open companies with that number, of those that the caller reaches: of others nothing is told.
 * @param besides id of the company that it is about
 * @param name of that name alone, whatever its case and signs
 */
export const twinsOf = (env: Env, caller: Caller, number: string, besides: string, name?: string) =>
  directoryOf(env)
    .select()
    .from(table)
    .where(
      and(
        eq(table.organisationNumber, number),
        ne(table.id, besides),
        isNull(table.closedAt),
        name === undefined ? undefined : eq(table.sortKey, swedishSortKey(name)),
        reachedCompany(caller, table.id),
      ),
    )
    .limit(1);

/** @throws problem `company_exists` */
export const refuseTwin = async (
  env: Env,
  caller: Caller,
  number: string,
  besides: string,
  called?: string,
): Promise<void> => {
  const [twin] = await twinsOf(env, caller, number, besides, called);
  if (twin) throw problem('company_exists', { name: twin.name, number, company: twin.id });
};

export const checkDigitWarnings = (number: { formatted: string; checkDigitOk: boolean }) =>
  number.checkDigitOk
    ? []
    : [
        {
          code: 'check_digit',
          sv: `Kontrollsiffran i ${number.formatted} stämmer inte.`,
          en: `The check digit of ${number.formatted} is wrong.`,
        },
      ];

/** One number under two names is a branch, or a mistake: told, and not refused. */
const sameNumber = async (env: Env, caller: Caller, { id, organisationNumber }: CompanyRecord) =>
  (await twinsOf(env, caller, organisationNumber, id)).map(({ name }) => ({
    code: 'same_number',
    sv: `${name} har samma organisationsnummer, ${organisationNumber}.`,
    en: `${name} has the same organisation number, ${organisationNumber}.`,
  }));

/**
 * @throws problems `invalid_organisation_number`, and `company_exists` for one of the same number and name; a wrong check
 * digit, or another name with the same number, is a warning in the answer
 */
export const createCompany = async (
  env: Env,
  caller: Caller,
  making: Making,
  item: {
    name: string;
    organisationNumber: string;
    source: Source;
    oxceedId?: string | undefined;
    allowTwin: boolean;
  },
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
    sortKey: swedishSortKey(item.name),
    closedAt: null,
  };
  const db = directoryOf(env);
  const twins = item.allowTwin
    ? sql`(SELECT 1 WHERE false)`
    : twinsOf(env, caller, record.organisationNumber, record.id, record.name);
  const insert = db
    .insert(table)
    .select(
      sql`SELECT ${record.id}, ${record.name}, ${record.organisationNumber}, ${JSON.stringify(record.source)}, ${record.oxceedId},
        ${record.ledger}, ${record.search}, ${record.createdAt}, ${record.sortKey}, NULL WHERE NOT EXISTS ${twins}`,
    )
    .returning({ id: table.id });
  // Whoever makes a company reaches it, also an administrator of named companies only.
  const grant = db
    .insert(tokenGrant)
    .select(sql`SELECT ${caller.id}, id FROM company WHERE id = ${record.id}`);
  const granted = caller.companies === 'all' ? [] : [grant];
  const { id: companyId, name, organisationNumber, oxceedId } = record;
  const line = trailIfChanged(env, {
    by: caller,
    action: 'company.created',
    companyId,
    details: { name, organisationNumber, source: record.source.kind, oxceedId },
  });
  const made = await makeOnce(
    async () => (await db.select().from(table).where(eq(table.id, record.id)))[0],
    async () => {
      const [[inserted]] = await db.batch([insert, line, ...granted]);
      if (!inserted) await refuseTwin(env, caller, record.organisationNumber, record.id, record.name);
    },
    record,
  );
  const warnings = [
    ...checkDigitWarnings(number),
    ...(item.allowTwin ? [] : await sameNumber(env, caller, made)),
  ];
  return { ...companyShape(made), ...(warnings.length > 0 ? { warnings } : {}) };
};

const roomiestLedger = async (env: Env): Promise<string> => {
  const { results } = await env.DIRECTORY.prepare('SELECT ledger, companies FROM ledger_room').all<{
    ledger: string;
    companies: number;
  }>();
  const sizeOf = (name: string) => results.find(({ ledger }) => ledger === name)?.companies ?? 0;
  const [first] = ledgerNames(env).sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!first) throw new Error('no ledger database is bound');
  return first;
};

/**
 * By name, as Swedish sorts; every word of `q`, folded as the names are, must occur in the name, the number or Oxceed's
 * id. A page goes on where the one before ended, whatever is made or renamed meanwhile. Where few companies are in
 * question, by the index of words or by grants, those are read and sorted; else they are walked in order until the page
 * is full.
 * @param after sort key and id that the last page ended with
 * @param withClosed closed ones too
 */
export const listCompanies = async (
  env: Env,
  caller: Caller,
  q: string,
  withClosed: boolean,
  after: readonly [string, string] | null,
  limit: number,
): Promise<CompanyRecord[]> => {
  const needed = neededIn(q);
  const numbers = caller.companies === 'all' && needed.length > 0 ? await findNumbers(env, needed) : null;
  const few = numbers
    ? sql`${table.id} IN (SELECT company_id FROM company_number WHERE n IN (SELECT value FROM json_each(${JSON.stringify(numbers)})))`
    : reachedCompany(caller, table.id);
  // The sign keeps SQLite from walking all in order where it has the few.
  const sortKey = few ? sql`+${table.sortKey}` : sql`${table.sortKey}`;
  return directoryOf(env)
    .select()
    .from(table)
    .where(
      and(
        few,
        withClosed ? undefined : isNull(table.closedAt),
        ...needed.map((word) => sql`instr(${table.search}, ${word}) > 0`),
        after ? sql`(${sortKey}, ${table.id}) > (${after[0]}, ${after[1]})` : undefined,
      ),
    )
    .orderBy(sortKey, asc(table.id))
    .limit(limit + 1);
};
