// Signing in with an account of one's own: begun by whoever keeps a verifier to themselves (PKCE), gone through at the
// issuer in a browser, and exchanged by the same for a session. The issuer answers to the extension's own address; this
// service sends nobody anywhere.
import { eq, lt, sql } from 'drizzle-orm';
import type { Token } from '../../shared/contract/access.ts';
import { newSecret } from '../../shared/secret.ts';
import { cleanText } from '../../shared/clean-text.ts';
import { directoryOf } from '../db/find.ts';
import { accessToken, personSignIn as table, tokenGrant } from '../db/directory.ts';
import { newId } from '../db/id.ts';
import { trailIfChanged, trailLine } from '../directory/trail.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import type { Caller } from './caller.ts';
import { identityOf, ruleFor, serverOf, type Identity } from './identity.ts';
import { issuerOf, type Issuer, type Rule } from './issuers.ts';

const lifeMs = 600_000;
const hourMs = 3_600_000;

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const challengeOf = async (verifier: string) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** @throws problems `issuer_unknown`, `redirect_refused`, `issuer_unreachable`, `sign_in_not_set_up` */
export const startSignIn = async (
  env: Env,
  {
    issuer: id,
    redirectUri,
    challenge,
    silent,
  }: { issuer: string; redirectUri: string; challenge: string; silent: boolean },
) => {
  const issuer = issuerOf(env, id);
  if (!issuer.redirects.includes(redirectUri)) throw problem('redirect_refused', { issuer: id, redirectUri });
  const { server } = await serverOf(issuer);
  const [state, nonce, expiresAt] = [randomText(), randomText(), Date.now() + lifeMs];
  const db = directoryOf(env);
  await db.batch([
    db.delete(table).where(lt(table.expiresAt, Date.now())),
    db
      .insert(table)
      .values({ state: await sha256Hex(state), issuer: id, redirectUri, challenge, nonce, expiresAt }),
  ]);
  const address = new URL(server.authorization_endpoint!);
  const asked = {
    response_type: 'code',
    client_id: issuer.clientId,
    redirect_uri: redirectUri,
    scope: issuer.scopes,
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(silent ? { prompt: 'none' } : {}),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return { address: address.href, state, expiresAt: new Date(expiresAt).toISOString() };
};

/**
 * What came back from the issuer, from the one who began: used once, whatever comes of it.
 * @throws problems `session_unknown`, `sign_in_refused`, `person_without_access`, `issuer_unreachable`
 */
export const exchangeSignIn = async (
  env: Env,
  { state, code, iss, verifier }: { state: string; code: string; iss?: string | undefined; verifier: string },
): Promise<Token> => {
  const [begun] = await directoryOf(env)
    .delete(table)
    .where(eq(table.state, await sha256Hex(state)))
    .returning();
  const isTheirs =
    begun && begun.expiresAt >= Date.now() && begun.challenge === (await challengeOf(verifier));
  if (!isTheirs) throw problem('session_unknown');
  const issuer = issuerOf(env, begun.issuer);
  const { redirectUri, nonce } = begun;
  const parameters = new URLSearchParams({ state, code, ...(iss === undefined ? {} : { iss }) });
  const person = await identityOf(issuer, parameters, { redirectUri, verifier, nonce });
  const rule = ruleFor(issuer, person);
  if (!rule) return refuse(env, person);
  return beginSession(env, issuer, person, rule);
};

/** Name and address, as receipts and trails tell them. */
const shownName = ({ name, email }: Identity) =>
  cleanText(email === null || email === name ? name : `${name} <${email}>`) || '–';
const actorOf = (person: Identity) => ({ id: `${person.issuer}:${person.subject}`, name: shownName(person) });

const refuse = async (env: Env, person: Identity): Promise<never> => {
  const by = actorOf(person);
  const once = `without-access:${by.id}:${Math.floor(Date.now() / hourMs)}`;
  await trailLine(env, { by, action: 'session.refused', details: { issuer: person.issuer }, once });
  throw problem('person_without_access', { person: by.name });
};

const beginSession = async (
  env: Env,
  issuer: Issuer,
  person: Identity,
  { role, companies }: Rule,
): Promise<Token> => {
  const now = Date.now();
  const by = actorOf(person);
  const token = newSecret('session');
  const record = {
    id: newId('token', now),
    kind: 'session' as const,
    name: by.name,
    role,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + issuer.sessionHours * hourMs).toISOString(),
    revokedAt: null,
    createdBy: by,
    revokedBy: null,
    lastUsedAt: null,
    replacedBy: null,
  };
  const db = directoryOf(env);
  await db.batch([
    db
      .insert(accessToken)
      .values({ ...record, sha256: await sha256Hex(token), allCompanies: companies === 'all' }),
    db
      .insert(tokenGrant)
      .select(
        sql`SELECT ${record.id}, value FROM json_each(${JSON.stringify(companies === 'all' ? [] : [...new Set(companies)])})`,
      ),
    trailLine(env, {
      by,
      action: 'session.began',
      tokenId: record.id,
      details: { issuer: issuer.id, role, expiresAt: record.expiresAt },
    }),
  ]);
  return { ...record, companies, token };
};

/** Of the caller's own session; one who has a token of another kind has nothing to end. */
export const endSession = async (env: Env, { id, name }: Caller): Promise<void> => {
  const by = { id, name };
  const db = directoryOf(env);
  await db.batch([
    db
      .update(accessToken)
      .set({ revokedAt: new Date().toISOString(), revokedBy: by })
      .where(sql`id = ${id} AND kind = 'session' AND revoked_at IS NULL`),
    trailIfChanged(env, { by, action: 'session.ended', tokenId: id, details: {} }),
  ]);
};
