// What every request carries once the middleware has run.
import type { CompanyRecord } from '../db/directory.ts';
import type { Ledger } from '../db/find.ts';
import type { Env } from '../env.ts';
import type { Caller } from '../access/token.ts';
import type { Making } from '../db/making.ts';

export interface AppEnv {
  Bindings: Env;
  Variables: {
    caller: Caller;
    /** On routes of one company. */
    company: CompanyRecord;
    ledger: Ledger;
    /** On a POST. */
    making: Making;
  };
}
