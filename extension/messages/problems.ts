// Problems that arise on this side of the API, in the API's own shape; their texts are in locales/.
import type { Problem } from '../../shared/contract/problem.ts';
import type { AddressFault, TokenFault } from './connection.ts';
import type { Answer } from './verbs.ts';

export type LocalCode =
  | 'no_connection'
  // The background was stopped before its answer came: what was asked for may have been done.
  | 'interrupted'
  | 'not_configured'
  | 'not_the_api'
  | AddressFault
  | TokenFault
  // The key that is kept was given for another address.
  | 'token_elsewhere'
  // The window was closed before somebody had signed in, or the sign-in said no.
  | 'sign_in_closed'
  | 'sign_in_failed'
  | 'forbidden_message'
  | 'company_blocked'
  | 'role_required'
  | 'preview_outdated'
  | 'internal';

export const problem = (code: LocalCode, status = 0): Problem => ({
  type: 'about:blank',
  title: code,
  detail: '',
  status,
  code,
});
export const refuse = (code: LocalCode, status = 0): { ok: false; problem: Problem } => ({
  ok: false,
  problem: problem(code, status),
});
export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });
