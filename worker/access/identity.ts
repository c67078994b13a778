// What an issuer says of a person: its keys, the code exchanged for an ID token, and the token held against all that
// could be wrong with it (OpenID Connect Core 3.1.3.7).
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as oauth from 'oauth4webapi';
import { remembered } from '../isolate.ts';
import { logError } from '../log.ts';
import { problem, problemIn } from '../problem.ts';
import type { Issuer, Rule } from './issuers.ts';

/** Milliseconds between two fetches of keys for one that is not known: who sends made-up ones fetches nothing. */
export const cooldownMs = 30_000;
const keptMs = 600_000;
const waitMs = 10_000;
/** Seconds that clocks may differ. */
const tolerance = 60;

export interface Identity {
  issuer: string;
  subject: string;
  name: string;
  /** Null unless the issuer answers for it. */
  email: string | null;
  groups: string[];
}

interface Known {
  server: oauth.AuthorizationServer;
  keys: ReturnType<typeof createRemoteJWKSet>;
  until: number;
}
const known = remembered(() => new Map<string, Known>());

const requestOptions = ({ issuer }: Issuer) => ({
  [oauth.allowInsecureRequests]: new URL(issuer).protocol === 'http:',
  signal: () => AbortSignal.timeout(waitMs),
});

/** @throws problems `issuer_unreachable`, `sign_in_refused`; what came in between is in the log */
const asked = async <T>(
  { id, name }: Issuer,
  code: 'issuer_unreachable' | 'sign_in_refused',
  work: () => Promise<T>,
) => {
  try {
    return await work();
  } catch (error) {
    if (problemIn(error)) throw error;
    logError('sign_in.failed', error, { issuer: id, code });
    throw problem(code, { issuer: name });
  }
};

/** The issuer's own description of itself, and its keys. */
export const serverOf = (issuer: Issuer): Promise<Known> =>
  asked(issuer, 'issuer_unreachable', async () => {
    const cached = known.now.get(issuer.issuer);
    if (cached && cached.until > Date.now()) return cached;
    const address = new URL(issuer.issuer);
    const answer = await oauth.discoveryRequest(address, { algorithm: 'oidc', ...requestOptions(issuer) });
    const server = await oauth.processDiscoveryResponse(address, answer);
    const { jwks_uri: keysAt, authorization_endpoint: begin, token_endpoint: exchange } = server;
    if (!keysAt || !begin || !exchange) throw new Error('its description lacks an endpoint');
    for (const one of [keysAt, begin, exchange])
      if (new URL(one).protocol !== address.protocol && new URL(one).protocol !== 'https:')
        throw new Error(`${one} is not https`);
    // Keys that are known stay: a new description is no way around the cooldown.
    const keys =
      cached?.server.jwks_uri === keysAt
        ? cached.keys
        : createRemoteJWKSet(new URL(keysAt), {
            cooldownDuration: cooldownMs,
            cacheMaxAge: keptMs,
            timeoutDuration: waitMs,
          });
    const fresh = { server, keys, until: Date.now() + keptMs };
    known.now.set(issuer.issuer, fresh);
    return fresh;
  });

/**
 * @param parameters `code`, `state` and perhaps `iss`, as they came back
 * @throws problems `issuer_unreachable`, `sign_in_refused`
 */
export const identityOf = async (
  issuer: Issuer,
  parameters: URLSearchParams,
  { redirectUri, verifier, nonce }: { redirectUri: string; verifier: string; nonce: string },
): Promise<Identity> => {
  const { server, keys } = await serverOf(issuer);
  return asked(issuer, 'sign_in_refused', async () => {
    const client: oauth.Client = { client_id: issuer.clientId };
    const auth = issuer.secret === null ? oauth.None() : oauth.ClientSecretPost(issuer.secret);
    const back = oauth.validateAuthResponse(server, client, parameters, parameters.get('state')!);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      back,
      redirectUri,
      verifier,
      requestOptions(issuer),
    );
    const body: { id_token?: unknown } = answer.ok ? await answer.json() : {};
    if (typeof body.id_token !== 'string') throw new Error(`no ID token (${answer.status})`);
    const { payload } = await jwtVerify(body.id_token, keys, {
      issuer: issuer.issuer,
      audience: issuer.clientId,
      algorithms: issuer.algorithms,
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
      maxTokenAge: `${waitMs / 1_000 + 600} s`,
      clockTolerance: tolerance,
    });
    if (payload['nonce'] !== nonce) throw new Error('another nonce');
    const isForMany = Array.isArray(payload.aud) && payload.aud.length > 1;
    const party = payload['azp'];
    if ((isForMany || party !== undefined) && party !== issuer.clientId) throw new Error('for another party');
    return personIn(issuer, payload);
  });
};

/** But for two signs that would become letters of ASCII, the Kelvin sign and I with a dot: they are another's address. */
const inLowerCase = (text: string) => text.replaceAll(/[^\u0130\u212a]+/g, (run) => run.toLowerCase());

const personIn = (issuer: Issuer, payload: JWTPayload): Identity => {
  const text = (claim: string) => (typeof payload[claim] === 'string' ? payload[claim] : null);
  const isSure = payload['email_verified'] === true || issuer.trustsEmail;
  const email = isSure ? (text('email') ?? (issuer.trustsEmail ? text('preferred_username') : null)) : null;
  const groups = payload[issuer.groups];
  return {
    issuer: issuer.id,
    subject: payload.sub!,
    name: (text('name') ?? email ?? payload.sub!).slice(0, 100),
    email: email === null ? null : inLowerCase(email),
    groups: Array.isArray(groups) ? groups.filter((one) => typeof one === 'string') : [],
  };
};

/** The first rule that fits the person; null where none does. */
export const ruleFor = ({ rules }: Issuer, { email, groups }: Identity): Rule | null =>
  rules.find(
    (rule) =>
      (rule.email === undefined || inLowerCase(rule.email) === email) &&
      (rule.domain === undefined || (email !== null && email.endsWith(`@${inLowerCase(rule.domain)}`))) &&
      (rule.group === undefined || groups.includes(rule.group)),
  ) ?? null;
