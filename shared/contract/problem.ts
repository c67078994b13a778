// Errors as the API sends them: RFC 9457 problem details with a stable code.
import { z } from '@hono/zod-openapi';

/** `application/problem+json`. `title` and `detail` follow Accept-Language (sv by default, en); `texts` has both. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().openapi({ example: 'upload_in_progress' }),
    /** The whole sentence in both languages, for whoever shows it later. */
    texts: z.object({ sv: z.string(), en: z.string() }).optional(),
    /** Line of the SIE file, from 1, where the reason lies in a line. */
    line: z.int().optional(),
    label: z.string().nullable().optional(),
    /** Of the request, as in the header X-Request-Id and in the service's log. */
    requestId: z.string().optional(),
    /** Path of the job that stands in the way. */
    job: z.string().optional(),
    /** All reasons that stopped a load, each of which `allow` can set aside by its code. */
    reasons: z
      .array(z.object({ code: z.string(), texts: z.object({ sv: z.string(), en: z.string() }) }).loose())
      .optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi('Problem');
export type Problem = z.infer<typeof problemSchema>;
