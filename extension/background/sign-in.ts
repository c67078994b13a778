// Signing in with the account that one has already: begun at the service, gone through in the browser's own window for
// it, exchanged for a session. What the session is exchanged with never leaves the background.
import { answer, refuse } from '../messages/problems.ts';
import type { Answer, Issuer, Language } from '../messages/verbs.ts';
import { createApi } from './api.ts';

/** The browser's part. */
export interface Identity {
  redirectUri: () => string;
  /** @returns where it came back to; fails when the window is closed, or where one would be needed and may not be */
  open: (address: string, interactive: boolean) => Promise<string>;
}
export interface Session {
  issuer: string;
  expiresAt: string;
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const challengeOf = async (verifier: string) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

export const issuersAt = async (address: string, language: Language): Promise<Answer<Issuer[]>> => {
  const found = await createApi({ address, token: '', language }).issuers();
  return found.ok ? answer(found.value?.items ?? []) : found;
};

/** @param silent no window: only where the issuer still knows who it is */
export const signInAt = async (
  identity: Identity,
  { address, language }: { address: string; language: Language },
  issuer: string,
  silent: boolean,
): Promise<Answer<{ token: string; session: Session }>> => {
  const api = createApi({ address, token: '', language });
  const redirectUri = identity.redirectUri();
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const begun = await api.startSignIn({
    issuer,
    redirectUri,
    challenge: await challengeOf(verifier),
    silent,
  });
  if (!begun.ok) return begun;
  let came: URL;
  try {
    came = new URL(await identity.open(begun.value.address, !silent));
  } catch {
    return refuse('sign_in_closed');
  }
  const { state, code, iss, error } = Object.fromEntries(came.searchParams);
  // Of another sign-in, or from elsewhere.
  if (!came.href.startsWith(redirectUri) || state !== begun.value.state) return refuse('sign_in_failed');
  if (error || !code) return refuse(error === 'access_denied' ? 'sign_in_closed' : 'sign_in_failed');
  const taken = await api.exchangeSignIn({ state, code, verifier, ...(iss ? { iss } : {}) });
  if (!taken.ok) return taken;
  const { token, expiresAt } = taken.value ?? {};
  if (!token || !expiresAt) return refuse('not_the_api');
  return answer({ token, session: { issuer, expiresAt } });
};
