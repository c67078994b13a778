// Björn Lundén, by client credentials; a key in a header says which company is meant.
import * as oauth from 'oauth4webapi';
import { sieOf, jsonOf } from '../answers.ts';
import { tokenOf } from '../oauth.ts';
import { sourceNames } from '../names.ts';
import { yearsIn, type Vendor } from '../vendor.ts';

export interface BjornLundenSecret {
  userKey: string;
  clientId: string;
  clientSecret: string;
}

const name = sourceNames['bjorn-lunden'];
const server = {
  issuer: 'https://apigateway.blinfo.se',
  token_endpoint: 'https://apigateway.blinfo.se/auth/oauth/v2/token',
};
const base = 'https://apigateway.blinfo.se/bla-api/v1/sp';

export const bjornLunden: Vendor<BjornLundenSecret> = (door, { userKey, clientId, clientSecret }) => {
  const client = { client_id: clientId };
  let headers: Promise<Record<string, string>> | null = null;
  const signIn = async () => {
    const { access_token: token } = await tokenOf(door, name, async (options) =>
      oauth.processClientCredentialsResponse(
        server,
        client,
        await oauth.clientCredentialsGrantRequest(
          server,
          client,
          oauth.ClientSecretPost(clientSecret),
          {},
          options,
        ),
      ),
    );
    return { authorization: `Bearer ${token}`, 'user-key': userKey };
  };
  const signedIn = () => (headers ??= signIn());
  return {
    kind: 'bjorn-lunden',
    name,
    years: async () => {
      const body = await jsonOf(name, await door.get(name, `${base}/financialyear`, await signedIn()));
      return yearsIn(name, body, ['id', 'fromDate', 'toDate']);
    },
    open: async ({ start, end }) =>
      sieOf(name, await door.get(name, `${base}/sie/export/${start}/${end}`, await signedIn())),
  };
};
