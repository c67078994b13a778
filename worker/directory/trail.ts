// The directory's trail: what was done to tokens and companies, written in the batch of what it tells of, and what was
// refused. Refusals are one line an hour for each token, company and code: nobody fills the database by being refused.
import { desc, lt, and, sql, type SQL } from 'drizzle-orm';
import type { TrailEntry } from '../../shared/contract/access.ts';
import type { Caller } from '../access/caller.ts';
import { reachedCompany, reachedToken } from '../access/reach.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, trail } from '../db/directory.ts';
import type { Env } from '../env.ts';

export interface TrailLine {
  by: Pick<Caller, 'id' | 'name'>;
  /** `noun.verb`; `refused` for an act that was not done. */
  action: string;
  companyId?: string | null;
  tokenId?: string | null;
  details: Record<string, unknown>;
  /** A line of the same is written once. */
  once?: string;
}

const insert = (env: Env, { by, action, companyId, tokenId, details, once }: TrailLine, condition: string) =>
  directoryOf(env)
    .insert(trail)
    .select(
      sql`SELECT NULL, ${companyId ?? null}, ${tokenId ?? null}, ${new Date().toISOString()},
        ${JSON.stringify({ id: by.id, name: by.name })}, ${action}, ${JSON.stringify(details)}, ${once ?? null}
        WHERE ${sql.raw(condition)}`,
    )
    .onConflictDoNothing();

/** The statement that adds a line. */
export const trailLine = (env: Env, line: TrailLine) => insert(env, line, 'true');

/** The same, for a batch: the line is added only if the statement before it changed something. */
export const trailIfChanged = (env: Env, line: TrailLine) => insert(env, line, 'changes() > 0');

const hourMs = 3_600_000;

/** An act that was refused, by whom and why. */
export const trailRefusal = async (
  env: Env,
  by: Caller,
  refusal: { code: string; method: string; path: string; companyId: string | null },
): Promise<void> => {
  const { companyId, ...details } = refusal;
  const hour = Math.floor(Date.now() / hourMs);
  const once = `refused:${by.id}:${companyId ?? ''}:${refusal.code}:${hour}`;
  await trailLine(env, { by, action: 'refused', companyId, details, once });
};

/** Newest first, of what the caller reaches and did; `before` is the id that the last page ended with. */
export const listTrail = async (
  env: Env,
  caller: Caller,
  before: number | null,
  limit: number,
): Promise<TrailEntry[]> => {
  const tokens = directoryOf(env)
    .select({ id: accessToken.id })
    .from(accessToken)
    .where(reachedToken(caller));
  const earlier = before === null ? sql`` : sql`AND ${trail.id} < ${before}`;
  // Each of them by an index of its own: `OR` would walk through what others reach.
  const newest = (condition: SQL) =>
    sql`SELECT * FROM (SELECT ${trail.id} FROM ${trail} WHERE ${condition} ${earlier} ORDER BY ${trail.id} DESC LIMIT ${limit + 1})`;
  const reached =
    caller.companies === 'all'
      ? undefined
      : sql`${trail.id} IN (${newest(sql`${reachedCompany(caller, trail.companyId)}`)}
          UNION ALL ${newest(sql`${trail.tokenId} IN ${tokens}`)}
          UNION ALL ${newest(sql`${trail.actor} ->> 'id' = ${caller.id}`)})`;
  const found = await directoryOf(env)
    .select()
    .from(trail)
    .where(and(reached, before === null ? undefined : lt(trail.id, before)))
    .orderBy(desc(trail.id))
    .limit(limit + 1);
  return found.map(({ id, once: _, ...entry }) => ({ id: String(id), ...entry }));
};
