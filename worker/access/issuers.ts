// Who people may sign in with, as the deployment says it: OIDC_ISSUERS, a list of OpenID Connect issuers, each with whom
// it lets in and as what. Client secrets are in OIDC_SECRETS, by the issuer's id.
import { z } from 'zod';
import { grantsSchema, roleSchema } from '../../shared/contract/access.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';

/** Who somebody has to be, all that is said of it; the first rule that fits is the one. */
const ruleSchema = z.strictObject({
  email: z.email().optional(),
  /** Of the e-mail address, after the @. */
  domain: z.string().min(3).optional(),
  group: z.string().min(1).optional(),
  role: roleSchema,
  companies: grantsSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

const isHere = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
/** https, but for an issuer on this very machine. */
const safeAddress = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isHere(hostname));
}, 'must be https');

/** Signed with a private key: what is signed with a shared secret, or not at all, anybody could have signed. */
export const signatures = ['RS256', 'PS256', 'ES256', 'EdDSA', 'RS384', 'RS512', 'ES384', 'ES512'] as const;

const issuerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** For people: "Microsoft". */
  name: z.string().min(1).max(60),
  issuer: safeAddress,
  clientId: z.string().min(1),
  scopes: z.string().default('openid profile email'),
  algorithms: z.array(z.enum(signatures)).min(1).default(['RS256']),
  /** Where it may send the browser back, exactly: the extension's `identity.getRedirectURL()` in each browser. */
  redirects: z.array(z.url()).min(1),
  /** Whether its e-mail addresses are the bureau's own though it does not say `email_verified`: one tenant of Entra ID. */
  trustsEmail: z.boolean().default(false),
  /** Which claim holds the groups. */
  groups: z.string().default('groups'),
  sessionHours: z.number().min(0.1).max(24).default(8),
  rules: z.array(ruleSchema).min(1),
});
export type Issuer = z.infer<typeof issuerSchema> & { secret: string | null };

const settingSchema = z
  .array(issuerSchema)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two have the same id')
  .refine(
    (list) => list.every(({ rules }) => rules.every(({ email, domain, group }) => email ?? domain ?? group)),
    'a rule fits everybody: say email, domain or group',
  );
const secretsSchema = z.record(z.string(), z.string());

let kept: { setting: string; issuers: Issuer[] } | null = null;

/** @throws problem `sign_in_not_set_up` where the setting cannot be read */
export const issuersOf = ({ OIDC_ISSUERS: list, OIDC_SECRETS: secrets = '{}' }: Env): Issuer[] => {
  if (!list) return [];
  const setting = `${list}\n${secrets}`;
  if (kept?.setting === setting) return kept.issuers;
  try {
    const byId = secretsSchema.parse(JSON.parse(secrets));
    const issuers = settingSchema
      .parse(JSON.parse(list))
      .map((one) => ({ ...one, secret: byId[one.id] ?? null }));
    kept = { setting, issuers };
    return issuers;
  } catch (error) {
    // What was read is not told: it may be the secrets.
    const wrong =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
        : ['JSON'];
    throw problem('sign_in_not_set_up', { reason: wrong.slice(0, 5).join('; ') });
  }
};

/** @throws problems `issuer_unknown`, `sign_in_not_set_up` */
export const issuerOf = (env: Env, id: string): Issuer => {
  const found = issuersOf(env).find((one) => one.id === id);
  if (!found) throw problem('issuer_unknown', { issuer: id });
  return found;
};
