// A company's connection to its source, as it stands in the directory. Its secret is sealed to the company: moved to
// another's row it cannot be opened.
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { sourceConnection } from '../db/directory.ts';
import { directoryOf, inJson } from '../db/find.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { formerKeyIds, seal, unseal, type Sealed, type SealingKeys } from './seal.ts';

export const sealFor = (env: SealingKeys, companyId: string, secret: unknown): Promise<Sealed> =>
  seal(env, secret, companyId);

/** @throws problems `source_not_connected`, `sources_not_set_up` */
export const readConnection = async <Secret>(
  env: Env,
  company: { id: string; name: string },
): Promise<Secret> => {
  const [found] = await directoryOf(env)
    .select()
    .from(sourceConnection)
    .where(eq(sourceConnection.companyId, company.id));
  if (!found) throw problem('source_not_connected', { company: company.name });
  return unseal<Secret>(env, found, company.id);
};

/** Connections sealed anew in one round of the sweep. */
const atATime = 50;

/** One round of the sweep: what was sealed with a former key is sealed with the present one, so that the former can go. */
export const resealConnections = async (env: Env): Promise<void> => {
  const former = env.SOURCE_KEYS ? formerKeyIds(env) : [];
  if (former.length === 0) return;
  const db = directoryOf(env);
  const found = await db
    .select()
    .from(sourceConnection)
    .where(inJson(sourceConnection.keyId, JSON.stringify(former)))
    .limit(atATime);
  for (const row of found) {
    // One that cannot be opened says so when it is used.
    const secret = await unseal<object>(env, row, row.companyId).catch(() => null);
    if (!secret) continue;
    const sealed = await seal(env, secret, row.companyId);
    // Not while its tokens are renewed: what comes of that would find another version.
    await db
      .update(sourceConnection)
      .set({ ...sealed, version: row.version + 1 })
      .where(
        and(
          eq(sourceConnection.id, row.id),
          eq(sourceConnection.version, row.version),
          or(isNull(sourceConnection.renewingUntil), lt(sourceConnection.renewingUntil, Date.now())),
        ),
      );
  }
};
