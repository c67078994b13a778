// The first administrator: a token whose hash the deployment is given, so that there is somebody to make the others. It
// ends when another administrator of all companies can do the same, comes back when none can, and its use is told.
import { trailLine } from '../directory/trail.ts';
import type { Env } from '../env.ts';
import { remembered } from '../isolate.ts';
import { consoleLog, logError } from '../log.ts';
import { problem } from '../problem.ts';
import type { Caller } from './caller.ts';

const firstAdministrator: Caller = {
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

const hourMs = 3_600_000;
/** The hour whose line this isolate has seen to. */
const notedHour = remembered(() => 0);

/** One line in the trail an hour. */
const note = async (env: Env) => {
  const hour = Math.floor(Date.now() / hourMs);
  if (hour === notedHour.now) return;
  const line = { by: firstAdministrator, action: 'bootstrap.used', details: {}, once: `bootstrap:${hour}` };
  // Where it is meant to be used, a warning would be one too many.
  if (env.BOOTSTRAP_TOKEN_STAYS !== 'true') consoleLog('warn', 'bootstrap.used', {});
  await trailLine(env, line).then(
    () => (notedHour.now = hour),
    (error: unknown) => logError('bootstrap.use_not_noted', error),
  );
};

const anotherCan = async (env: Env) => {
  const found = await env.DIRECTORY.prepare(
    `SELECT 1 FROM access_token WHERE role = 'admin' AND all_companies = 1 AND kind = 'token' AND revoked_at IS NULL
     AND (expires_at IS NULL OR expires_at > ?1) LIMIT 1`,
  )
    .bind(new Date().toISOString())
    .first();
  return found !== null;
};

/**
 * @returns null where the token is another
 * @throws problem `bootstrap_ended`
 */
export const isFirstAdministrator = async (env: Env, sha256: string): Promise<Caller | null> => {
  const { BOOTSTRAP_TOKEN_SHA256: expected, BOOTSTRAP_TOKEN_STAYS: stays } = env;
  if (!expected || !sameHex(sha256, expected.toLowerCase())) return null;
  if (stays !== 'true' && (await anotherCan(env))) throw problem('bootstrap_ended');
  await note(env);
  return firstAdministrator;
};
