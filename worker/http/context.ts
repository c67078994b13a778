// What every request carries once the middleware has run.
import type { CompanyRecord } from '../db/directory.ts';
import type { Ledger } from '../db/find.ts';
import type { Env } from '../env.ts';
import type { Rates, Taken } from '../access/rates.ts';
import type { Caller } from '../access/caller.ts';
import type { Content } from '../ledger/archive/content.ts';
import type { Making } from '../db/making.ts';

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Of this request, in its answer and in the log. */
    requestId: string;
    rates: Rates;
    /** Of the limit that the answer tells of. */
    taken: Taken;
    caller: Caller;
    /** The company that was looked for together with who asks: null where it is none of theirs. */
    lookedFor: { id: string; company: CompanyRecord | null } | undefined;
    /** Code of the problem that the answer is. */
    refusedFor: string | undefined;
    /** On routes of one company. */
    company: CompanyRecord;
    ledger: Ledger;
    /** Of the JSON body that the route takes. */
    jsonSchema: unknown;
    /** On a POST. */
    making: Making;
    /** Of a POST with an Idempotency-Key: who asked, the key, and what was asked for. */
    requestKey: string | null;
    /** Set by a route whose body was a file: what the same request must bring when it comes again. */
    content: Content | undefined;
  };
}
