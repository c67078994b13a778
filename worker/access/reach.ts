// Which tokens an administrator reaches: those that reach no further than their own.
import { sql } from 'drizzle-orm';
import { accessToken, tokenGrant } from '../db/directory.ts';
import type { Caller } from './token.ts';

/** Holds for tokens that reach no further than the caller. */
export const reachedToken = ({ companies }: Caller) =>
  companies === 'all'
    ? undefined
    : sql`${accessToken.allCompanies} = 0 AND NOT EXISTS (SELECT 1 FROM ${tokenGrant} WHERE ${tokenGrant.tokenId} = ${accessToken.id}
        AND ${tokenGrant.companyId} NOT IN (SELECT value FROM json_each(${JSON.stringify([...companies])})))`;
