// Address and key as people type and paste them: what cannot be seen goes, and what cannot be used is told by code.

export type AddressFault = 'address_missing' | 'address_invalid' | 'address_insecure';
export type TokenFault = 'token_missing' | 'token_invalid';

/** Without what mail programs, chats and word processors put in unseen; their quotes, spaces and hyphens as plain ones. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\p{Cf}|\p{Variation_Selector}|\u034f/gu, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"')
    .replace(/[\u2018-\u201b\u2039\u203a\u2032]/g, "'")
    .replace(/[\u2010\u2011]/g, '-');

/** An address of the service as an origin with path and no last slash; https, or this machine. */
export function readAddress(typed: string): { address: string } | { fault: AddressFault } {
  const text = visible(typed)
    .replace(/^[\s"'<(]+|[\s"'>),;]+$/g, '')
    .replace(/[?#].*$/s, '');
  if (!text) return { fault: 'address_missing' };
  const local = /^(https?:\/\/)?(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/i.test(text);
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  // A name alone is one of the bureau's own network; a number alone would be read as an IP address.
  if (/\s/.test(text) || /^\d+$/.test(text) || (scheme && !/^https?$/.test(scheme)))
    return { fault: 'address_invalid' };
  if (scheme === 'http' && !local) return { fault: 'address_insecure' };
  const whole = scheme ? text : `${local ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return { fault: 'address_invalid' };
  // A page of the service's, as copied from the browser, stands for the service.
  const path = url.pathname.replace(/\/+((v1|docs)(\/.*)?|openapi\.json|healthz|invitation)?$/, '');
  return { address: url.origin + path };
}

/** Good once, for a key of one's own: what an administrator's invitation holds. */
export const isInvitation = (token: string): boolean => /^tomi_[0-9A-Za-z]{49}$/.test(token);

/** The address of a page, where that is the page of an invitation with all it holds; null of any other. */
export function invitationLink(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { pathname, hash } = new URL(address);
  const isOne = pathname.endsWith('/invitation') && isInvitation(hash.slice(1));
  return isOne && 'address' in readAddress(address) ? address : null;
}

/** A key as it goes into a header. */
export function readToken(typed: string): { token: string } | { fault: TokenFault } {
  const text = visible(typed)
    .trim()
    .replace(/^(authorization\s*:\s*)?bearer\s+/i, '')
    .replace(/^["'<]+|["'>]+$/g, '')
    // Broken by a mail program.
    .replace(/\s*\n\s*/g, '');
  if (!text) return { fault: 'token_missing' };
  return /^[!-~]+$/.test(text) ? { token: text } : { fault: 'token_invalid' };
}
