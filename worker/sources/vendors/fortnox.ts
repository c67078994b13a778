// Fortnox, by a sign-in that its user gives: a token of an hour, and one of a month that renews it once.
import * as oauth from 'oauth4webapi';
import { problem } from '../../problem.ts';
import { jsonOf, sieOf } from '../answers.ts';
import type { Answer, Door } from '../door.ts';
import { sourceNames } from '../names.ts';
import { tokenOf } from '../oauth.ts';
import type { TokenKeeper, Tokens } from '../rotation.ts';
import { at, yearsIn, type Vendor } from '../vendor.ts';

export interface FortnoxClient {
  clientId: string;
  clientSecret: string;
}

const name = sourceNames.fortnox;
const server = {
  issuer: 'https://apps.fortnox.se',
  authorization_endpoint: 'https://apps.fortnox.se/oauth-v1/auth',
  token_endpoint: 'https://apps.fortnox.se/oauth-v1/token',
};
const base = 'https://api.fortnox.se/3';

/** @throws problem `fortnox_not_set_up` */
export const fortnoxClient = (env: {
  FORTNOX_CLIENT_ID?: string;
  FORTNOX_CLIENT_SECRET?: string;
}): FortnoxClient => {
  const { FORTNOX_CLIENT_ID: clientId, FORTNOX_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) throw problem('fortnox_not_set_up');
  return { clientId, clientSecret };
};

/** Where the user lets us in. */
export const fortnoxSignIn = ({ clientId }: FortnoxClient, redirectUri: string, state: string): string => {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'bookkeeping',
    state,
    access_type: 'offline',
    response_type: 'code',
  });
  return `${server.authorization_endpoint}?${query}`;
};

/** As Fortnox documents it: id and secret as they are, where OAuth would have their hyphens escaped. */
const basic =
  (secret: string): oauth.ClientAuth =>
  (_server, client, _body, headers) =>
    headers.set('authorization', `Basic ${btoa(`${client.client_id}:${secret}`)}`);

const tokensOf = (answer: oauth.TokenEndpointResponse): Tokens => {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds = 3_600 } = answer;
  if (refreshToken === undefined) throw problem('source_answer_unknown', { source: name });
  return { accessToken, refreshToken, expiresAt: Date.now() + seconds * 1000 };
};

/**
 * Exchanges what came back from a sign-in.
 * @throws problems and passing trouble, as any asking of the source does
 */
export const fortnoxTokens = async (
  door: Door,
  { clientId, clientSecret }: FortnoxClient,
  callback: { parameters: URLSearchParams; redirectUri: string; state: string },
): Promise<Tokens> => {
  const client = { client_id: clientId };
  return tokensOf(
    await tokenOf(door, name, async (options) => {
      const parameters = oauth.validateAuthResponse(server, client, callback.parameters, callback.state);
      // PKCE is not among what Fortnox documents.
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        basic(clientSecret),
        parameters,
        callback.redirectUri,
        oauth.nopkce,
        options,
      );
      return oauth.processAuthorizationCodeResponse(server, client, response);
    }),
  );
};

export const renewFortnox =
  (door: Door, { clientId, clientSecret }: FortnoxClient) =>
  async (refreshToken: string): Promise<Tokens> => {
    const client = { client_id: clientId };
    return tokensOf(
      await tokenOf(door, name, async (options) =>
        oauth.processRefreshTokenResponse(
          server,
          client,
          await oauth.refreshTokenGrantRequest(server, client, basic(clientSecret), refreshToken, options),
        ),
      ),
    );
  };

export const fortnox: Vendor<TokenKeeper> = (door, keeper) => {
  const ask = async (url: string): Promise<Answer> => {
    const token = await keeper.token();
    const get = (with_: string) => door.get(name, url, { authorization: `Bearer ${with_}`, accept: '*/*' });
    const answer = await get(token);
    if (answer.response.status !== 401) return answer;
    // Over before its time.
    await door.leave(answer);
    return get(await keeper.token(token));
  };
  return {
    kind: 'fortnox',
    name,
    years: async () => {
      const body = await jsonOf(name, await ask(`${base}/financialyears?limit=500`));
      return yearsIn(name, at(body, 'FinancialYears'), ['Id', 'FromDate', 'ToDate']);
    },
    open: async ({ id }) => {
      if (id === undefined) throw problem('internal');
      return sieOf(name, await ask(`${base}/sie/4?financialyear=${encodeURIComponent(id)}`));
    },
  };
};
