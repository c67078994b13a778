// Who is asking: tokens, roles and grants.
import { z } from '@hono/zod-openapi';
import { boundedList, lineOfText } from './text.ts';

export const roles = ['reader', 'operator', 'admin'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The companies a token reaches: all, or the listed ids. */
export const grantsSchema = z.union([z.literal('all'), z.array(z.string())]);
export type Grants = z.infer<typeof grantsSchema>;

export const meSchema = z
  .object({
    token: z.object({ id: z.string(), name: z.string() }),
    role: roleSchema,
    companies: grantsSchema,
  })
  .openapi('Me');
export type Me = z.infer<typeof meSchema>;

export const tokenCreateSchema = z
  .strictObject({
    name: lineOfText(200),
    role: roleSchema,
    companies: z.union([z.literal('all'), boundedList(z.string().max(100), 0, 10_000)]).default('all'),
    /** In the future. */
    expiresAt: z.iso.datetime().optional(),
  })
  .openapi('TokenCreate');

const actorSchema = z.object({ id: z.string(), name: z.string() });

/** Rotation: a token is exchanged for a new one that may do the same, and both hold for a while. */
export const tokenRotateSchema = z
  .strictObject({
    /** Hours that the former one goes on working; 0 ends it at once. */
    overlapHours: z.int().min(0).max(720).default(24),
    /** Of the new one; left out, it lasts as long as the former was made to last. */
    expiresAt: z.iso.datetime().optional(),
  })
  .openapi('TokenRotate');

/** A `session` is what a person has who signed in with an account of their own; it ends by itself after some hours. */
export const tokenKinds = ['token', 'session'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** `token` is in the answer to its creation only; the server keeps its SHA-256. */
export const tokenSchema = z
  .object({
    id: z.string(),
    kind: z.enum(tokenKinds),
    name: z.string(),
    role: roleSchema,
    companies: grantsSchema,
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    /** Null for a token made, or revoked, before this was kept. */
    createdBy: actorSchema.nullable(),
    revokedBy: actorSchema.nullable(),
    /** To within ten minutes. */
    lastUsedAt: z.string().nullable(),
    /** The token that it was exchanged for. */
    replacedBy: z.string().nullable(),
    token: z.string().optional(),
  })
  .openapi('Token');
export type Token = z.infer<typeof tokenSchema>;

/** Of the directory's trail: tokens and companies made and changed, and acts that were `refused`. */
export const trailEntrySchema = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: actorSchema,
    action: z.string().openapi({ example: 'token.created' }),
    companyId: z.string().nullable(),
    tokenId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('TrailEntry');
export type TrailEntry = z.infer<typeof trailEntrySchema>;

/** Whether a trail is as it was written. */
export const trailCheckSchema = z
  .object({
    ok: z.boolean(),
    /** That hold up, from the first. */
    lines: z.int(),
    /** Hash of the last of them: noted elsewhere and given again as `head`, it shows that nothing before it has changed. */
    head: z.string().nullable(),
    /** The first line that does not hold up. */
    broken: z
      .object({
        line: z.string().nullable(),
        /** A line before it may be the one that is gone where it reads as `altered`; `cut`: lines at the end are gone. */
        what: z.enum(['altered', 'removed', 'added', 'cut', 'unknown_head']),
      })
      .nullable(),
  })
  .openapi('TrailCheck');
export type TrailCheck = z.infer<typeof trailCheckSchema>;
