// What each verb does, noun by noun. Company verbs from the dialog are held to the company its ticket was matched with.
import type { Verb } from '../../messages/verbs.ts';
import type { Handlers } from '../router.ts';
import { companyHandlers } from './companies.ts';
import { compareHandlers } from './compare.ts';
import { createContext } from './context.ts';
import type { Of, Services } from './context.ts';
import { dialogHandlers } from './dialog.ts';
import { differingHandlers } from './differing.ts';
import { jobHandlers } from './jobs.ts';
import { manyHandlers } from './many.ts';
import { peopleHandlers } from './people.ts';
import { purgeHandlers } from './purges.ts';
import { settingsHandlers } from './settings.ts';
import { sourceHandlers } from './source.ts';
import { watchingHandlers } from './watching.ts';
import { yearHandlers } from './years.ts';

export function createHandlers(services: Services): Handlers {
  const context = createContext(services);
  return {
    ...dialogHandlers(context),
    ...companyHandlers(context),
    ...yearHandlers(context),
    ...purgeHandlers(context),
    ...jobHandlers(context),
    ...compareHandlers(context),
    ...sourceHandlers(context),
    ...manyHandlers(context),
    ...watchingHandlers(context),
    ...differingHandlers(context),
    ...settingsHandlers(context),
    ...peopleHandlers(context),
  } satisfies Of<Verb>;
}
