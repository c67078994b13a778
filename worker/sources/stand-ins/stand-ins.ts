// Stand-ins for the accounting systems, for tests and `npm start`: they answer as the real ones are documented to, the
// host being the first part of the path. Nothing here is part of the deployed worker.
import { moods, type MoodName } from './moods.ts';

export interface Book {
  id: string;
  start: string;
  end: string;
  sie: Uint8Array<ArrayBuffer>;
}
/** Per kind of source the fiscal years of the one company that it has. */
export type Books = Record<'sie-url' | 'bokio' | 'briox' | 'bjorn-lunden' | 'fortnox', Book[]>;

/** What each is asked with. */
export const standInCredentials = (origin: string) =>
  ({
    'sie-url': {
      kind: 'sie-url',
      address: `${origin}/files/hemlig-del-av-adressen/{start}.se`,
      authorization: 'Bearer stand-in-secret-of-address',
    },
    bokio: {
      kind: 'bokio',
      companyId: '5e5e5e5e-0000-4000-8000-000000000001',
      token: 'stand-in-secret-of-bokio',
    },
    briox: { kind: 'briox', accountId: '35649125', applicationToken: 'stand-in-secret-of-briox' },
    'bjorn-lunden': {
      kind: 'bjorn-lunden',
      userKey: 'stand-in-secret-user-key',
      clientId: 'stand-in-client',
      clientSecret: 'stand-in-secret-of-bjorn-lunden',
    },
  }) as const;

/** The integration that the stand-in of Fortnox knows. */
export const standInFortnox = {
  FORTNOX_CLIENT_ID: 'stand-in-client',
  FORTNOX_CLIENT_SECRET: 'stand-in-secret-of-fortnox',
};

export interface StandIns {
  fetch(request: Request): Promise<Response>;
  /** Method and address of all that was asked. */
  asked: { method: string; url: string }[];
  books: Books;
  /** How the next so many requests for such addresses are answered; null: as on an ordinary day. */
  mood: { name: MoodName; where?: RegExp; times?: number } | null;
  /** All that were handed out so far are over. */
  endTokens(): void;
}

type Handler = (request: Request, url: URL) => Response | null | Promise<Response | null>;

const refused = () => Response.json({ message: 'Unauthorized' }, { status: 401 });
const missing = () => Response.json({ error: { code: 'not-found', message: 'Not found' } }, { status: 404 });
const file = (book: Book | undefined) =>
  book ? new Response(book.sie, { headers: { 'content-type': 'text/vnd.sie-gruppen.si' } }) : missing();
const bearer = (request: Request) => request.headers.get('authorization')?.replace(/^Bearer /, '');

