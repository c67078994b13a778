// How a person gets a key of their own: an invitation is exchanged for one, or the account that they have already.
import type { Grants, Role, Token } from '../../shared/contract/access.ts';
import type { Invitation } from '../../shared/contract/people.ts';
import type { Issuer } from '../messages/verbs.ts';
import type { Calls } from './http.ts';

export const peopleCalls = ({ body, all }: Calls) => ({
  tokens: () => all<Token>('/v1/tokens', {}),
  invitations: () => all<Invitation>('/v1/invitations', {}),
  invite: (invitation: { name: string; role: Role; companies: Grants; tokenDays: number }) =>
    body<Invitation>('/v1/invitations', {
      method: 'POST',
      json: invitation,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    }),
  revoke: (what: 'tokens' | 'invitations', id: string) =>
    body<null>(`/v1/${what}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  acceptInvitation: (invitation: string) =>
    body<Token>('/v1/invitations/accept', { method: 'POST', json: { invitation } }),
  issuers: () => body<{ items: Issuer[] }>('/v1/sign-in/issuers'),
  startSignIn: (start: { issuer: string; redirectUri: string; challenge: string; silent: boolean }) =>
    body<{ address: string; state: string }>('/v1/sign-in/start', { method: 'POST', json: start }),
  exchangeSignIn: (came: { state: string; code: string; verifier: string; iss?: string }) =>
    body<Token>('/v1/sign-in/exchange', { method: 'POST', json: came }),
  /** The session is of no use from then on; a key of another kind stays what it is. */
  endSession: () => body<null>('/v1/sign-in/end', { method: 'POST' }),
});
