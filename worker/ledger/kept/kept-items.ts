// Budget versions and report templates. Listed newest first.
import { and, desc, eq, lt } from 'drizzle-orm';
import type { BudgetVersion, ReportTemplate } from '../../../shared/contract/kept.ts';
import { inJson, type Ledger } from '../../db/find.ts';
import { makeOnce, type Making } from '../../db/making.ts';
import { budgetVersion, reportTemplate, type Actor } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { auditEntry } from '../audit.ts';
import { budgetOfFile } from './budget-of-file.ts';

/** Rows of one bound value, which may be 2 MB (platform). */
const perPage = 5_000;

export interface NewBudgetVersion {
  name: string;
  fiscalYear?: string | undefined;
  rows?: { account: string; period: string; amountOre: number }[] | undefined;
  /** Id of an archived file whose #PBUDGET records are taken. */
  sieFile?: string | undefined;
}

/** @throws problems `not_found` (no such file), `sie_file_gone`, `sum_not_exact`, `budget_too_large`, the reader's refusal */
export const createBudgetVersion = async (
  ledger: Ledger,
  archive: R2Bucket,
  companyId: string,
  by: Actor,
  making: Making,
  item: NewBudgetVersion,
): Promise<BudgetVersion> => {
  const taken = item.sieFile
    ? await budgetOfFile(ledger, archive, companyId, item.sieFile, item.fiscalYear)
    : null;
  const rows = taken?.rows ?? item.rows ?? [];
  const made = {
    id: making.id('budget'),
    name: item.name,
    fiscalYear: item.fiscalYear ?? taken?.fiscalYear ?? null,
    rows: rows.length,
    sumOre: exactSum(rows),
    sieFile: item.sieFile ?? null,
    createdAt: making.createdAt,
  };
  const { db, d1 } = ledger;
  const pages = Array.from({ length: Math.ceil(rows.length / perPage) }, (_, page) => page * perPage);
  const find = async () => {
    const [found] = await db.select().from(budgetVersion).where(eq(budgetVersion.id, made.id));
    return found && budgetShape(found);
  };
  const insert = () =>
    d1.batch([
      d1
        .prepare(
          `INSERT INTO budget_version (id, company_id, name, fiscal_year, sie_file_id, rows, sum_ore, created_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
        )
        .bind(
          made.id,
          companyId,
          made.name,
          made.fiscalYear,
          made.sieFile,
          made.rows,
          made.sumOre,
          made.createdAt,
        ),
      ...pages.map((first) =>
        d1
          .prepare(
            `INSERT INTO budget_row (budget_version_id, sequence, account, period, amount_ore)
             SELECT ?2, ?3 + key, value ->> 'account', value ->> 'period', value ->> 'amountOre' FROM json_each(?1)`,
          )
          .bind(JSON.stringify(rows.slice(first, first + perPage)), made.id, first),
      ),
      auditEntry(d1, companyId, by, 'budget-version.created', null, { ...made }),
    ]);
  return makeOnce(find, insert, made);
};

/** @throws problem `sum_not_exact`, with the row that the sum cannot hold */
const exactSum = (rows: { account: string; period: string; amountOre: number }[]): number => {
  let sum = 0;
  for (const [index, { account, period, amountOre }] of rows.entries()) {
    sum += amountOre;
    if (!Number.isSafeInteger(sum)) throw problem('sum_not_exact', { row: index + 1, account, period });
  }
  return sum;
};

const budgetShape = ({
  companyId: _,
  sieFileId,
  ...item
}: typeof budgetVersion.$inferSelect): BudgetVersion => ({ ...item, sieFile: sieFileId });

/** @throws problem `not_found` */
export const readBudgetVersion = async (
  { db }: Ledger,
  companyId: string,
  id: string,
): Promise<BudgetVersion> => {
  const mine = and(eq(budgetVersion.id, id), eq(budgetVersion.companyId, companyId));
  const [found] = await db.select().from(budgetVersion).where(mine);
  if (!found) throw problem('not_found');
  return budgetShape(found);
};

export const listBudgetVersions = async (
  { db }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
): Promise<BudgetVersion[]> => {
  const found = await db
    .select()
    .from(budgetVersion)
    .where(and(eq(budgetVersion.companyId, companyId), before ? lt(budgetVersion.id, before) : undefined))
    .orderBy(desc(budgetVersion.id))
    .limit(limit + 1);
  return found.map(budgetShape);
};

/** Bytes of a definition; a row of D1 holds 2 MB (platform). */
const maxDefinitionBytes = 1_900_000;
/** Bytes of definitions on one page of a list, which ends early when they are long. */
const pageBytes = 4_000_000;

/** In UTF-8, without a copy. */
const bytesOf = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    // Halves of a pair: two times two bytes.
    if (sign > 0x7f) bytes += sign < 0x800 || (sign >= 0xd800 && sign < 0xe000) ? 1 : 2;
  }
  return bytes;
};

/** @throws problem `too_large` */
export const createReportTemplate = async (
  ledger: Ledger,
  companyId: string,
  by: Actor,
  making: Making,
  item: Pick<ReportTemplate, 'name' | 'definition'>,
): Promise<ReportTemplate> => {
  const made = { id: making.id('report'), ...item, createdAt: making.createdAt };
  // Longer than it came in where numbers are: 1e20 is written out.
  const definition = JSON.stringify(made.definition);
  if (bytesOf(definition) > maxDefinitionBytes) throw problem('too_large', { limit: maxDefinitionBytes });
  const { db, d1 } = ledger;
  const find = async () => {
    const [found] = await db.select().from(reportTemplate).where(eq(reportTemplate.id, made.id));
    return found && templateShape(found);
  };
  const insert = () =>
    d1.batch([
      d1
        .prepare(
          'INSERT INTO report_template (id, company_id, name, definition, created_at) VALUES (?1, ?2, ?3, ?4, ?5)',
        )
        .bind(made.id, companyId, made.name, definition, made.createdAt),
      auditEntry(d1, companyId, by, 'report-template.created', null, { id: made.id, name: made.name }),
    ]);
  return makeOnce(find, insert, made);
};

const templateShape = ({ companyId: _, ...item }: typeof reportTemplate.$inferSelect): ReportTemplate => item;

/** @throws problem `not_found` */
export const readReportTemplate = async (
  { db }: Ledger,
  companyId: string,
  id: string,
): Promise<ReportTemplate> => {
  const mine = and(eq(reportTemplate.id, id), eq(reportTemplate.companyId, companyId));
  const [found] = await db.select().from(reportTemplate).where(mine);
  if (!found) throw problem('not_found');
  return templateShape(found);
};

/** The page, and whether more follows; it ends early when the definitions are long. */
export const listReportTemplates = async (
  { db, d1 }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
): Promise<{ items: ReportTemplate[]; more: boolean }> => {
  const { results } = await d1
    .prepare(
      `SELECT id, sum(length(definition)) OVER (ORDER BY id DESC) - length(definition) AS bytesBefore FROM report_template
       WHERE company_id = ?1 AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3`,
    )
    .bind(companyId, before, limit + 1)
    .all<{ id: string; bytesBefore: number }>();
  const ids = results
    .slice(0, limit)
    .filter(({ bytesBefore }) => bytesBefore < pageBytes)
    .map(({ id }) => id);
  const found = await db
    .select()
    .from(reportTemplate)
    .where(inJson(reportTemplate.id, JSON.stringify(ids)))
    .orderBy(desc(reportTemplate.id));
  return { items: found.map(templateShape), more: results.length > ids.length };
};
