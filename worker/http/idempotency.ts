// `Idempotency-Key` on a POST: the first answer is kept, and given again to the same request from the same token.
import { and, eq } from 'drizzle-orm';
import { createMiddleware } from 'hono/factory';
import { directoryOf } from '../db/find.ts';
import { idempotentAnswer as table } from '../db/directory.ts';
import { sha256Hex } from '../sha256.ts';
import { problem } from '../problem.ts';
import type { AppEnv } from './context.ts';
import { freshMaking, makingOf } from '../db/making.ts';

/** Milliseconds after which a claim without an answer counts as abandoned: its worker was stopped half-way. */
const abandonedMs = 120_000;
const keptHeaders = ['content-type', 'content-language', 'location', 'etag'];

/** A new token is shown once, in its first answer; what is kept of that answer does not hold it. */
const withoutSecret = (body: string): string => {
  if (!body.includes('"token":"')) return body;
  const { token: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(rest);
};

const joined = (callerId: string, key: string) => `${callerId}:${key}`;
/** Token and key as one, under which a job remembers the request that made it; null without a key. */
export const requestKeyOf = (callerId: string, key: string | undefined): string | null =>
  key ? joined(callerId, key) : null;

export const idempotency = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header('Idempotency-Key');
  if (c.req.method !== 'POST') return next();
  if (!key) {
    c.set('making', freshMaking());
    return next();
  }
  if (key.length > 200) throw problem('invalid_request', { errors: 'Idempotency-Key > 200' });
  const tokenId = c.get('caller').id;
  const db = directoryOf(c.env);
  const mine = and(eq(table.tokenId, tokenId), eq(table.key, key));
  const url = new URL(c.req.url);
  const isJson = c.req.header('Content-Type')?.includes('json') ?? false;
  const request = await sha256Hex(
    `${url.pathname}${url.search}\n${isJson ? await c.req.raw.clone().text() : ''}`,
  );
  const now = Date.now();

  const claimed = await c.env.DIRECTORY.prepare(
    `INSERT INTO idempotent_answer (token_id, key, request, claimed_at, begun_at) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT DO UPDATE SET claimed_at = excluded.claimed_at
     WHERE idempotent_answer.status IS NULL AND idempotent_answer.claimed_at < ?5 AND idempotent_answer.request = ?3
     RETURNING begun_at AS begunAt`,
  )
    .bind(tokenId, key, request, now, now - abandonedMs)
    .first<{ begunAt: number }>();
  if (!claimed) {
    const [kept] = await db.select().from(table).where(mine);
    if (kept && kept.request !== request) throw problem('idempotency_key_reused');
    if (!kept || kept.status === null) throw problem('idempotency_in_progress');
    return new Response(kept.body, {
      status: kept.status,
      headers: { ...kept.headers, 'idempotency-replayed': 'true' },
    });
  }
  c.set('making', await makingOf(joined(tokenId, key), claimed.begunAt));
  await next();
  // A failure of ours, and a conflict that may pass, are not answers to keep: the same request may be tried again.
  if (c.res.status >= 500 || c.res.status === 409) {
    await db.update(table).set({ claimedAt: 0 }).where(mine);
    return;
  }
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => [[name, c.res.headers.get(name)]]).filter(([, v]) => v),
  );
  await db
    .update(table)
    .set({ status: c.res.status, headers, body: withoutSecret(await c.res.clone().text()) })
    .where(mine);
});
