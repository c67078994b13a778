// The kept items: documents (bytes in R2), budget versions, report templates. Listed newest first.
import { and, desc, eq, lt } from 'drizzle-orm';
import type { BudgetVersion, Document, ReportTemplate } from '../../../shared/contract/kept.ts';
import type { Ledger } from '../../db/find.ts';
import { makeOnce, type Making } from '../../db/making.ts';
import { budgetVersion, document, reportTemplate, type Actor } from '../../db/ledger.ts';
import { documentKey } from '../archive/archive.ts';
import { auditEntry } from '../audit.ts';
import { budgetOfFile } from './budget-of-file.ts';
import { discardObject, expectObject, vouchForObject } from '../archive/stray-objects.ts';
import { sha256Hex } from '../../sha256.ts';

export const createDocument = async (
  ledger: Ledger,
  archive: R2Bucket,
  companyId: string,
  by: Actor,
  making: Making,
  item: { name: string; contentType: string; body: Uint8Array },
): Promise<Document> => {
  const made = {
    id: making.id('doc'),
    name: item.name,
    contentType: item.contentType,
    bytes: item.body.byteLength,
    sha256: await sha256Hex(item.body),
    createdAt: making.createdAt,
  };
  const key = documentKey(companyId, made.id);
  const { db, d1 } = ledger;
  const find = async () =>
    (await db.select(documentColumns).from(document).where(eq(document.id, made.id)))[0];
  const insert = async () => {
    await expectObject(d1, key).run();
    await archive.put(key, item.body, { httpMetadata: { contentType: item.contentType } });
    await d1.batch([
      ...vouchForObject(d1, key),
      d1
        .prepare(
          `INSERT INTO document (id, company_id, name, content_type, bytes, sha256, created_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
        )
        .bind(made.id, companyId, made.name, made.contentType, made.bytes, made.sha256, made.createdAt),
      auditEntry(d1, companyId, by, 'document.created', null, { ...made }),
    ]);
  };
  try {
    return await makeOnce(find, insert, made);
  } catch (error) {
    await discardObject(d1, archive, key).catch(() => undefined);
    throw error;
  }
};

export const listDocuments = async (
  { db }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
) => {
  return db
    .select(documentColumns)
    .from(document)
    .where(and(eq(document.companyId, companyId), before ? lt(document.id, before) : undefined))
    .orderBy(desc(document.id))
    .limit(limit + 1);
};
const documentColumns = {
  id: document.id,
  name: document.name,
  contentType: document.contentType,
  bytes: document.bytes,
  sha256: document.sha256,
  createdAt: document.createdAt,
};

export interface NewBudgetVersion {
  name: string;
  fiscalYear?: string | undefined;
  rows?: { account: string; period: string; amountOre: number }[] | undefined;
  /** Id of an archived file whose #PBUDGET records are taken. */
  sieFile?: string | undefined;
}

/** @throws problems `not_found` (no such file), `sie_file_gone`, the reader's refusal */
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
    sumOre: rows.reduce((sum, { amountOre }) => sum + amountOre, 0),
    sieFile: item.sieFile ?? null,
    createdAt: making.createdAt,
  };
  const { db, d1 } = ledger;
  const pages = Array.from({ length: Math.ceil(rows.length / 10_000) }, (_, page) => page * 10_000);
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
          .bind(JSON.stringify(rows.slice(first, first + 10_000)), made.id, first),
      ),
      auditEntry(d1, companyId, by, 'budget-version.created', null, { ...made }),
    ]);
  return makeOnce(find, insert, made);
};

const budgetShape = ({
  companyId: _,
  sieFileId,
  ...item
}: typeof budgetVersion.$inferSelect): BudgetVersion => ({ ...item, sieFile: sieFileId });

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

export const createReportTemplate = async (
  ledger: Ledger,
  companyId: string,
  by: Actor,
  making: Making,
  item: Pick<ReportTemplate, 'name' | 'definition'>,
): Promise<ReportTemplate> => {
  const made = { id: making.id('report'), ...item, createdAt: making.createdAt };
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
        .bind(made.id, companyId, made.name, JSON.stringify(made.definition), made.createdAt),
      auditEntry(d1, companyId, by, 'report-template.created', null, { id: made.id, name: made.name }),
    ]);
  return makeOnce(find, insert, made);
};

const templateShape = ({ companyId: _, ...item }: typeof reportTemplate.$inferSelect): ReportTemplate => item;

export const listReportTemplates = async (
  { db }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
): Promise<ReportTemplate[]> => {
  const found = await db
    .select()
    .from(reportTemplate)
    .where(and(eq(reportTemplate.companyId, companyId), before ? lt(reportTemplate.id, before) : undefined))
    .orderBy(desc(reportTemplate.id))
    .limit(limit + 1);
  return found.map(templateShape);
};
