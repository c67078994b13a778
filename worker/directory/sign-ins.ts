// Signing in at an accounting system in a browser: begun by an administrator, used once, within ten minutes.
import { eq, lt } from 'drizzle-orm';
import type { SourceSignIn } from '../../shared/contract/source.ts';
import type { Caller } from '../access/caller.ts';
import { company as companyTable, sourceSignIn as table, type CompanyRecord } from '../db/directory.ts';
import { directoryOf } from '../db/find.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import { createDoor, placeOf } from '../sources/door.ts';
import { currentKeyId } from '../sources/seal.ts';
import { passingIn } from '../sources/trouble.ts';
import { fortnoxClient, fortnoxSignIn, fortnoxTokens } from '../sources/vendors/fortnox.ts';
import { connect } from './sources.ts';

const lifeMs = 10 * 60_000;
/** Of an exchange that somebody waits for. */
const limits = { silentMs: 10_000, totalMs: 20_000 };

/** @throws problems `fortnox_not_set_up`, `sources_not_set_up` */
export const beginSignIn = async (
  env: Env,
  by: Caller,
  company: CompanyRecord,
  redirectUri: string,
): Promise<SourceSignIn> => {
  const client = fortnoxClient(env);
  currentKeyId(env);
  const state = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  const expiresAt = Date.now() + lifeMs;
  const db = directoryOf(env);
  await db.batch([
    db.delete(table).where(lt(table.expiresAt, Date.now())),
    db.insert(table).values({
      state: await sha256Hex(state),
      companyId: company.id,
      kind: 'fortnox',
      redirectUri,
      askedBy: { id: by.id, name: by.name },
      expiresAt,
    }),
  ]);
  const address = placeOf(env.SOURCE_STAND_INS ?? null, new URL(fortnoxSignIn(client, redirectUri, state)));
  return { address, expiresAt: new Date(expiresAt).toISOString() };
};

/**
 * What the accounting system sent the browser back with.
 * @returns the company that is connected now
 * @throws problems `sign_in_unknown`, `sign_in_declined`, and those of the source
 */
export const endSignIn = async (env: Env, parameters: URLSearchParams): Promise<CompanyRecord> => {
  const state = parameters.get('state') ?? '';
  const db = directoryOf(env);
  const [begun] = await db
    .delete(table)
    .where(eq(table.state, await sha256Hex(state)))
    .returning();
  if (!begun || begun.expiresAt < Date.now()) throw problem('sign_in_unknown');
  const [company] = await db.select().from(companyTable).where(eq(companyTable.id, begun.companyId));
  if (!company) throw problem('sign_in_unknown');
  if (parameters.has('error') || !parameters.has('code')) throw problem('sign_in_declined');
  const door = createDoor({ standIns: env.SOURCE_STAND_INS ?? null, limits });
  const { redirectUri, kind } = begun;
  try {
    const tokens = await fortnoxTokens(door, fortnoxClient(env), { parameters, redirectUri, state });
    await connect(env, begun.askedBy, company, { kind, account: null, secret: { kind, ...tokens } });
  } catch (error) {
    throw passingIn(error)?.problem ?? error;
  }
  return company;
};
