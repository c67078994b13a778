// What a caller may do: the role for the deed, the grant for the company.
import { and, eq } from 'drizzle-orm';
import { roles, type Grants, type Role } from '../../shared/contract/access.ts';
import { directoryOf, inJson } from '../db/find.ts';
import { company as companyTable, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import type { Caller } from './caller.ts';
import { reachedCompany } from './reach.ts';

/** @throws problem `role_required`; each role may do what the ones before it may */
export const requireRole = (caller: Caller, required: Role): void => {
  if (roles.indexOf(caller.role) < roles.indexOf(required)) {
    throw problem('role_required', { required, role: caller.role });
  }
};

/**
 * The company, if the caller reaches it: one read, whatever else they reach.
 * @throws problem `not_found`, the same for a company that does not exist and for one that is not the caller's
 */
export const companyFor = async (env: Env, caller: Caller, companyId: string): Promise<CompanyRecord> => {
  const [found] = await directoryOf(env)
    .select()
    .from(companyTable)
    .where(and(eq(companyTable.id, companyId), reachedCompany(caller, companyTable.id)));
  if (!found) throw problem('not_found');
  return found;
};

/** Those of the companies that the caller reaches, by id; one query. */
export const companiesFor = async (
  env: Env,
  caller: Caller,
  companyIds: readonly string[],
): Promise<Map<string, CompanyRecord>> => {
  const found = await directoryOf(env)
    .select()
    .from(companyTable)
    .where(and(inJson(companyTable.id, JSON.stringify(companyIds)), reachedCompany(caller, companyTable.id)));
  return new Map(found.map((company) => [company.id, company]));
};

/** True when `caller` reaches every company of these grants: an administrator hands out no more than they have. */
export const covers = async (env: Env, caller: Caller, grants: Grants): Promise<boolean> => {
  if (caller.companies === 'all') return true;
  if (grants === 'all') return false;
  const beyond = await env.DIRECTORY.prepare(
    `SELECT 1 FROM json_each(?1) WHERE value NOT IN (SELECT company_id FROM token_grant WHERE token_id = ?2) LIMIT 1`,
  )
    .bind(JSON.stringify(grants), caller.id)
    .first();
  return beyond === null;
};
