// Where a company's ledger is read from: connecting an accounting system, trying the connection, forgetting it.
import { z } from '@hono/zod-openapi';
import { sourceKinds } from './company.ts';
import { isoDate, orNull } from './list.ts';
import { problemSchema } from './problem.ts';
import { because } from './text.ts';

/** Goes into a header: one line, printable, without blanks at its ends. */
const headerText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (text) => /^[\x20-\x7e]*$/.test(text),
      because(
        'får bara ha bokstäverna a–z, siffror och vanliga tecken, på en rad',
        'may hold the letters a–z, digits and common signs only, on one line',
      ),
    );

const fields = {
  /** Of SIE at an address: `{start}` and `{end}` stand for the fiscal year's dates. */
  address: z.string().trim().min(1).max(2_000),
  /** Of SIE at an address: the value of the `Authorization` header. */
  authorization: headerText(2_000),
  /** Bokio's id of the company, and the token of a private integration that may read SIE. */
  companyId: z.uuid(),
  token: headerText(4_000),
  /** Briox's number of the account, and an application token. */
  accountId: headerText(100),
  applicationToken: headerText(4_000),
  /** Björn Lundén's key of the company, and the client's credentials. */
  userKey: headerText(200),
  clientId: headerText(200),
  clientSecret: headerText(1_000),
};
type Field = keyof typeof fields;

const fieldsOf: Record<string, { needed: Field[]; possible: Field[] }> = {
  'sie-url': { needed: ['address'], possible: ['authorization'] },
  bokio: { needed: ['companyId', 'token'], possible: [] },
  briox: { needed: ['accountId', 'applicationToken'], possible: [] },
  'bjorn-lunden': { needed: ['userKey', 'clientId', 'clientSecret'], possible: [] },
};

export const connectableKinds = ['sie-url', 'bokio', 'briox', 'bjorn-lunden'] as const;

/** Each kind has fields of its own; one of another kind's is refused by name. */
export const sourceConnectSchema = z
  .strictObject({
    kind: z.enum(connectableKinds),
    ...(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.optional()])) as {
      [F in Field]: z.ZodOptional<(typeof fields)[F]>;
    }),
  })
  .superRefine((source, context) => {
    const { needed, possible } = fieldsOf[source.kind]!;
    const say = (name: string, sv: string, en: string) =>
      context.addIssue({ code: 'custom', path: [name], ...because(sv, en) });
    for (const name of needed)
      if (source[name] === undefined) say(name, 'fältet saknas', 'the field is missing');
    for (const name of Object.keys(fields) as Field[])
      if (source[name] !== undefined && !needed.includes(name) && !possible.includes(name))
        say(name, `hör inte till ${source.kind}`, `is no field of ${source.kind}`);
  })
  .openapi('SourceConnect');
export type SourceConnect = z.output<typeof sourceConnectSchema>;

export const sourceConnectionSchema = z
  .object({
    kind: z.enum(sourceKinds),
    connected: z.boolean(),
    /** What tells the connection from others and is no secret: a host, an account number. */
    account: z.string().nullable(),
    connectedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    connectedAt: z.string().nullable(),
  })
  .openapi('SourceConnection');
export type SourceConnection = z.infer<typeof sourceConnectionSchema>;

export const sourceSignInRequestSchema = z
  .strictObject({ kind: z.enum(['fortnox']) })
  .openapi('SourceSignInRequest');

export const sourceSignInSchema = z
  .object({
    /** To be opened in a browser: there a user of the accounting system lets the service in. */
    address: z.string(),
    expiresAt: z.string(),
  })
  .openapi('SourceSignIn');
export type SourceSignIn = z.infer<typeof sourceSignInSchema>;

export const sourceTestSchema = z
  .object({
    ok: z.boolean(),
    /** The outcome as a sentence; when it did not work, what to do. */
    message: z.object({ sv: z.string(), en: z.string() }),
    /** The fiscal years that the source has, newest first; of an address the one that its file is for. */
    fiscalYears: z.array(z.object({ start: isoDate, end: isoDate })),
    problem: orNull(problemSchema),
  })
  .openapi('SourceTest');
export type SourceTest = z.infer<typeof sourceTestSchema>;
