// What the worker is bound to; see wrangler.toml.
/** Look at a job, or at what is to follow when it has ended; or, every minute, at what else a ledger is looked at for. */
export type JobMessage = { ledger: string; jobId: string; notice?: 'webhook' | 'reload' } | SweepMessage;
export interface SweepMessage {
  ledger: string;
  /** Days a file is kept after its year ceased to be read from it. */
  archiveDays: number;
}

export interface Env {
  DIRECTORY: D1Database;
  LEDGER_00: D1Database;
  ARCHIVE: R2Bucket;
  JOBS: Queue<JobMessage>;
  /** Days a SIE file is kept after its year was purged. */
  ARCHIVE_DAYS: string;
  /** Keys that encrypt what sources are asked with (worker/sources/seal.ts); a secret. */
  SOURCE_KEYS?: string;
  /** Of the integration that Fortnox has registered for this service; the latter a secret. */
  FORTNOX_CLIENT_ID?: string;
  FORTNOX_CLIENT_SECRET?: string;
  /**
   * Set by `npm start` and tests alone: origin of the stand-ins, which then answer for every accounting system; what is on
   * this machine may then be read as well.
   */
  SOURCE_STAND_INS?: string;
  /** SHA-256 (hex) of the first administrator's token; a secret. */
  BOOTSTRAP_TOKEN_SHA256?: string;
  /** `true`: that token goes on working when there is another administrator. Left out, it does not. */
  BOOTSTRAP_TOKEN_STAYS?: string;
  /** Who people may sign in with, as JSON (worker/access/issuers.ts); left out, nobody can. */
  OIDC_ISSUERS?: string;
  /** Their client secrets, as JSON by id; a secret. */
  OIDC_SECRETS?: string;
  /** Where the extension is fetched, https; told on the page of an invitation. */
  EXTENSION_CHROME_URL?: string;
  EXTENSION_FIREFOX_URL?: string;
  /** Count what is asked for (wrangler.toml, worker/access/rates.ts); without them each isolate counts alone. */
  RATE_TOKEN?: RateLimit;
  RATE_FAILURES?: RateLimit;
  RATE_COSTLY?: RateLimit;
  /**
   * Set by `npm start`: what stands before the local worker loses an answer that is given before the request's body has
   * been read to its end. Cloudflare hands it through.
   */
  READ_TO_THE_END?: string;
}
