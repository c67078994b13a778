// People's own tokens: invitations, and signing in with the account that one has already.
import { createRoute as describeRoute, z } from '@hono/zod-openapi';
import { tokenSchema } from '../../shared/contract/access.ts';
import { listOf, pageQuerySchema } from '../../shared/contract/list.ts';
import {
  invitationAcceptSchema,
  invitationCreateSchema,
  invitationPreviewSchema,
  invitationSchema,
  issuersSchema,
  sessionSchema,
  signInExchangeSchema,
  signInStartSchema,
  signInStartedSchema,
} from '../../shared/contract/people.ts';
import {
  acceptInvitation,
  createInvitation,
  invitationPath,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from '../access/invitations.ts';
import { issuersOf } from '../access/issuers.ts';
import { endSession, exchangeSignIn, startSignIn } from '../access/sign-in.ts';
import { showInvitation } from '../http/invitation-page.ts';
import {
  answers,
  createRouter,
  idempotencyHeader,
  jsonBody,
  needs,
  nothing,
  openToAll,
  refuses,
} from '../http/openapi.ts';
import { idCursor, pageOf } from '../http/page.ts';
import { createRoute } from '../http/route.ts';

const invite = createRoute({
  method: 'post',
  path: '/v1/invitations',
  operationId: 'createInvitation',
  summary:
    'Invite a person: a link that is exchanged once for a token of theirs; it is shown in this answer only',
  ...needs('admin'),
  ...refuses('grant_required', 'unknown_companies'),
  request: { ...jsonBody(invitationCreateSchema), headers: idempotencyHeader },
  responses: answers(201, invitationSchema, 'The invitation'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/invitations',
  operationId: 'listInvitations',
  summary: 'The invitations, newest first',
  ...needs('admin'),
  request: { query: pageQuerySchema },
  responses: answers(200, listOf(invitationSchema, 'InvitationList'), 'A page of invitations'),
});

const revoke = createRoute({
  method: 'delete',
  path: '/v1/invitations/{id}',
  operationId: 'revokeInvitation',
  summary: 'Revoke an invitation that has not been accepted',
  ...needs('admin'),
  request: { params: z.object({ id: z.string() }) },
  responses: nothing('Revoked'),
});

/** What may be wrong with one. */
const notGood = [
  'invitation_unknown',
  'invitation_used',
  'invitation_revoked',
  'invitation_expired',
] as const;

const preview = createRoute({
  method: 'post',
  path: '/v1/invitations/preview',
  operationId: 'previewInvitation',
  summary: 'What an invitation offers to whoever holds it, which does not use it',
  ...openToAll,
  ...refuses(...notGood),
  request: jsonBody(invitationAcceptSchema),
  responses: answers(200, invitationPreviewSchema, 'What it offers'),
});

const accept = createRoute({
  method: 'post',
  path: '/v1/invitations/accept',
  operationId: 'acceptInvitation',
  summary: 'Exchange an invitation for a token, once',
  ...openToAll,
  ...refuses(...notGood),
  request: jsonBody(invitationAcceptSchema),
  responses: answers(201, tokenSchema, 'The token; shown in this answer only'),
});

const issuers = createRoute({
  method: 'get',
  path: '/v1/sign-in/issuers',
  operationId: 'listIssuers',
  summary: 'Who people may sign in with; none unless the deployment says so',
  ...openToAll,
  ...refuses('sign_in_not_set_up'),
  responses: answers(200, issuersSchema, 'By id, with the name for people'),
});

const start = createRoute({
  method: 'post',
  path: '/v1/sign-in/start',
  operationId: 'startSignIn',
  summary: 'Begin a sign-in, to be gone through in a browser within ten minutes',
  description:
    'Make a verifier (43 random characters), keep it, and send its challenge (PKCE, S256). Open `address` with `identity.launchWebAuthFlow`; it ends at `redirectUri` with `code`, `state` and perhaps `iss`, or with `error`. See that `state` is the one of this answer, and exchange.',
  ...openToAll,
  ...refuses('issuer_unknown', 'redirect_refused', 'issuer_unreachable', 'sign_in_not_set_up'),
  request: jsonBody(signInStartSchema),
  responses: answers(200, signInStartedSchema, 'Where to sign in'),
});

const exchange = createRoute({
  method: 'post',
  path: '/v1/sign-in/exchange',
  operationId: 'exchangeSignIn',
  summary: 'Exchange what came back for a session, a token of some hours; once',
  description:
    'The session is used as any token, is among the tokens, and can be revoked there. Before it ends, a sign-in with `silent` renews it without a window where the issuer allows.',
  ...openToAll,
  ...refuses(
    'session_unknown',
    'issuer_unknown',
    'issuer_unreachable',
    'person_without_access',
    'sign_in_not_set_up',
    'sign_in_refused',
  ),
  request: jsonBody(signInExchangeSchema),
  responses: answers(201, sessionSchema, 'The session; its token is shown in this answer only'),
});

const end = createRoute({
  method: 'post',
  path: '/v1/sign-in/end',
  operationId: 'endSession',
  summary: "Sign out: the caller's session ends at once",
  ...needs('reader'),
  request: { headers: idempotencyHeader },
  responses: nothing('It has ended'),
});

const page = describeRoute({
  method: 'get',
  path: invitationPath,
  operationId: 'showInvitation',
  summary: "Where an invitation's link leads: what to do with it",
  responses: { 200: { description: 'A page', content: { 'text/html': { schema: z.string() } } } },
});

export const peopleRoutes = createRouter()
  .openapi(invite, async (c) => {
    const { origin } = new URL(c.req.url);
    const made = await createInvitation(c.env, c.get('caller'), c.get('making'), c.req.valid('json'), origin);
    return c.json(made, 201, { location: `/v1/invitations/${made.id}` });
  })
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(
      pageOf(await listInvitations(c.env, c.get('caller'), idCursor('inv', cursor), limit), limit),
      200,
    );
  })
  .openapi(revoke, async (c) => {
    await revokeInvitation(c.env, c.get('caller'), c.req.valid('param').id);
    return c.body(null, 204);
  })
  .openapi(preview, async (c) => c.json(await previewInvitation(c.env, c.req.valid('json').invitation), 200))
  .openapi(accept, async (c) => {
    const token = await acceptInvitation(c.env, c.req.valid('json').invitation);
    return c.json(token, 201, { location: `/v1/tokens/${token.id}` });
  })
  .openapi(issuers, (c) => c.json({ items: issuersOf(c.env).map(({ id, name }) => ({ id, name })) }, 200))
  .openapi(start, async (c) => c.json(await startSignIn(c.env, c.req.valid('json')), 200))
  .openapi(exchange, async (c) => {
    const session = await exchangeSignIn(c.env, c.req.valid('json'));
    return c.json(session, 201, { location: `/v1/tokens/${session.id}` });
  })
  .openapi(end, async (c) => {
    await endSession(c.env, c.get('caller'));
    return c.body(null, 204);
  })
  .openapi(page, showInvitation);
