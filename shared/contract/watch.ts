// The nightly comparison of a connected company with its accounting system, and who is told when its outcome changes.
import { z } from '@hono/zod-openapi';
import { agreementSchema } from './overview.ts';
import { isoDate, orNull } from './list.ts';
import { problemSchema } from './problem.ts';
import { textOfForm } from './text.ts';

const webhookSchema = z.strictObject({
  /** https, on the internet; it is sent to, never read. */
  address: z.string().trim().min(1).max(2_000),
  /** What it is signed with, as standardwebhooks.com has it: `whsec_` and 24–64 bytes in base64. Never shown again. */
  secret: textOfForm(
    /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
    'ska vara whsec_ följt av 24–64 byte i base64, som av: openssl rand -base64 32',
    'must be whsec_ and 24–64 bytes in base64, as made by: openssl rand -base64 32',
  ).openapi({ writeOnly: true }),
});

export const watchUpdateSchema = z
  .strictObject({
    enabled: z.boolean(),
    /** Reloads a year by itself when nothing but new vouchers differ. */
    reloads: z.boolean().default(false),
    /** Left out, it stays as it is; null takes it away. */
    webhook: orNull(webhookSchema).optional(),
  })
  .openapi('WatchUpdate');
export type WatchUpdate = z.output<typeof watchUpdateSchema>;

export const watchSchema = z
  .object({
    /** Only a connected company is watched; then it is so until it is turned off. */
    possible: z.boolean(),
    enabled: z.boolean(),
    reloads: z.boolean(),
    /** When it is compared next; null where it is not. */
    nextAt: z.string().nullable(),
    webhook: z
      .object({
        /** Of the address; the rest may be a secret. */
        host: z.string(),
        /** How the last sending went: the status answered, null where there was no answer. */
        lastSent: z
          .object({ id: z.string(), at: z.string(), ok: z.boolean(), status: z.int().nullable() })
          .nullable(),
      })
      .nullable(),
  })
  .openapi('Watch');
export type Watch = z.infer<typeof watchSchema>;

/** How a trial of the webhook was heard. */
export const webhookTestSchema = z
  .object({
    ok: z.boolean(),
    /** The status answered; null where there was no answer. */
    status: z.int().nullable(),
    /** The outcome as a sentence; when it was not heard, what to do. */
    message: z.object({ sv: z.string(), en: z.string() }),
  })
  .openapi('WebhookTest');
export type WebhookTest = z.infer<typeof webhookTestSchema>;

const companyTold = z.object({ id: z.string(), name: z.string(), organisationNumber: z.string() });
/** What a trial sends: signed as `WebhookEvent`, and about nothing. */
export const webhookTestEventSchema = z
  .object({
    type: z.literal('webhook.test'),
    timestamp: z.string(),
    data: z.object({ company: companyTold }),
  })
  .openapi('WebhookTestEvent');
export type WebhookTestEvent = z.infer<typeof webhookTestEventSchema>;

/**
 * What is sent when agreement changes. Signed as standardwebhooks.com has it: `webhook-signature` is `v1,` and the HMAC-SHA256
 * in base64 of `webhook-id`, `webhook-timestamp` (seconds) and the body, joined by full stops.
 */
export const webhookEventSchema = z
  .object({
    type: z.literal('agreement.changed'),
    timestamp: z.string(),
    data: z.object({
      company: companyTold,
      /** The job that found it. */
      jobId: z.string(),
      /** The years whose agreement changed. */
      fiscalYears: z.array(
        z.object({
          start: isoDate,
          end: isoDate,
          state: agreementSchema.shape.state,
          since: z.string(),
          voucherCount: z.int(),
          kinds: agreementSchema.shape.kinds,
          differenceCount: z.int(),
          problem: orNull(problemSchema),
        }),
      ),
    }),
  })
  .openapi('WebhookEvent');
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
