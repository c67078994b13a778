// Briox, by the account's number and an application token, which are exchanged for a token of a while.
import { problem } from '../../problem.ts';
import { sieOf, jsonOf } from '../answers.ts';
import { sourceNames } from '../names.ts';
import { at, yearsIn, type Vendor } from '../vendor.ts';

export interface BrioxSecret {
  accountId: string;
  applicationToken: string;
}

const name = sourceNames.briox;
const base = 'https://api-se.briox.services/v2';

export const briox: Vendor<BrioxSecret> = (door, { accountId, applicationToken }) => {
  let headers: Promise<Record<string, string>> | null = null;
  const signIn = async () => {
    const query = new URLSearchParams({ clientid: accountId, token: applicationToken });
    const body = await jsonOf(name, await door.askForToken(name, `${base}/token?${query}`));
    const token = at(body, 'data', 'access_token');
    if (typeof token !== 'string' || token === '') throw problem('source_answer_unknown', { source: name });
    // Without `Bearer`.
    return { authorization: token };
  };
  const signedIn = () => (headers ??= signIn());
  return {
    kind: 'briox',
    name,
    years: async () => {
      const body = await jsonOf(
        name,
        await door.get(name, `${base}/financialyear?limit=100`, await signedIn()),
      );
      return yearsIn(name, at(body, 'data', 'financialyears'), ['id', 'fromdate', 'todate']);
    },
    open: async ({ id }) => {
      if (id === undefined) throw problem('internal');
      const url = `${base}/sie/${encodeURIComponent(id)}/4`;
      return sieOf(name, await door.get(name, url, await signedIn()));
    },
  };
};
