// Where a company's ledger is read from: connected, tried and forgotten by administrators. What is asked with goes in and
// never comes out.
import { createRoute as createOpenRoute, z } from '@hono/zod-openapi';
import { problemShape, wordsOf } from '../../shared/contract/problems.ts';
import {
  sourceConnectionSchema,
  sourceConnectSchema,
  sourceSignInRequestSchema,
  sourceSignInSchema,
  sourceTestSchema,
} from '../../shared/contract/source.ts';
import { beginSignIn, endSignIn } from '../directory/sign-ins.ts';
import { connectSource, disconnectSource, readSource } from '../directory/sources.ts';
import {
  answers,
  companyParams,
  costly,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  nothing,
  refuses,
} from '../http/openapi.ts';
import { languageOf } from '../http/problem-response.ts';
import { createRoute } from '../http/route.ts';
import { pagePolicy } from '../http/secured.ts';
import { signInPage } from '../http/sign-in-page.ts';
import { trySource } from '../ledger/receiving/try-source.ts';
import { noteYears } from '../ledger/years/note-years.ts';
import { readYears } from '../ledger/years/years.ts';
import { problemIn } from '../problem.ts';
import { openSource } from '../sources/open.ts';

const path = '/v1/companies/{companyId}/source';

const read = createRoute({
  method: 'get',
  path,
  operationId: 'getSource',
  summary: 'Which source the company is connected to',
  ...needs('admin'),
  request: { params: companyParams },
  responses: answers(200, sourceConnectionSchema, 'The connection'),
});

const connect = createRoute({
  method: 'put',
  path,
  operationId: 'connectSource',
  summary: 'Connect the company to its accounting system, in place of what was connected before',
  ...needs('admin'),
  ...refuses('source_address_refused', 'sources_not_set_up'),
  request: { params: companyParams, ...jsonBody(sourceConnectSchema) },
  responses: answers(200, sourceConnectionSchema, 'The connection'),
});

const disconnect = createRoute({
  method: 'delete',
  path,
  operationId: 'disconnectSource',
  summary: 'Forget the connection and all that it was asked with',
  ...needs('admin'),
  request: { params: companyParams },
  responses: nothing('Forgotten'),
});

const test = createRoute({
  method: 'post',
  path: `${path}/test`,
  operationId: 'testSource',
  summary:
    'Try the connection: see that the file is the company’s, and list the fiscal years, which become known, as empty',
  ...needs('admin'),
  ...costly,
  ...refuses('source_not_connected', 'sources_not_set_up', 'fortnox_not_set_up'),
  request: { params: companyParams, headers: idempotencyHeader },
  responses: answers(200, sourceTestSchema, 'How it went, in words'),
});

const signIn = createRoute({
  method: 'post',
  path: `${path}/sign-in`,
  operationId: 'beginSourceSignIn',
  summary: 'Begin a sign-in at the accounting system, to be gone through in a browser within ten minutes',
  ...needs('admin'),
  ...refuses('fortnox_not_set_up', 'sources_not_set_up'),
  request: { params: companyParams, headers: idempotencyHeader, ...jsonBody(sourceSignInRequestSchema) },
  responses: answers(200, sourceSignInSchema, 'Where to sign in'),
});

const page = { content: { 'text/html': { schema: z.string() } } };
const signedInPath = '/sources/signed-in';
const signedIn = createOpenRoute({
  method: 'get',
  path: signedInPath,
  operationId: 'endSourceSignIn',
  summary: 'Where the accounting system sends the browser back after a sign-in',
  ...refuses('invalid_request'),
  request: {
    query: z.object({
      code: z.string().optional(),
      state: z.string().optional(),
      error: z.string().optional(),
    }),
  },
  responses: {
    200: { description: 'The company is connected', ...page },
    400: { description: 'It is not, and why', ...page },
  },
});

/** Of a try somebody waits for. */
const limits = { silentMs: 10_000, totalMs: 20_000 };

export const sourceRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readSource(c.env, c.get('company')), 200))
  .openapi(connect, async (c) =>
    c.json(await connectSource(c.env, c.get('caller'), c.get('company'), c.req.valid('json')), 200),
  )
  .openapi(disconnect, async (c) => {
    await disconnectSource(c.env, c.get('caller'), c.get('company'));
    return c.body(null, 204);
  })
  .openapi(signIn, async (c) => {
    const redirectUri = `${new URL(c.req.url).origin}${signedInPath}`;
    return c.json(await beginSignIn(c.env, c.get('caller'), c.get('company'), redirectUri), 200);
  })
  .openapi(signedIn, async (c) => {
    c.header('content-security-policy', pagePolicy);
    const language = languageOf(c);
    try {
      const { name } = await endSignIn(c.env, new URL(c.req.url).searchParams);
      const [title, text] =
        language === 'sv'
          ? ['Fortnox är anslutet', `${name} läses nu från Fortnox. Det här fönstret kan stängas.`]
          : ['Fortnox is connected', `${name} is now read from Fortnox. This window can be closed.`];
      return c.html(signInPage(language, title, text), 200);
    } catch (error) {
      const meant = problemIn(error);
      if (!meant) throw error;
      const { title, texts } = wordsOf(meant.code, meant.values);
      return c.html(signInPage(language, title[language], texts[language]), 400);
    }
  })
  .openapi(test, async (c) => {
    const company = c.get('company');
    const source = await openSource(c.env, company, limits);
    const ours = (await readYears(c.get('ledger'), company.id)).toReversed();
    const { years, found, problem } = await trySource(source, company, ours);
    if (problem) {
      const shape = problemShape(problem.code, problem.values, languageOf(c));
      return c.json({ ok: false, message: shape.texts!, fiscalYears: years, problem: shape }, 200);
    }
    await noteYears(c.get('ledger').d1, company.id, years);
    return c.json(
      { ok: true, message: works(source.name, years, found), fiscalYears: years, problem: null },
      200,
    );
  });

const works = (
  name: { sv: string; en: string },
  years: { start: string; end: string }[],
  found: string | null,
) => {
  const [newest] = years;
  if (!newest)
    return {
      sv: `${name.sv} svarar, men har inget räkenskapsår.`,
      en: `${name.en} answers, but has no fiscal year.`,
    };
  const span = `${newest.start}–${newest.end}`;
  return {
    sv: `Anslutningen fungerar. ${name.sv} har ${years.length} räkenskapsår, det senaste ${span}, och filen gäller ${found}.`,
    en: `The connection works. ${name.en} has ${years.length} fiscal year${years.length === 1 ? '' : 's'}, the latest ${span}, and the file is for ${found}.`,
  };
};
