// Who is asking: the bearer token, known by its SHA-256 only. One read says it, whatever the token reaches, and brings
// the company that is asked for, where it is theirs.
import { and, eq, sql } from 'drizzle-orm';
import { isFormerToken, isSecret } from '../../shared/secret.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, company, tokenGrant, type CompanyRecord } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import type { Caller } from './caller.ts';
import { isFirstAdministrator } from './first-administrator.ts';
import { noteUse } from './last-used.ts';

/** The longest that anybody may send; no token of ours is near it. */
const maxLength = 512;

/** @throws problem `unauthenticated` */
export const tokenIn = (authorization: string | undefined): string => {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!token || token.length > maxLength) throw problem('unauthenticated');
  return token;
};

export interface Known {
  caller: Caller;
  /** The one that was asked for: null where it is none of theirs; undefined where it was not looked for. */
  company?: CompanyRecord | null;
}

/** Holds where the company that is asked for is one of the token's. */
const reached = (companyId: string) =>
  and(
    eq(company.id, companyId),
    sql`(${accessToken.allCompanies} = 1 OR EXISTS (SELECT 1 FROM ${tokenGrant}
      WHERE ${tokenGrant.tokenId} = ${accessToken.id} AND ${tokenGrant.companyId} = ${company.id}))`,
  );

/**
 * What cannot be a token is refused before the directory is asked.
 * @param sha256 of the token
 * @param companyId of the company that is asked for
 * @throws problem `unauthenticated`
 */
export const authenticate = async (
  env: Env,
  token: string,
  sha256: string,
  companyId?: string,
): Promise<Known> => {
  const first = await isFirstAdministrator(env, sha256);
  if (first) return { caller: first };
  if (!isSecret('token', token) && !isSecret('session', token) && !isFormerToken(token))
    throw problem('unauthenticated');
  const [row] = await directoryOf(env)
    .select({ found: accessToken, theirs: company })
    .from(accessToken)
    .leftJoin(company, reached(companyId ?? ''))
    .where(eq(accessToken.sha256, sha256));
  const found = row?.found;
  const expired = found?.expiresAt && Date.parse(found.expiresAt) <= Date.now();
  if (!found || found.revokedAt !== null || expired) throw problem('unauthenticated');
  await noteUse(env, found);
  const { id, name, role, allCompanies } = found;
  const caller: Caller = { id, name, role, companies: allCompanies ? 'all' : 'some' };
  return { caller, company: row.theirs };
};
