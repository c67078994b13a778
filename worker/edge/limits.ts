// What Cloudflare allows (Workers Paid, November 2026) and local workerd does not hold; kept in tests, in the chaos run
// and behind `npm start -- --edge`.

export const limits = {
  /** D1: bound parameters of a statement. */
  parameters: 100,
  /** D1: bytes of a statement's SQL. */
  sqlBytes: 100_000,
  /** D1: bytes of a value, and of a row. */
  valueBytes: 2_000_000,
  /** D1: statements of one invocation. */
  queries: 1_000,
  /** D1: milliseconds of a query, and of a whole batch. */
  batchMs: 30_000,
  /** Queues: bytes of a message, messages of a `sendBatch`. */
  messageBytes: 128_000,
  messages: 100,
  /** Queues: seconds that a message may be delayed. */
  delaySeconds: 43_200,
  /** Queues: consumers at once; more than wrangler.toml asks for. */
  consumers: 10,
  /** Workers: bytes of a request's body, its address and its headers. */
  bodyBytes: 100 * 1024 * 1024,
  urlBytes: 16 * 1024,
  headerBytes: 128 * 1024,
  /** Workers: MB of an isolate. */
  heapMB: 128,
};

/** @throws Error `platform limit passed: …` */
export const assertLimit = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`platform limit passed: ${what}`);
};
