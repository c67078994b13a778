// `Idempotency-Key` on a POST: what it made is made once. The answer is kept, and given again to the same request from
// the same token; an answer that says that nothing was done is not kept, and leaves the key free.
import type { Context, Next } from 'hono';
import { freshMaking, makingOf } from '../db/making.ts';
import {
  claimKey,
  freeKey,
  keepAnswer,
  readKept,
  releaseKey,
  type Claim,
} from '../directory/kept-answers.ts';
import { hasContent } from '../ledger/archive/content.ts';
import { logError } from '../log.ts';
import { problem } from '../problem.ts';
import type { AppEnv } from './context.ts';

const keptHeaders = ['content-type', 'content-language', 'location', 'etag'];

/** A new token or invitation is shown once, in its first answer; what is kept of that answer does not hold it. */
const withoutSecret = (body: string): string => {
  if (!/\btom[is]?_[0-9A-Za-z]{49}\b/.test(body)) return body;
  const { token: _, link: __, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(rest);
};

/**
 * @param request hash of all that was asked for, but for a file that is still to come: it is compared by its content
 * @throws problems `invalid_idempotency_key`, `idempotency_key_reused`
 */
export const once = async (c: Context<AppEnv>, next: Next, request: string): Promise<Response | void> => {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined) {
    c.set('making', freshMaking());
    c.set('requestKey', null);
    return next();
  }
  if (!/^[ -~]{1,200}$/.test(key)) throw problem('invalid_idempotency_key');
  const tokenId = c.get('caller').id;
  const claim: Claim = { tokenId, key, request, claimedAt: Date.now() };
  const claimed = await claimKey(c.env, claim);
  if (!claimed) return answerAgain(c, claim);
  c.set('making', await makingOf(`${tokenId}:${key}`, claimed.begunAt));
  c.set('requestKey', `${tokenId}:${key}:${request}`);
  await next();
  // What is done is done: whatever goes wrong with the key is no reason to say that it is not.
  await settle(c, claim, claimed.begunAt).catch((error: unknown) => {
    logError('answer.not_kept', error, { requestId: c.get('requestId') });
  });
};

const settle = async (c: Context<AppEnv>, claim: Claim, begunAt: number): Promise<void> => {
  const { status, headers } = c.res;
  // A failure of ours may have made something: the same request is to find it. So may an earlier try.
  if (status >= 500 || (status >= 400 && begunAt !== claim.claimedAt)) return freeKey(c.env, claim);
  if (status >= 400) return releaseKey(c.env, claim);
  await keepAnswer(c.env, claim, {
    status,
    headers: Object.fromEntries(
      keptHeaders.flatMap((name) => [[name, headers.get(name)]]).filter(([, value]) => value),
    ),
    body: withoutSecret(await c.res.clone().text()),
    content: c.get('content') ?? null,
  });
};

const answerAgain = async (c: Context<AppEnv>, claim: Claim): Promise<Response> => {
  const kept = await readKept(c.env, claim);
  if (kept && kept.request !== claim.request) throw problem('idempotency_key_reused');
  if (!kept || kept.status === null) throw problem('idempotency_in_progress');
  const { content, status, headers, body } = kept;
  const encoding = c.req.header('Content-Encoding') ?? null;
  if (content && !(await hasContent(c.req.raw.body, encoding, content)))
    throw problem('idempotency_key_reused');
  return new Response(body, { status, headers: { ...headers, 'idempotency-replayed': 'true' } });
};
