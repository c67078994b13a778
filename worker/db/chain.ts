// The lines of a trail, chained: the hash of each is over the hash before it and the line itself. Who removes, alters or
// puts in a line would have to make every hash after it anew, and the last one is known outside the database: it is told
// to whoever verifies, and stands in the log.
import { createHash } from 'node:crypto';

/** A trail as it lies in a database. */
export interface Trail {
  lines: string;
  seals: string;
  heads: string;
  /** SQL of a line `l`: which chain it belongs to, and all that is sealed of it. */
  chain: string;
  text: string;
}

/** The ledgers': a chain for each company. */
export const auditTrail: Trail = {
  lines: 'audit',
  seals: 'audit_seal',
  heads: 'audit_head',
  chain: 'l.company_id',
  text: 'json_array(l.id, l.company_id, l.at, l.actor, l.action, l.job_id, l.details)',
};
/** The directory's: one chain. */
export const directoryChain = 'directory';
export const directoryTrail: Trail = {
  lines: 'trail',
  seals: 'trail_seal',
  heads: 'trail_head',
  chain: `'${directoryChain}'`,
  text: 'json_array(l.id, l.company_id, l.token_id, l.at, l.actor, l.action, l.details)',
};

/** Lines that one round takes. */
const atATime = 500;

export const linkOf = (before: string, text: string): string =>
  createHash('sha256').update(`${before}\n${text}`).digest('hex');

interface Unsealed {
  id: number;
  chain: string;
  text: string;
  hash: string | null;
  lines: number | null;
  before: number;
}

/**
 * Seals the lines that are not yet: two who do so at once do it once.
 * @returns the new heads
 */
export const sealLines = async (d1: D1Database, trail: Trail, rounds = 1): Promise<Head[]> => {
  const heads = new Map<string, Head>();
  const sealedTo = `(SELECT coalesce(max(line), 0) FROM ${trail.heads} WHERE chain = '')`;
  for (let round = 0; round < rounds; round += 1) {
    const { results } = await d1
      .prepare(
        `SELECT l.id, ${trail.chain} AS chain, ${trail.text} AS text, h.hash, h.lines, ${sealedTo} AS before
         FROM ${trail.lines} AS l LEFT JOIN ${trail.heads} AS h ON h.chain = ${trail.chain}
         WHERE l.id > ${sealedTo} ORDER BY l.id LIMIT ${atATime}`,
      )
      .all<Unsealed>();
    if (results.length === 0) break;
    const moved = new Map<string, Head>();
    const seals = results.map(({ id, chain, text, hash, lines }) => {
      const head = moved.get(chain) ?? { chain, line: 0, lines: lines ?? 0, hash: hash ?? '' };
      const next = { chain, line: id, lines: head.lines + 1, hash: linkOf(head.hash, text) };
      moved.set(chain, next);
      return [chain, id, next.hash];
    });
    const [{ before }] = results as [Unsealed];
    const still = `${sealedTo} = ?2`;
    await d1.batch([
      d1
        .prepare(
          `INSERT INTO ${trail.seals} (chain, line, hash)
           SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1) WHERE ${still}`,
        )
        .bind(JSON.stringify(seals), before),
      d1
        .prepare(
          `INSERT INTO ${trail.heads} (chain, line, lines, hash)
           SELECT value ->> 'chain', value ->> 'line', value ->> 'lines', value ->> 'hash' FROM json_each(?1) WHERE ${still}
           ON CONFLICT DO UPDATE SET line = excluded.line, lines = excluded.lines, hash = excluded.hash`,
        )
        .bind(JSON.stringify([...moved.values()]), before),
      d1
        .prepare(
          `INSERT INTO ${trail.heads} (chain, line, lines, hash) SELECT '', ?1, 0, '' WHERE ${still}
           ON CONFLICT DO UPDATE SET line = excluded.line`,
        )
        .bind(results.at(-1)!.id, before),
    ]);
    for (const [chain, head] of moved) heads.set(chain, head);
    if (results.length < atATime) break;
  }
  return [...heads.values()];
};

export interface Head {
  chain: string;
  line: number;
  lines: number;
  hash: string;
}
