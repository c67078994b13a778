// Vouchers that are gone from one of the years that were compared and new in another: they moved there, and are told so in
// both.
import { withoutMoved } from './coverage.ts';
import { toldOf, type KeptDifference, type VoucherDifference } from './names.ts';
import type { FoundYear } from './reconcile.ts';

interface Alone {
  start: string;
  /** Of the chunk that it is kept in, and its place there. */
  first: number;
  at: number;
  kind: 'gone' | 'new';
  content: string;
}
interface Chunk {
  start: string;
  first: number;
  vouchers: string;
}

/** Vouchers of all years that are held against each other, and chunks that are changed for them (platform: queries). */
const [mostAlone, mostChunks] = [200_000, 200];
/** Queries that it takes, beside one a year. */
export const movedQueries = mostChunks + 20;
/** Chunks read in one query, each of up to 400,000 characters. */
const chunksAtOnce = 4;

/** Of those that say the same, the first that is gone and the first that is new in another year belong together. */
const pairsOf = (alone: readonly Alone[]): [from: Alone, to: Alone][] => {
  const gone = new Map<string, Alone[]>();
  for (const voucher of alone) {
    if (voucher.kind !== 'gone') continue;
    const same = gone.get(voucher.content);
    if (same) same.push(voucher);
    else gone.set(voucher.content, [voucher]);
  }
  const pairs: [Alone, Alone][] = [];
  for (const voucher of alone) {
    if (voucher.kind !== 'new') continue;
    const same = gone.get(voucher.content) ?? [];
    const i = same.findIndex(({ start }) => start !== voucher.start);
    if (i !== -1) pairs.push([same.splice(i, 1)[0]!, voucher]);
  }
  return pairs;
};

const nameOf = ({ start, first }: Pick<Chunk, 'start' | 'first'>) => `${start} ${first}`;

/** What is to be written for them, and what is found of each year then. */
export const movedBetweenYears = async (
  d1: D1Database,
  jobId: string,
): Promise<{ work: D1PreparedStatement[]; years: FoundYear[] }> => {
  const [found, alone] = await d1.batch<Record<string, unknown>>([
    d1.prepare('SELECT result FROM reconciliation WHERE job_id = ?1 ORDER BY start').bind(jobId),
    d1
      .prepare(
        `SELECT start, first, e.key AS at, e.value ->> 'kind' AS kind, e.value ->> 'content' AS content
         FROM reconciled_vouchers, json_each(vouchers) AS e
         WHERE job_id = ?1 AND e.value ->> 'kind' IN ('gone', 'new') AND content IS NOT NULL
           AND (SELECT count(*) FROM reconciliation WHERE job_id = ?1) > 1
         ORDER BY start, first, at LIMIT ${mostAlone}`,
      )
      .bind(jobId),
  ]);
  const years = found!.results.map(({ result }) => JSON.parse(String(result)) as FoundYear);
  const byStart = new Map(years.map((year) => [year.start, year]));
  const chosen = new Map<string, Alone>();
  const pairs = pairsOf(alone!.results as unknown as Alone[]).filter((pair) => {
    if (chosen.size >= mostChunks) return false;
    for (const one of pair) chosen.set(nameOf(one), one);
    return true;
  });
  if (pairs.length === 0) return { work: [], years };

  const chunks = new Map<string, KeptDifference[]>();
  const wanted = [...chosen.values()].map(({ start, first }) => [start, first]);
  for (let i = 0; i < wanted.length; i += chunksAtOnce) {
    const { results } = await d1
      .prepare(
        `SELECT start, first, vouchers FROM reconciled_vouchers
         WHERE job_id = ?1 AND (start, first) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))`,
      )
      .bind(jobId, JSON.stringify(wanted.slice(i, i + chunksAtOnce)))
      .all<Chunk & Record<string, unknown>>();
    for (const chunk of results) chunks.set(nameOf(chunk), JSON.parse(chunk.vouchers) as KeptDifference[]);
  }
  const voucherOf = (one: Alone) => chunks.get(nameOf(one))![one.at]!;
  for (const [from, to] of pairs) {
    const [before, { series, number, date, text }] = [toldOf(voucherOf(from)), voucherOf(to)];
    const dates = { gone: before.date, new: date };
    const moved: VoucherDifference = {
      ...before,
      kind: 'moved',
      found: 'both',
      became: { series, number, date, text },
      betweenYears: { from: from.start, to: to.start },
    };
    for (const one of [from, to]) {
      chunks.get(nameOf(one))![one.at] = moved;
      const year = byStart.get(one.start)!;
      year.kinds = { ...year.kinds, [one.kind]: year.kinds[one.kind] - 1, moved: year.kinds.moved + 1 };
      year.onlyAdditions = false;
      year.coverage = withoutMoved(year.coverage, { kind: one.kind, date: dates[one.kind] });
    }
  }
  const touched = new Set(pairs.flat().map(({ start }) => start));
  return {
    years,
    work: [
      ...[...chosen].map(([name, { start, first }]) =>
        d1
          .prepare(
            'UPDATE reconciled_vouchers SET vouchers = ?4 WHERE job_id = ?1 AND start = ?2 AND first = ?3',
          )
          .bind(jobId, start, first, JSON.stringify(chunks.get(name))),
      ),
      ...years
        .filter(({ start }) => touched.has(start))
        .map((year) =>
          d1
            .prepare('UPDATE reconciliation SET result = ?3 WHERE job_id = ?1 AND start = ?2')
            .bind(jobId, year.start, JSON.stringify(year)),
        ),
    ],
  };
};
