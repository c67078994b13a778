// The check before a load goes live: what stands in the database is counted and summed again, account by account,
// and held against what the reader saw and against the record made when the file was first checked.
import { eq } from 'drizzle-orm';
import {
  generation as generationTable,
  sieFile as sieFileTable,
  type JobYearRecord,
} from '../../db/ledger.ts';
import { coverageProblem } from '../../ledger/guards.ts';
import { coverageOf } from '../../ledger/coverage.ts';
import { goLive } from '../../ledger/go-live.ts';
import { problem } from '../../problem.ts';
import { deleteFrom } from './delete.ts';
import { commitStep, type HeldJob, type JobContext } from '../step.ts';

/** Rows summed in one query: some 20 ms of the database. */
const rangeRows = 50_000;

export const verifyStage = async (context: JobContext, job: HeldJob): Promise<void> => {
  for (const year of job.years) await verifyYear(context, job, year);
  await commitStep(context, job, goLive(context.ledger.d1, job), {
    position: deleteFrom('done'),
    phase: 'deleting',
  });
};

const verifyYear = async (context: JobContext, job: HeldJob, year: JobYearRecord) => {
  const { db, d1 } = context.ledger;
  if (year.newGeneration === null || year.sieFileId === null) throw problem('internal');
  const [[generation], [file]] = await db.batch([
    db.select().from(generationTable).where(eq(generationTable.id, year.newGeneration)),
    db.select().from(sieFileTable).where(eq(sieFileTable.id, year.sieFileId)),
  ]);
  if (!generation || !file) throw problem('internal');
  const stopped = coverageProblem(
    file,
    await coverageOf(context.ledger, year.oldGeneration),
    job.request.allow ?? [],
  );
  if (stopped) throw stopped;

  const stored = await sumStored(d1, generation.id);
  const expected = await d1
    .prepare(
      'SELECT account, sum(amount_ore) AS amount, sum(rows) AS rows FROM period_total WHERE generation = ?1 GROUP BY account',
    )
    .bind(generation.id)
    .all<{ account: string; amount: number; rows: number }>();
  const vouchers = await d1
    .prepare('SELECT count(*) AS n FROM voucher WHERE generation = ?1')
    .bind(generation.id)
    .first<{ n: number }>();

  const check = (found: unknown, wanted: unknown) => {
    if (found !== wanted) throw problem('verification_failed', { year: year.start, found, expected: wanted });
  };
  check(`${vouchers?.n} ver.`, `${file.vouchers} ver.`);
  check(`${stored.rows} #TRANS`, `${file.rows} #TRANS`);
  check(`${stored.others} #RTRANS/#BTRANS`, `${file.addedRows + file.removedRows} #RTRANS/#BTRANS`);
  check(stored.debit, file.debitOre);
  check(stored.accounts.size, expected.results.length);
  for (const { account, amount, rows } of expected.results) {
    const sum = stored.accounts.get(account);
    check(`${account}: ${sum?.amount} (${sum?.rows})`, `${account}: ${amount} (${rows})`);
  }
};

const sumStored = async (d1: D1Database, generation: number) => {
  const accounts = new Map<string, { amount: number; rows: number }>();
  let [rows, others, debit] = [0, 0, 0];
  const last = await d1
    .prepare('SELECT max(sequence) AS last FROM ledger_row WHERE generation = ?1')
    .bind(generation)
    .first<{ last: number | null }>();
  for (let from = 0; from <= (last?.last ?? -1); from += rangeRows) {
    const { results } = await d1
      .prepare(
        `SELECT account, kind = 0 AS counts, sum(amount_ore) AS amount, sum(max(amount_ore, 0)) AS debit, count(*) AS rows
         FROM ledger_row WHERE generation = ?1 AND sequence >= ?2 AND sequence < ?3 GROUP BY account, kind = 0`,
      )
      .bind(generation, from, from + rangeRows)
      .all<{ account: string; counts: number; amount: number; debit: number; rows: number }>();
    for (const sum of results) {
      if (!sum.counts) {
        others += sum.rows;
        continue;
      }
      const before = accounts.get(sum.account) ?? { amount: 0, rows: 0 };
      accounts.set(sum.account, { amount: before.amount + sum.amount, rows: before.rows + sum.rows });
      rows += sum.rows;
      debit += sum.debit;
    }
  }
  return { accounts, rows, others, debit };
};
