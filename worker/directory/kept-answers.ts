// The answers to requests with an `Idempotency-Key`: the key is claimed before anything is done, and the answer kept.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { directoryOf } from '../db/find.ts';
import { idempotentAnswer as table } from '../db/directory.ts';
import type { Env } from '../env.ts';

/** Milliseconds after which a claim without an answer counts as abandoned: its worker was stopped half-way. */
const abandonedMs = 120_000;
const keptDays = 7;
/** Answers deleted in one round of the sweep. */
const atATime = 1_000;

export interface Claim {
  tokenId: string;
  key: string;
  /** Hash of the request: the same key must mean the same. */
  request: string;
  claimedAt: number;
}
type Kept = typeof table.$inferSelect;
type Directory = Pick<Env, 'DIRECTORY'>;

const keyOf = ({ tokenId, key }: Claim) => and(eq(table.tokenId, tokenId), eq(table.key, key));
/** Not a claim that another has taken over meanwhile. */
const claimOf = (claim: Claim) =>
  and(keyOf(claim), isNull(table.status), eq(table.claimedAt, claim.claimedAt));

/** When a request with the key was first begun; null when the key has an answer or is being worked with. */
export const claimKey = (env: Directory, { tokenId, key, request, claimedAt }: Claim) =>
  env.DIRECTORY.prepare(
    `INSERT INTO idempotent_answer (token_id, key, request, claimed_at, begun_at) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT DO UPDATE SET claimed_at = excluded.claimed_at
     WHERE idempotent_answer.status IS NULL AND idempotent_answer.claimed_at < ?5 AND idempotent_answer.request = ?3
     RETURNING begun_at AS begunAt`,
  )
    .bind(tokenId, key, request, claimedAt, claimedAt - abandonedMs)
    .first<{ begunAt: number }>();

export const readKept = async (env: Directory, claim: Claim): Promise<Kept | undefined> =>
  (await directoryOf(env).select().from(table).where(keyOf(claim)))[0];

export const keepAnswer = async (
  env: Directory,
  claim: Claim,
  answer: Pick<Kept, 'status' | 'headers' | 'body' | 'content'>,
): Promise<void> => {
  await directoryOf(env).update(table).set(answer).where(keyOf(claim));
};

/** The same request may be tried again at once, and no other. */
export const freeKey = async (env: Directory, claim: Claim): Promise<void> => {
  await directoryOf(env).update(table).set({ claimedAt: 0 }).where(claimOf(claim));
};

/** Nothing was done under the key: it may be used for any request. */
export const releaseKey = async (env: Directory, claim: Claim): Promise<void> => {
  await directoryOf(env).delete(table).where(claimOf(claim));
};

/** One round of the sweep. */
export const sweepAnswers = async (env: Directory): Promise<void> => {
  const before = Date.now() - keptDays * 86_400_000;
  await directoryOf(env)
    .delete(table)
    .where(
      sql`(${table.tokenId}, ${table.key}) IN (SELECT token_id, key FROM idempotent_answer WHERE begun_at < ${before} LIMIT ${atATime})`,
    );
};
