// The one door to accounting systems. Through it goes GET and nothing else, but for the addresses where a sign-in is
// exchanged for a token: the accounting system is only ever read.
import { problem } from '../problem.ts';
import { isOwnMachine, refusalOf } from './address.ts';
import { passing, silence, type Named } from './trouble.ts';
import { createWatch, type FetchLimits, type Watch } from './watch.ts';

/** Where a token is asked for; what is sent there is a sign-in. */
const tokenAddresses = new Set([
  'https://api-se.briox.services/v2/token',
  'https://apps.fortnox.se/oauth-v1/token',
  'https://apigateway.blinfo.se/auth/oauth/v2/token',
]);

/** How often a redirect is followed, each looked at as the first address was. */
const maxRedirects = 3;

export interface DoorSettings {
  /** Origin of the stand-ins on this machine, which then answer for every host; null in production. */
  standIns: string | null;
  limits: FetchLimits;
}

export interface Door {
  /**
   * @param follow whether redirects are followed: to another origin without the headers
   * @throws PassingTrouble when the source cannot be reached, problem `source_redirected`
   */
  get(source: Named, url: string, headers: Record<string, string>, follow?: boolean): Promise<Answer>;
  /** Asks a token address. @throws Error for any other */
  askForToken(source: Named, url: string, init?: Pick<RequestInit, 'headers' | 'body'>): Promise<Answer>;
  /** Of an answer that is not read. */
  leave(answer: Answer): Promise<void>;
}

export interface Answer {
  response: Response;
  /** To be ended when the body has been read. */
  watch: Watch;
}

const tooMany = { sv: 'för många hänvisningar', en: 'too many redirects' };
const redirects = ({ response: { status } }: Answer) => status >= 300 && status <= 399;

/** Where an address is asked for: where the stand-ins answer, the host is the first part of the path. */
export const placeOf = (standIns: string | null, url: URL): string =>
  standIns === null || isOwnMachine(url) ? url.href : `${standIns}/${url.host}${url.pathname}${url.search}`;

export const createDoor = ({ standIns, limits }: DoorSettings): Door => {
  const send = async (source: Named, url: URL, init: RequestInit): Promise<Answer> => {
    const watch = createWatch(limits);
    try {
      const asked = fetch(placeOf(standIns, url), { ...init, redirect: 'manual', signal: watch.signal });
      const response = await watch.orLeft(asked);
      watch.alive();
      return { response, watch };
    } catch {
      watch.end();
      // What the platform says of it may hold the address, which may be a secret.
      const found = watch.tripped() ? silence : { sv: 'ingen kontakt', en: 'no contact' };
      throw passing(problem('source_down', { source, found }));
    }
  };

  const leave = async ({ response, watch }: Answer) => {
    watch.end();
    await response.body?.cancel().catch(() => undefined);
  };

  return {
    leave,
    get: async (source, address, headers, follow = false) => {
      let url = new URL(address);
      let sent = headers;
      for (let left = follow ? maxRedirects : 0; ; left -= 1) {
        const answer = await send(source, url, { method: 'GET', headers: sent });
        if (!redirects(answer)) return answer;
        const location = answer.response.headers.get('location');
        await leave(answer);
        const next = location === null ? null : URL.parse(location, url.href);
        const reason = !next || left <= 0 ? tooMany : refusalOf(next.href, standIns !== null);
        if (!next || reason) throw problem('source_redirected', { source, reason });
        if (next.origin !== url.origin) sent = {};
        url = next;
      }
    },
    askForToken: async (source, address, init = {}) => {
      const url = new URL(address);
      if (!tokenAddresses.has(`${url.origin}${url.pathname}`))
        throw new Error(`${url.origin}${url.pathname} is no token address`);
      const answer = await send(source, url, { ...init, method: 'POST' });
      if (!redirects(answer)) return answer;
      await leave(answer);
      throw problem('source_redirected', { source, reason: tooMany });
    },
  };
};
