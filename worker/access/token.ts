// Who is asking: the bearer token, known by its SHA-256 only. One read says it, whatever the token reaches.
import { eq } from 'drizzle-orm';
import { isFormerToken, isSecret } from '../../shared/secret.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken } from '../db/directory.ts';
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

/** @param sha256 of the token; @throws problem `unauthenticated`; what cannot be a token is refused before the directory is asked */
export const authenticate = async (env: Env, token: string, sha256: string): Promise<Caller> => {
  const first = await isFirstAdministrator(env, sha256);
  if (first) return first;
  if (!isSecret('token', token) && !isSecret('session', token) && !isFormerToken(token))
    throw problem('unauthenticated');
  const [found] = await directoryOf(env).select().from(accessToken).where(eq(accessToken.sha256, sha256));
  const expired = found?.expiresAt && Date.parse(found.expiresAt) <= Date.now();
  if (!found || found.revokedAt !== null || expired) throw problem('unauthenticated');
  await noteUse(env, found);
  const { id, name, role, allCompanies } = found;
  return { id, name, role, companies: allCompanies ? 'all' : 'some' };
};
