// All of the caller's companies with their years, a page at a time. The directory knows the companies and their names, each
// ledger the years of its own: a page asks each of them once, and a filter some thousand companies at a time.
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Language } from '../../shared/contract/problems.ts';
import type { Caller } from '../access/caller.ts';
import type { CompanyRecord } from '../db/directory.ts';
import { ledgerOf, type Ledger } from '../db/find.ts';
import type { Env } from '../env.ts';
import { listCompanies } from '../directory/companies.ts';
import { watchesOf } from '../watch/settings.ts';
import { companiesWith, overviewYears, type YearFilter } from './years.ts';

/** Companies that a filter looks through at a time, and how often in one request. */
const [perLook, looks] = [2_000, 20];

export interface OverviewPage {
  companies: CompanyRecord[];
  /** Sort key and id that the next page begins after; null on the last. */
  after: readonly [string, string] | null;
}

const placeOf = ({ sortKey, id }: CompanyRecord) => [sortKey, id] as const;

/**
 * Companies by name. With a filter a page may be shorter than it could be, where few of very many are wanted.
 * @param after what the last page ended with
 */
export const overviewPage = async (
  env: Env,
  caller: Caller,
  { q, ...filter }: YearFilter & { q: string },
  after: readonly [string, string] | null,
  limit: number,
): Promise<OverviewPage> => {
  if (filter.agreement === null && !filter.waiting) {
    const found = await listCompanies(env, caller, q, false, after, limit);
    const companies = found.slice(0, limit);
    return { companies, after: found.length > limit ? placeOf(companies.at(-1)!) : null };
  }
  const ledgers = new Map<string, Ledger>();
  const wanted: CompanyRecord[] = [];
  let from = after;
  for (let look = 0; look < looks; look += 1) {
    const found = await listCompanies(env, caller, q, false, from, perLook);
    const looked = found.slice(0, perLook);
    for (const company of await matching(env, ledgers, looked, filter)) {
      if (wanted.length === limit) return { companies: wanted, after: placeOf(wanted.at(-1)!) };
      wanted.push(company);
    }
    if (found.length <= perLook) return { companies: wanted, after: null };
    from = placeOf(looked.at(-1)!);
  }
  return { companies: wanted, after: from };
};

const matching = async (
  env: Env,
  ledgers: Map<string, Ledger>,
  companies: CompanyRecord[],
  filter: YearFilter,
): Promise<CompanyRecord[]> => {
  // Of a connected company nothing waits for a file.
  const possible = filter.waiting ? companies.filter(({ source }) => !source.connected) : companies;
  const wanted = new Set<string>();
  for (const [name, its] of Map.groupBy(possible, ({ ledger }) => ledger)) {
    const ledger = ledgers.get(name) ?? ledgerOf(env, name);
    ledgers.set(name, ledger);
    for (const id of await companiesWith(
      ledger,
      its.map(({ id }) => id),
      filter,
    ))
      wanted.add(id);
  }
  return possible.filter(({ id }) => wanted.has(id));
};

/** The companies with their years, in the order given. */
export const overviewOf = async (
  env: Env,
  companies: readonly CompanyRecord[],
  language: Language,
): Promise<OverviewCompany[]> => {
  const years = new Map<string, OverviewCompany['fiscalYears']>();
  for (const [name, its] of Map.groupBy(companies, ({ ledger }) => ledger)) {
    const asked = its.map(({ id, source }) => ({ id, connected: source.connected === true }));
    for (const [id, found] of await overviewYears(ledgerOf(env, name), asked, language)) years.set(id, found);
  }
  const watches = await watchesOf(
    env,
    companies.map(({ id }) => id),
  );
  return companies.map(({ id, name, organisationNumber, oxceedId, source }) => ({
    id,
    name,
    organisationNumber,
    oxceedId,
    source: { kind: source.kind, connected: source.connected === true },
    watch: watches.get(id) ?? null,
    fiscalYears: years.get(id) ?? [],
  }));
};
