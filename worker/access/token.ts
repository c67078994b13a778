// Who is asking: the bearer token, known by its SHA-256 only.
import { eq } from 'drizzle-orm';
import type { Role } from '../../shared/contract/access.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, tokenGrant } from '../db/directory.ts';
import type { Env } from '../env.ts';
import { sha256Hex } from '../sha256.ts';
import { problem } from '../problem.ts';

export interface Caller {
  id: string;
  name: string;
  role: Role;
  /** `all`, or the ids of the companies granted. */
  companies: 'all' | ReadonlySet<string>;
}

const bootstrap: Caller = {
  id: 'bootstrap',
  name: 'Första administratören',
  role: 'admin',
  companies: 'all',
};

const sameHex = (a: string, b: string) => {
  let different = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) different |= a.charCodeAt(i) ^ b.charCodeAt(i % (b.length || 1));
  return different === 0;
};

/** @throws problem `unauthenticated` */
export const authenticate = async (env: Env, authorization: string | undefined): Promise<Caller> => {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!token) throw problem('unauthenticated');
  const sha256 = await sha256Hex(token);
  if (env.BOOTSTRAP_TOKEN_SHA256 && sameHex(sha256, env.BOOTSTRAP_TOKEN_SHA256.toLowerCase()))
    return bootstrap;

  const db = directoryOf(env);
  const [[found], grants] = await db.batch([
    db.select().from(accessToken).where(eq(accessToken.sha256, sha256)),
    db
      .select({ companyId: tokenGrant.companyId })
      .from(tokenGrant)
      .innerJoin(accessToken, eq(accessToken.id, tokenGrant.tokenId))
      .where(eq(accessToken.sha256, sha256)),
  ]);
  const expired = found?.expiresAt && Date.parse(found.expiresAt) <= Date.now();
  if (!found || found.revokedAt !== null || expired) throw problem('unauthenticated');
  const companies = found.allCompanies ? 'all' : new Set(grants.map(({ companyId }) => companyId));
  return { id: found.id, name: found.name, role: found.role, companies };
};
