// A token is exchanged for another that may do the same, and the former goes on for a while: scripts change over without
// a gap. What is exchanged once is not exchanged again.
import { sql } from 'drizzle-orm';
import type { Token } from '../../shared/contract/access.ts';
import { newSecret } from '../../shared/secret.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, tokenGrant } from '../db/directory.ts';
import type { Making } from '../db/making.ts';
import { trailIfChanged } from '../directory/trail.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import type { Caller } from './caller.ts';
import { findToken, readToken } from './tokens.ts';

const hourMs = 3_600_000;

/** Of the new token: said, or as long as the former was made to last. */
const expiryOf = ({ createdAt, expiresAt }: Token, said: string | undefined, now: number): string | null => {
  if (said !== undefined) return said;
  if (expiresAt === null) return null;
  return new Date(now + Date.parse(expiresAt) - Date.parse(createdAt)).toISOString();
};

/** @throws problems `not_found`, `token_ended`, `already_expired` */
export const rotateToken = async (
  env: Env,
  caller: Caller,
  making: Making,
  id: string,
  { overlapHours, expiresAt: said }: { overlapHours: number; expiresAt?: string | undefined },
): Promise<Token> => {
  const former = await readToken(env, caller, id);
  const now = Date.parse(making.createdAt);
  const nextId = making.id('token');
  const over = former.expiresAt !== null && Date.parse(former.expiresAt) <= Date.now();
  const isEnded =
    former.revokedAt !== null || former.kind !== 'token' || (former.replacedBy ?? nextId) !== nextId;
  // What was exchanged by this very request may have ended by it.
  if (isEnded || (over && former.replacedBy === null)) throw problem('token_ended', { name: former.name });
  if (said && Date.parse(said) <= Date.now()) throw problem('already_expired', { expiresAt: said });
  const by = { id: caller.id, name: caller.name };
  const expiresAt = former.replacedBy === null ? expiryOf(former, said, now) : undefined;
  const until = new Date(now + overlapHours * hourMs).toISOString();
  const token = newSecret('token');
  const sha256 = await sha256Hex(token);
  const live = sql`id = ${id} AND revoked_at IS NULL AND (replaced_by IS NULL OR replaced_by = ${nextId})`;
  const db = directoryOf(env);
  await db.batch([
    // Made again by the same request it gets another secret: nobody has seen the first.
    db
      .insert(accessToken)
      .select(
        sql`SELECT ${nextId}, ${sha256}, name, role, all_companies, ${making.createdAt}, ${expiresAt ?? null}, NULL,
          ${JSON.stringify(by)}, NULL, 'token', NULL, NULL FROM access_token WHERE ${live}`,
      )
      .onConflictDoUpdate({ target: accessToken.id, set: { sha256 } }),
    db
      .insert(tokenGrant)
      .select(
        sql`SELECT ${nextId}, company_id FROM token_grant
          WHERE token_id = ${id} AND EXISTS (SELECT 1 FROM access_token WHERE id = ${nextId})`,
      )
      .onConflictDoNothing(),
    db
      .update(accessToken)
      .set({ replacedBy: nextId, expiresAt: sql`min(coalesce(expires_at, ${until}), ${until})` })
      .where(sql`${live} AND EXISTS (SELECT 1 FROM access_token WHERE id = ${nextId})`),
    trailIfChanged(env, {
      by,
      action: 'token.rotated',
      tokenId: id,
      details: { name: former.name, replacedBy: nextId, until },
      once: `rotated:${nextId}`,
    }),
  ]);
  const made = await findToken(env, caller, nextId);
  // Another exchanged or revoked it meanwhile.
  if (!made) throw problem('token_ended', { name: former.name });
  return { ...made, token };
};
