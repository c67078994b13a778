// Whether a trail is as it was written: every line against its seal, every seal against its line, the end against the head.
import { linkOf, type Head, type Trail } from './chain.ts';

/** Lines read at a time. */
const pageOfLines = 1_000;

export interface Broken {
  /** Id of the line; null where it cannot be said. */
  line: string | null;
  what: 'altered' | 'removed' | 'added' | 'cut' | 'unknown_head';
}
export interface Verified {
  ok: boolean;
  lines: number;
  /** Hash of the last line: noted elsewhere, it shows later that nothing before it has changed. */
  head: string | null;
  broken: Broken | null;
}

interface Line {
  id: number;
  text: string;
  hash: string | null;
}

/** @param known a head that was told before, which must be on the way to today's */
export const verifyChain = async (
  d1: D1Database,
  trail: Trail,
  chain: string,
  known: string | null,
): Promise<Verified> => {
  let [lines, last, hash, passed] = [0, 0, '', known === null || known === ''];
  const end = (what: Broken['what'] | null, line: number | null): Verified => ({
    ok: what === null,
    lines,
    head: hash || null,
    broken: what && { line: line === null ? null : String(line), what },
  });
  const { results: heads } = await d1
    .prepare(`SELECT chain, line, lines, hash FROM ${trail.heads} WHERE chain IN ('', ?1)`)
    .bind(chain)
    .all<Head>();
  const head = heads.find((one) => one.chain === chain);
  // What is written after that is not sealed yet, and changes nothing before it.
  const to = heads.find((one) => one.chain === '')?.line ?? 0;
  const seal = await d1
    .prepare(
      `SELECT s.line FROM ${trail.seals} AS s WHERE s.chain = ?1 AND s.line <= ?2 AND NOT EXISTS
         (SELECT 1 FROM ${trail.lines} AS l WHERE l.id = s.line AND ${trail.chain} = s.chain) ORDER BY s.line LIMIT 1`,
    )
    .bind(chain, to)
    .first<{ line: number }>();
  const gone = seal?.line ?? Infinity;
  for (;;) {
    const { results } = await d1
      .prepare(
        `SELECT l.id, ${trail.text} AS text, s.hash FROM ${trail.lines} AS l
         LEFT JOIN ${trail.seals} AS s ON s.chain = ?1 AND s.line = l.id
         WHERE ${trail.chain} = ?1 AND l.id > ?2 AND l.id <= ?3 ORDER BY l.id LIMIT ${pageOfLines}`,
      )
      .bind(chain, last, to)
      .all<Line>();
    for (const line of results) {
      if (line.id > gone) return end('removed', gone);
      if (line.hash === null) return end('added', line.id);
      if (linkOf(hash, line.text) !== line.hash) return end('altered', line.id);
      ({ hash } = line);
      passed ||= hash === known;
      last = line.id;
      lines += 1;
    }
    if (results.length < pageOfLines) return done();
  }

  function done(): Verified {
    if (gone < Infinity) return end('removed', gone);
    if ((head?.lines ?? 0) !== lines || (head?.hash ?? '') !== hash) return end('cut', null);
    return passed ? end(null, null) : end('unknown_head', null);
  }
};
