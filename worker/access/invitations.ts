// Invitations: made by an administrator, good for one exchange within some hours, into a token of the one they name.
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Grants, Role, Token } from '../../shared/contract/access.ts';
import type { Invitation, InvitationPreview } from '../../shared/contract/people.ts';
import { isSecret, newSecret } from '../../shared/secret.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, invitation as table, tokenGrant } from '../db/directory.ts';
import { newId } from '../db/id.ts';
import type { Making } from '../db/making.ts';
import { trailIfChanged, trailLine } from '../directory/trail.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import type { Caller } from './caller.ts';
import { covers } from './guard.ts';
import { reachedInvitation } from './reach.ts';
import { refuseUnknown } from './tokens.ts';

const [hourMs, dayMs] = [3_600_000, 86_400_000];

/** Path of the page that the link leads to. */
export const invitationPath = '/invitation';

const shapeOf = ({ sha256: _, ...rest }: typeof table.$inferSelect): Invitation => rest;

/**
 * Made again by the same request, it gets another link: nobody has seen the first.
 * @param origin of this service
 * @throws problems `grant_required`, `unknown_companies`
 */
export const createInvitation = async (
  env: Env,
  caller: Caller,
  making: Making,
  item: { name: string; role: Role; companies: Grants; tokenDays: number; hours: number },
  origin: string,
): Promise<Invitation> => {
  if (!(await covers(env, caller, item.companies))) throw problem('grant_required');
  await refuseUnknown(env, item.companies);
  const secret = newSecret('invitation');
  const sha256 = await sha256Hex(secret);
  const { hours, ...rest } = item;
  const record = {
    id: making.id('inv'),
    ...rest,
    companies: item.companies === 'all' ? item.companies : [...new Set(item.companies)],
    createdAt: making.createdAt,
    expiresAt: new Date(Date.parse(making.createdAt) + hours * hourMs).toISOString(),
    createdBy: { id: caller.id, name: caller.name },
    acceptedAt: null,
    tokenId: null,
    revokedAt: null,
    revokedBy: null,
  };
  const { id, name, role, expiresAt } = record;
  const db = directoryOf(env);
  await db.batch([
    db
      .insert(table)
      .values({ ...record, sha256 })
      .onConflictDoUpdate({ target: table.id, set: { sha256 } }),
    trailLine(env, {
      by: caller,
      action: 'invitation.created',
      details: { id, name, role, expiresAt },
      once: `invited:${id}`,
    }),
  ]);
  return { ...record, link: `${origin}${invitationPath}#${secret}` };
};

/** Newest first, those that reach no further than the caller. */
export const listInvitations = async (
  env: Env,
  caller: Caller,
  before: string | null,
  limit: number,
): Promise<Invitation[]> => {
  const found = await directoryOf(env)
    .select()
    .from(table)
    .where(and(reachedInvitation(caller), before ? lt(table.id, before) : undefined))
    .orderBy(desc(table.id))
    .limit(limit + 1);
  return found.map(shapeOf);
};

/** @throws problem `not_found` */
export const revokeInvitation = async (env: Env, caller: Caller, id: string): Promise<void> => {
  const by = { id: caller.id, name: caller.name };
  const db = directoryOf(env);
  const [[revoked]] = await db.batch([
    db
      .update(table)
      .set({ revokedAt: new Date().toISOString(), revokedBy: by })
      .where(
        and(reachedInvitation(caller), eq(table.id, id), isNull(table.revokedAt), isNull(table.acceptedAt)),
      )
      .returning({ id: table.id }),
    trailIfChanged(env, { by, action: 'invitation.revoked', details: { id } }),
  ]);
  if (!revoked) throw problem('not_found');
};

/**
 * Of whoever holds it, which nobody guesses: what has become of it is theirs to know.
 * @throws problems `invitation_unknown`, `invitation_used`, `invitation_revoked`, `invitation_expired`
 */
const goodInvitation = async (env: Env, secret: string, at: string): Promise<typeof table.$inferSelect> => {
  if (!isSecret('invitation', secret)) throw problem('invitation_unknown');
  const [found] = await directoryOf(env)
    .select()
    .from(table)
    .where(eq(table.sha256, await sha256Hex(secret)));
  if (!found) throw problem('invitation_unknown');
  const by = { invitedBy: found.createdBy.name };
  if (found.acceptedAt !== null) throw problem('invitation_used', by);
  if (found.revokedAt !== null) throw problem('invitation_revoked', by);
  if (found.expiresAt <= at) throw problem('invitation_expired', by);
  return found;
};

/**
 * What it offers; it is as good afterwards.
 * @throws as `acceptInvitation`
 */
export const previewInvitation = async (env: Env, secret: string): Promise<InvitationPreview> => {
  const found = await goodInvitation(env, secret, new Date().toISOString());
  const { name, role, companies, tokenDays, expiresAt, createdBy } = found;
  const companyCount = companies === 'all' ? null : companies.length;
  return { name, role, companyCount, tokenDays, expiresAt, invitedBy: createdBy.name };
};

/**
 * Exchanges it, once.
 * @throws problems `invitation_unknown`, `invitation_used`, `invitation_revoked`, `invitation_expired`
 */
export const acceptInvitation = async (env: Env, secret: string): Promise<Token> => {
  const db = directoryOf(env);
  const now = Date.now();
  const at = new Date(now).toISOString();
  const found = await goodInvitation(env, secret, at);
  const { id: invitationId, name, role, companies, createdBy } = found;
  const token = newSecret('token');
  const id = newId('token', now);
  const accepted = sql`SELECT 1 FROM invitation WHERE id = ${invitationId} AND token_id = ${id}`;
  const expiresAt = new Date(now + found.tokenDays * dayMs).toISOString();
  const [[gotThrough]] = await db.batch([
    // Of two who come at once one gets through.
    db
      .update(table)
      .set({ acceptedAt: at, tokenId: id })
      .where(and(eq(table.id, invitationId), isNull(table.acceptedAt), isNull(table.revokedAt)))
      .returning({ id: table.id }),
    db.insert(accessToken).select(
      sql`SELECT ${id}, ${await sha256Hex(token)}, ${name}, ${role}, ${companies === 'all' ? 1 : 0}, ${at}, ${expiresAt}, NULL,
          ${JSON.stringify(createdBy)}, NULL, 'token', NULL, NULL WHERE EXISTS (${accepted})`,
    ),
    trailIfChanged(env, {
      by: { id, name },
      action: 'invitation.accepted',
      tokenId: id,
      details: { id: invitationId, invitedBy: createdBy },
    }),
    db
      .insert(tokenGrant)
      .select(
        sql`SELECT ${id}, value FROM json_each(${JSON.stringify(companies === 'all' ? [] : companies)}) WHERE EXISTS (${accepted})`,
      ),
  ]);
  if (!gotThrough) throw problem('invitation_used', { invitedBy: createdBy.name });
  return {
    id,
    kind: 'token',
    name,
    role,
    companies,
    createdAt: at,
    expiresAt,
    lastUsedAt: null,
    createdBy,
    revokedAt: null,
    revokedBy: null,
    replacedBy: null,
    token,
  };
};
