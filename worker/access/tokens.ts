// Tokens made, listed and revoked by administrators.
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Grants, Role, Token } from '../../shared/contract/access.ts';
import { directoryOf, inJson } from '../db/find.ts';
import { accessToken, tokenGrant } from '../db/directory.ts';
import { trailIfChanged, trailLine } from '../directory/trail.ts';
import { covers } from './guard.ts';
import { reachedToken } from './reach.ts';
import type { Caller } from './caller.ts';
import { newSecret } from '../../shared/secret.ts';
import type { Making } from '../db/making.ts';
import type { Env } from '../env.ts';
import { sha256Hex } from '../sha256.ts';
import { problem } from '../problem.ts';

/** In the trail; a token may have thousands. */
const shownCompanies = 20;

/**
 * Made again by the same request, it gets another secret: nobody has seen the first.
 * @throws problems `grant_required` for more companies than the caller's own, `unknown_companies`, `already_expired`
 */
export const createToken = async (
  env: Env,
  caller: Caller,
  making: Making,
  item: { name: string; role: Role; companies: Grants; expiresAt?: string | undefined },
): Promise<Token> => {
  if (!(await covers(env, caller, item.companies))) throw problem('grant_required');
  const { expiresAt } = item;
  if (expiresAt && Date.parse(expiresAt) <= Date.now()) throw problem('already_expired', { expiresAt });
  await refuseUnknown(env, item.companies);
  const token = newSecret('token');
  const record = {
    id: making.id('token'),
    kind: 'token' as const,
    name: item.name,
    role: item.role,
    createdAt: making.createdAt,
    expiresAt: item.expiresAt ?? null,
    revokedAt: null,
    createdBy: { id: caller.id, name: caller.name },
    revokedBy: null,
    lastUsedAt: null,
    replacedBy: null,
  };
  const grants = JSON.stringify(item.companies === 'all' ? [] : [...new Set(item.companies)]);
  const sha256 = await sha256Hex(token);
  const db = directoryOf(env);
  await db.batch([
    db
      .insert(accessToken)
      .values({ ...record, sha256, allCompanies: item.companies === 'all' })
      .onConflictDoUpdate({ target: accessToken.id, set: { sha256 } }),
    db
      .insert(tokenGrant)
      .select(sql`SELECT ${record.id}, value FROM json_each(${grants}) WHERE true`)
      .onConflictDoNothing(),
    trailLine(env, {
      by: caller,
      action: 'token.created',
      tokenId: record.id,
      details: {
        name: item.name,
        role: item.role,
        companies: item.companies === 'all' ? 'all' : item.companies.slice(0, shownCompanies),
        companyCount: item.companies === 'all' ? null : item.companies.length,
        expiresAt: record.expiresAt,
      },
      once: `created:${record.id}`,
    }),
  ]);
  return { ...record, companies: item.companies, token };
};

/** @throws problem `unknown_companies` */
export const refuseUnknown = async (env: Env, grants: Grants) => {
  if (grants === 'all') return;
  const { results } = await env.DIRECTORY.prepare(
    'SELECT value AS id FROM json_each(?1) WHERE value NOT IN (SELECT id FROM company) LIMIT 10',
  )
    .bind(JSON.stringify(grants))
    .all<{ id: string }>();
  if (results.length > 0)
    throw problem('unknown_companies', { companies: results.map(({ id }) => id).join(', ') });
};

/** Newest first, those whose companies the caller reaches. */
export const listTokens = async (
  env: Env,
  caller: Caller,
  before: string | null,
  limit: number,
): Promise<Token[]> => {
  const found = await directoryOf(env)
    .select()
    .from(accessToken)
    .where(and(reachedToken(caller), before ? lt(accessToken.id, before) : undefined))
    .orderBy(desc(accessToken.id))
    .limit(limit + 1);
  const grants = await directoryOf(env)
    .select()
    .from(tokenGrant)
    .where(inJson(tokenGrant.tokenId, JSON.stringify(found.map(({ id }) => id))));
  return found.map((token) => tokenShape(token, grants));
};

export const findToken = async (env: Env, caller: Caller, id: string): Promise<Token | undefined> => {
  const db = directoryOf(env);
  const [found, grants] = await db.batch([
    db
      .select()
      .from(accessToken)
      .where(and(reachedToken(caller), eq(accessToken.id, id))),
    db.select().from(tokenGrant).where(eq(tokenGrant.tokenId, id)),
  ]);
  return found.map((token) => tokenShape(token, grants))[0];
};

/** @throws problem `not_found` */
export const readToken = async (env: Env, caller: Caller, id: string): Promise<Token> => {
  const token = await findToken(env, caller, id);
  if (!token) throw problem('not_found');
  return token;
};

const tokenShape = (
  { sha256: _, allCompanies, ...record }: typeof accessToken.$inferSelect,
  grants: (typeof tokenGrant.$inferSelect)[],
): Token => ({
  ...record,
  companies: allCompanies
    ? 'all'
    : grants.filter(({ tokenId }) => tokenId === record.id).map((g) => g.companyId),
});

/** @throws problem `not_found` */
export const revokeToken = async (env: Env, caller: Caller, id: string): Promise<void> => {
  const by = { id: caller.id, name: caller.name };
  const db = directoryOf(env);
  const [[revoked]] = await db.batch([
    db
      .update(accessToken)
      .set({ revokedAt: new Date().toISOString(), revokedBy: by })
      .where(and(reachedToken(caller), eq(accessToken.id, id), isNull(accessToken.revokedAt)))
      .returning({ id: accessToken.id }),
    trailIfChanged(env, { by, action: 'token.revoked', tokenId: id, details: {} }),
  ]);
  if (!revoked) throw problem('not_found');
};
