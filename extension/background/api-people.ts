// How a person gets a key of their own: an invitation is exchanged for one.
import type { Token } from '../../shared/contract/access.ts';
import type { Calls } from './http.ts';

export const peopleCalls = ({ body }: Calls) => ({
  acceptInvitation: (invitation: string) =>
    body<Token>('/v1/invitations/accept', { method: 'POST', json: { invitation } }),
});
