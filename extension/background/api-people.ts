// How a person gets a key of their own: an invitation is exchanged for one, or the account that they have already.
import type { Grants, Role } from '../../shared/contract/access.ts';
import { every, heard, under } from './http.ts';
import type { Calls } from './http.ts';

export const peopleCalls = ({ client }: Calls) => ({
  tokens: () => every((cursor) => client.GET('/v1/tokens', { params: { query: { cursor } } })),
  invitations: () => every((cursor) => client.GET('/v1/invitations', { params: { query: { cursor } } })),
  invite: (invitation: { name: string; role: Role; companies: Grants; tokenDays: number }) =>
    heard(
      client.POST('/v1/invitations', {
        params: { header: under(crypto.randomUUID()) },
        body: invitation,
      }),
    ),
  revoke: (what: 'tokens' | 'invitations', id: string) =>
    heard(client.DELETE(`/v1/${what}/{id}`, { params: { path: { id } } })),
  acceptInvitation: (invitation: string) =>
    heard(client.POST('/v1/invitations/accept', { body: { invitation } })),
  issuers: () => heard(client.GET('/v1/sign-in/issuers')),
  startSignIn: (start: { issuer: string; redirectUri: string; challenge: string; silent: boolean }) =>
    heard(client.POST('/v1/sign-in/start', { body: start })),
  exchangeSignIn: (came: { state: string; code: string; verifier: string; iss?: string }) =>
    heard(client.POST('/v1/sign-in/exchange', { body: came })),
  /** The session is of no use from then on; a key of another kind stays what it is. */
  endSession: () => heard(client.POST('/v1/sign-in/end')),
});
