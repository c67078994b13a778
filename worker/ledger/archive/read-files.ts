// The files of the archive as they are listed and shown.
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { Ledger } from '../../db/find.ts';
import { archivedColumns, generation, sieFile as table } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { sieFileShape } from './sie-files.ts';

/** What is shown of a file; its warnings and its outline may be long, and a list of them longer. */
const shown = { ...archivedColumns, otherYears: sql<number | null>`outline ->> 'otherYears'` };

/** Of the company's live years. */
const liveFiles = ({ db }: Ledger, companyId: string) =>
  db
    .select({ id: generation.sieFileId })
    .from(generation)
    .where(and(eq(generation.companyId, companyId), eq(generation.state, 'live')));

/** Newest first; `before` is the id that the last page ended with. */
export const listSieFiles = async (
  ledger: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
) => {
  const { db } = ledger;
  const [records, found] = await db.batch([
    db
      .select(shown)
      .from(table)
      .where(
        and(
          eq(table.companyId, companyId),
          isNull(table.deletedAt),
          before ? lt(table.id, before) : undefined,
        ),
      )
      .orderBy(desc(table.id))
      .limit(limit + 1),
    liveFiles(ledger, companyId),
  ]);
  const live = new Set(found.map(({ id }) => id));
  return records.map(({ otherYears, ...record }) =>
    sieFileShape({ ...record, outline: { otherYears: otherYears ?? 0 } }, live.has(record.id)),
  );
};

/** @throws problem `not_found` */
export const readSieFile = async (ledger: Ledger, companyId: string, id: string): Promise<SieFile> => {
  const { db } = ledger;
  const [[record], found] = await db.batch([
    db
      .select(shown)
      .from(table)
      .where(and(eq(table.companyId, companyId), eq(table.id, id), isNull(table.deletedAt))),
    liveFiles(ledger, companyId),
  ]);
  if (!record) throw problem('not_found');
  const live = found.some((file) => file.id === id);
  return sieFileShape({ ...record, outline: { otherYears: record.otherYears ?? 0 } }, live);
};
