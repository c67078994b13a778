// What a caller may do: the role for the deed, the grant for the company.
import { eq } from 'drizzle-orm';
import { roles, type Grants, type Role } from '../../shared/contract/access.ts';
import { directoryOf } from '../db/find.ts';
import { company as companyTable, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import type { Caller } from './token.ts';

/** @throws problem `role_required`; each role may do what the ones before it may */
export const requireRole = (caller: Caller, required: Role): void => {
  if (roles.indexOf(caller.role) < roles.indexOf(required)) {
    throw problem('role_required', { required, role: caller.role });
  }
};

/**
 * The company, if the caller reaches it.
 * @throws problem `not_found`, the same for a company that does not exist and for one that is not the caller's
 */
export const companyFor = async (env: Env, caller: Caller, companyId: string): Promise<CompanyRecord> => {
  const db = directoryOf(env);
  const [found] = await db.select().from(companyTable).where(eq(companyTable.id, companyId));
  const granted = caller.companies === 'all' || caller.companies.has(companyId);
  if (!found || !granted) throw problem('not_found');
  return found;
};

/** True when `caller` reaches every company of these grants: an administrator hands out no more than they have. */
export const covers = (caller: Caller, grants: Grants): boolean => {
  const { companies } = caller;
  return companies === 'all' || (grants !== 'all' && grants.every((id) => companies.has(id)));
};
