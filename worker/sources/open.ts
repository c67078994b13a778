// A connected source, opened: its secret is read, and it is asked through the door.
import type { Env } from '../env.ts';
import { readConnection } from './connection.ts';
import { createDoor } from './door.ts';
import { sourceNames } from './names.ts';
import { createTokenKeeper, type Tokens } from './rotation.ts';
import type { OpenSource } from './vendor.ts';
import { bjornLunden, type BjornLundenSecret } from './vendors/bjorn-lunden.ts';
import { bokio, type BokioSecret } from './vendors/bokio.ts';
import { briox, type BrioxSecret } from './vendors/briox.ts';
import { fortnox, fortnoxClient, renewFortnox } from './vendors/fortnox.ts';
import { sieUrl, type SieUrlSecret } from './vendors/sie-url.ts';
import type { FetchLimits } from './watch.ts';

export type Secret =
  | ({ kind: 'sie-url' } & SieUrlSecret)
  | ({ kind: 'bokio' } & BokioSecret)
  | ({ kind: 'briox' } & BrioxSecret)
  | ({ kind: 'bjorn-lunden' } & BjornLundenSecret)
  | ({ kind: 'fortnox' } & Tokens);

/** @throws problems `source_not_connected`, `sources_not_set_up`, `fortnox_not_set_up` */
export const openSource = async (
  env: Env,
  company: { id: string; name: string },
  limits: FetchLimits,
): Promise<OpenSource> => {
  const secret = await readConnection<Secret>(env, company);
  const door = createDoor({ standIns: env.SOURCE_STAND_INS ?? null, limits });
  switch (secret.kind) {
    case 'sie-url':
      return sieUrl(door, secret);
    case 'bokio':
      return bokio(door, secret);
    case 'briox':
      return briox(door, secret);
    case 'bjorn-lunden':
      return bjornLunden(door, secret);
    case 'fortnox': {
      const renew = renewFortnox(door, fortnoxClient(env));
      return fortnox(door, createTokenKeeper(env, company, sourceNames.fortnox, renew));
    }
  }
};
