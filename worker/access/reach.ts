// What a caller reaches: companies, and the tokens that reach no further than their own.
import { sql, type Column } from 'drizzle-orm';
import { accessToken, invitation, tokenGrant } from '../db/directory.ts';
import type { Caller } from './caller.ts';

const grantsOf = ({ id }: Caller) =>
  sql`(SELECT ${tokenGrant.companyId} FROM ${tokenGrant} WHERE ${tokenGrant.tokenId} = ${id})`;

/** Holds where the column is the id of a company that the caller reaches; undefined where they reach all. */
export const reachedCompany = (caller: Caller, column: Column) =>
  caller.companies === 'all' ? undefined : sql`${column} IN ${grantsOf(caller)}`;

/** Holds for tokens that reach no further than the caller. */
export const reachedToken = (caller: Caller) =>
  caller.companies === 'all'
    ? undefined
    : sql`${accessToken.allCompanies} = 0 AND NOT EXISTS (SELECT 1 FROM ${tokenGrant} WHERE ${tokenGrant.tokenId} = ${accessToken.id}
        AND ${tokenGrant.companyId} NOT IN ${grantsOf(caller)})`;

/** Holds for invitations that reach no further than the caller. */
export const reachedInvitation = (caller: Caller) =>
  caller.companies === 'all'
    ? undefined
    : sql`${invitation.companies} <> '"all"' AND NOT EXISTS (SELECT 1 FROM json_each(${invitation.companies}) WHERE value NOT IN ${grantsOf(caller)})`;

/** Ids of the companies, for a caller who does not reach all. */
export const reachedIds = async (env: { DIRECTORY: D1Database }, { id }: Caller): Promise<string[]> => {
  const { results } = await env.DIRECTORY.prepare(
    'SELECT company_id AS id FROM token_grant WHERE token_id = ?1 ORDER BY company_id',
  )
    .bind(id)
    .all<{ id: string }>();
  return results.map((one) => one.id);
};
