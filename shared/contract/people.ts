// How people get a token of their own: by an invitation, or by signing in with the account they have already.
import { z } from '@hono/zod-openapi';
import { grantsSchema, roleSchema, tokenSchema } from './access.ts';
import { boundedList, lineOfText, textOfForm } from './text.ts';

const actorSchema = z.object({ id: z.string(), name: z.string() });

export const invitationCreateSchema = z
  .strictObject({
    /** Who it is for: the name that the token will have, and that stands in receipts. */
    name: lineOfText(200),
    role: roleSchema,
    companies: z.union([z.literal('all'), boundedList(z.string().max(100), 0, 10_000)]).default('all'),
    /** Days that the token is good for. */
    tokenDays: z.int().min(1).max(1_100).default(365),
    /** Hours within which it must be accepted. */
    hours: z.int().min(1).max(720).default(72),
  })
  .openapi('InvitationCreate');

/** `link` is in the answer to its creation only; the server keeps the SHA-256 of what it holds. */
export const invitationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    companies: grantsSchema,
    tokenDays: z.int(),
    createdAt: z.string(),
    expiresAt: z.string(),
    createdBy: actorSchema,
    acceptedAt: z.string().nullable(),
    /** The token that it was exchanged for. */
    tokenId: z.string().nullable(),
    revokedAt: z.string().nullable(),
    revokedBy: actorSchema.nullable(),
    /** Address of this service; what follows the # is the invitation, which no server sees. */
    link: z.string().optional(),
  })
  .openapi('Invitation');
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationAcceptSchema = z
  .strictObject({
    /** `tomi_…`, what follows the # of the link. */
    invitation: z.string().max(200),
  })
  .openapi('InvitationAccept');

/** What an invitation offers, for whoever holds it. */
export const invitationPreviewSchema = z
  .object({
    name: z.string(),
    role: roleSchema,
    /** How many; null: all of them. */
    companyCount: z.int().nullable(),
    tokenDays: z.int(),
    expiresAt: z.string(),
    invitedBy: z.string(),
  })
  .openapi('InvitationPreview');
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const issuersSchema = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
  .openapi('SignInIssuers');

/** PKCE (RFC 7636): SHA-256 of the verifier, base64url. */
const base64url43 = textOfForm(
  /^[\w-]{43}$/,
  'ska vara 43 tecken base64url (S256)',
  'must be 43 characters of base64url (S256)',
);

export const signInStartSchema = z
  .strictObject({
    issuer: lineOfText(40),
    /** Where the issuer sends the browser back: `identity.getRedirectURL()` of the extension. */
    redirectUri: z.string().max(500),
    /** Of a verifier that is made for this sign-in and kept until it is exchanged. */
    challenge: base64url43,
    /** No window: the issuer answers at once, with an error where somebody has to sign in. */
    silent: z.boolean().default(false),
  })
  .openapi('SignInStart');

export const signInStartedSchema = z
  .object({
    /** To be opened in a browser. */
    address: z.string(),
    /** Comes back beside the code; another one is not of this sign-in. */
    state: z.string(),
    expiresAt: z.string(),
  })
  .openapi('SignInStarted');

export const signInExchangeSchema = z
  .strictObject({
    state: z.string().min(1).max(200),
    code: z.string().min(1).max(4_000),
    /** `iss`, where the issuer sent it along (RFC 9207). */
    iss: z.string().max(500).optional(),
    /** What the challenge was made of. */
    verifier: textOfForm(
      /^[\w.~-]{43,128}$/,
      'ska vara 43–128 tecken (RFC 7636)',
      'must be 43 to 128 characters (RFC 7636)',
    ),
  })
  .openapi('SignInExchange');

/** A session, with the token that it is used with. */
export const sessionSchema = tokenSchema.openapi('Session');