/** @param origin where they are served */
export const createStandIns = (origin: string, books: Books): StandIns => {
  const known = standInCredentials(origin);
  /** Tokens that were handed out. */
  const tokens = new Set<string>();
  const handOut = () => {
    const token = `stand-in-secret-access-${crypto.randomUUID()}`;
    tokens.add(token);
    return token;
  };

  /** Codes and tokens of Fortnox that are good for one use. */
  const once = new Set<string>();
  const handOutOnce = (kind: string) => {
    const value = `stand-in-secret-${kind}-${crypto.randomUUID()}`;
    once.add(value);
    return value;
  };

  const hosts: Record<string, Handler> = {
    files: (request, url) => {
      if (request.headers.get('authorization') !== known['sie-url'].authorization) return refused();
      const name = url.pathname.split('/').at(-1) ?? '';
      return file(standIns.books['sie-url'].find(({ start }) => name === `${start}.se`));
    },
    'api.bokio.se': (request, url) => {
      const { companyId, token } = known.bokio;
      if (bearer(request) !== token) return refused();
      const [, version, companies, company, noun, id, download] = url.pathname.split('/');
      if (version !== 'v1' || companies !== 'companies' || company !== companyId) return null;
      const years = standIns.books.bokio;
      if (noun === 'fiscal-years') {
        const page = Number(url.searchParams.get('page') ?? 1);
        const size = 2;
        const items = years.slice((page - 1) * size, page * size).map(({ id: yearId, start, end }) => ({
          id: yearId,
          startDate: start,
          endDate: end,
          status: 'open',
        }));
        return Response.json({
          items,
          totalItems: years.length,
          totalPages: Math.ceil(years.length / size),
          currentPage: page,
        });
      }
      return noun === 'sie' && download === 'download' ? file(years.find((year) => year.id === id)) : null;
    },
    'api-se.briox.services': (request, url) => {
      const { accountId, applicationToken } = known.briox;
      if (url.pathname === '/v2/token') {
        const isRight =
          request.method === 'POST' &&
          url.searchParams.get('clientid') === accountId &&
          url.searchParams.get('token') === applicationToken;
        if (!isRight) return refused();
        return Response.json({ data: { access_token: handOut(), refresh_token: 'r', expire_timestamp: 0 } });
      }
      if (!tokens.has(request.headers.get('authorization') ?? '')) return refused();
      const years = standIns.books.briox;
      if (url.pathname === '/v2/financialyear') {
        const list = years.map(({ id, start, end }) => ({ id, fromdate: start, todate: end }));
        return Response.json({ data: { financialyears: list, metainformation: {} } });
      }
      const [, id] = /^\/v2\/sie\/([^/]+)\/4$/.exec(url.pathname) ?? [];
      return id === undefined ? null : file(years.find((year) => year.id === id));
    },
    // Whoever comes is let in at once.
    'apps.fortnox.se': async (request, url) => {
      const { FORTNOX_CLIENT_ID: id, FORTNOX_CLIENT_SECRET: secret } = standInFortnox;
      const query = url.searchParams;
      if (url.pathname === '/oauth-v1/auth') {
        const isRight =
          query.get('client_id') === id &&
          query.get('scope') === 'bookkeeping' &&
          query.get('access_type') === 'offline' &&
          query.get('response_type') === 'code';
        if (!isRight) return missing();
        const back = new URL(query.get('redirect_uri') ?? '');
        back.searchParams.set('code', handOutOnce('code'));
        back.searchParams.set('state', query.get('state') ?? '');
        return new Response(null, { status: 302, headers: { location: back.href } });
      }
      if (url.pathname !== '/oauth-v1/token') return null;
      const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
      if (request.headers.get('authorization') !== `Basic ${btoa(`${id}:${secret}`)}`)
        return Response.json({ error: 'invalid_client' }, { status: 401 });
      const spent = form.get('code') ?? form.get('refresh_token') ?? '';
      if (!once.delete(spent))
        return Response.json(
          { error: 'invalid_grant', error_description: 'Invalid refresh token' },
          { status: 400 },
        );
      return Response.json({
        access_token: handOut(),
        refresh_token: handOutOnce('refresh'),
        scope: 'bookkeeping',
        expires_in: 3600,
        token_type: 'bearer',
      });
    },
    'api.fortnox.se': (request, url) => {
      if (!tokens.has(bearer(request) ?? '')) return refused();
      const years = standIns.books.fortnox;
      if (url.pathname === '/3/financialyears') {
        const list = years.map(({ id, start, end }) => ({ Id: Number(id), FromDate: start, ToDate: end }));
        return Response.json({ FinancialYears: list });
      }
      const id = url.searchParams.get('financialyear');
      return url.pathname === '/3/sie/4' ? file(years.find((year) => year.id === id)) : null;
    },
    'apigateway.blinfo.se': async (request, url) => {
      const { clientId, clientSecret, userKey } = known['bjorn-lunden'];
      if (url.pathname === '/auth/oauth/v2/token') {
        const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
        const isRight =
          form.get('grant_type') === 'client_credentials' &&
          form.get('client_id') === clientId &&
          form.get('client_secret') === clientSecret;
        if (!isRight) return Response.json({ error: 'invalid_client' }, { status: 401 });
        return Response.json({ access_token: handOut(), token_type: 'Bearer', expires_in: 3600 });
      }
      if (!tokens.has(bearer(request) ?? '') || request.headers.get('user-key') !== userKey) return refused();
      const years = standIns.books['bjorn-lunden'];
      if (url.pathname === '/bla-api/v1/sp/financialyear')
        return Response.json(
          years.map(({ id, start, end }, i) => ({
            entityId: i + 1,
            id,
            fromDate: start,
            toDate: end,
            open: true,
          })),
        );
      const [, from, to] = /^\/bla-api\/v1\/sp\/sie\/export\/([\d-]+)\/([\d-]+)$/.exec(url.pathname) ?? [];
      return from === undefined ? null : file(years.find(({ start, end }) => start === from && end === to));
    },
  };

  const usual = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const [, host = ''] = url.pathname.split('/');
    const inner = new URL(url);
    if (host !== 'files') inner.pathname = url.pathname.slice(host.length + 1);
    return (await hosts[host]?.(request, inner)) ?? missing();
  };

  const standIns: StandIns = {
    asked: [],
    books,
    mood: null,
    endTokens: () => tokens.clear(),
    fetch: async (request) => {
      standIns.asked.push({ method: request.method, url: request.url });
      const { mood } = standIns;
      if (!mood || (mood.where && !mood.where.test(request.url)) || mood.times === 0) return usual(request);
      if (mood.times !== undefined) mood.times -= 1;
      return moods[mood.name]({ request, usual: () => usual(request) });
    },
  };
  return standIns;
};
