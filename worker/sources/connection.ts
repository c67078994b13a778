// A company's connection to its source, as it stands in the directory. Its secret is sealed to the company: moved to
// another's row it cannot be opened.
import { eq } from 'drizzle-orm';
import { sourceConnection } from '../db/directory.ts';
import { directoryOf } from '../db/find.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { seal, unseal, type Sealed, type SealingKeys } from './seal.ts';

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
