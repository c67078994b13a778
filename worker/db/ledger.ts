// Drizzle's view of a ledger database, for queries; the migrations in migrations/ledger are what makes it
// (STRICT and WITHOUT ROWID, which Drizzle cannot say). Amounts are integer öre, dates ISO.
import { getTableColumns } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JobKind, JobPhase, JobState, Proof, Receipt } from '../../shared/contract/job.ts';
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import type { SieOutline, SieWarning } from '../../shared/sie/index.ts';

export interface Actor {
  id: string;
  name: string;
}
export interface CompanyRef {
  id: string;
  name: string;
  organisationNumber: string;
}

const generationKey = { generation: integer().notNull(), sequence: integer().notNull() };

export const fiscalYear = sqliteTable(
  'fiscal_year',
  {
    companyId: text('company_id').notNull(),
    start: text().notNull(),
    end: text().notNull(),
    liveGeneration: integer('live_generation'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.start] })],
);

export const generation = sqliteTable('generation', {
  id: integer().primaryKey({ autoIncrement: true }),
  companyId: text('company_id').notNull(),
  start: text().notNull(),
  sieFileId: text('sie_file_id').notNull(),
  jobId: text('job_id').notNull(),
  state: text().$type<'loading' | 'live' | 'dead'>().notNull(),
  vouchers: integer().notNull(),
  rows: integer().notNull(),
  addedRows: integer('added_rows').notNull(),
  removedRows: integer('removed_rows').notNull(),
  balances: integer().notNull(),
  debitOre: integer('debit_ore').notNull(),
  loadedAt: text('loaded_at'),
  tallies: text({ mode: 'json' }).$type<Record<string, number>>(),
  readerVersion: integer('reader_version'),
});

export const voucher = sqliteTable(
  'voucher',
  {
    ...generationKey,
    series: text().notNull(),
    number: text().notNull(),
    date: text().notNull(),
    text: text().notNull(),
    registered: text(),
    signature: text().notNull(),
    firstRow: integer('first_row').notNull(),
    rowCount: integer('row_count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.sequence] })],
);

export const ledgerRow = sqliteTable(
  'ledger_row',
  {
    ...generationKey,
    kind: integer().notNull(),
    account: text().notNull(),
    objects: text().notNull(),
    amountOre: integer('amount_ore').notNull(),
    date: text(),
    text: text().notNull(),
    quantity: text(),
    signature: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.sequence] })],
);

export const balance = sqliteTable(
  'balance',
  {
    ...generationKey,
    label: text().$type<'IB' | 'UB' | 'OIB' | 'OUB' | 'RES' | 'PSALDO' | 'PBUDGET'>().notNull(),
    yearStart: text('year_start').notNull(),
    period: text(),
    account: text().notNull(),
    objects: text().notNull(),
    amountOre: integer('amount_ore').notNull(),
    quantity: text(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.sequence] })],
);

export const periodTotal = sqliteTable(
  'period_total',
  {
    ...generationKey,
    account: text().notNull(),
    period: text().notNull(),
    amountOre: integer('amount_ore').notNull(),
    debitOre: integer('debit_ore').notNull(),
    rows: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.sequence] })],
);

export const chartEntry = sqliteTable(
  'chart_entry',
  {
    ...generationKey,
    kind: text().$type<'account' | 'dimension' | 'object'>().notNull(),
    dimension: text().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    type: text(),
    unit: text(),
    sru: text(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.sequence] })],
);

export const part = sqliteTable(
  'part',
  {
    generation: integer().notNull(),
    ofTable: text('of_table').notNull(),
    position: integer().notNull(),
    origin: integer().notNull(),
    first: integer().notNull(),
    count: integer().notNull(),
    blocks: text(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.ofTable, t.position] })],
);

export const account = sqliteTable(
  'account',
  {
    companyId: text('company_id').notNull(),
    number: text().notNull(),
    name: text().notNull(),
    type: text(),
    unit: text(),
    sru: text(),
    nameYear: text('name_year').notNull(),
    typeYear: text('type_year').notNull(),
    unitYear: text('unit_year').notNull(),
    sruYear: text('sru_year').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.number] })],
);

export const dimension = sqliteTable(
  'dimension',
  {
    companyId: text('company_id').notNull(),
    number: text().notNull(),
    name: text().notNull(),
    parent: text(),
    nameYear: text('name_year').notNull(),
    parentYear: text('parent_year').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.number] })],
);

export const object = sqliteTable(
  'object',
  {
    companyId: text('company_id').notNull(),
    dimension: text().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    nameYear: text('name_year').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.dimension, t.code] })],
);

/** What the guards compare a file by, beside its counts. */
export interface FileOutline extends SieOutline {
  /** #GEN. */
  generatedOn: string | null;
  firstVoucherDate: string | null;
  /** Vouchers left out, since they are dated in other fiscal years. */
  otherYears: number;
}

export const sieFile = sqliteTable('sie_file', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  filename: text().notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  encoding: text().notNull(),
  sieType: text('sie_type').notNull(),
  program: text(),
  companyName: text('company_name'),
  organisationNumber: text('organisation_number'),
  start: text().notNull(),
  end: text().notNull(),
  fiscalYears: text('fiscal_years', { mode: 'json' })
    .$type<{ index: number; start: string; end: string }[]>()
    .notNull(),
  balancesUntil: text('balances_until'),
  lastVoucherDate: text('last_voucher_date'),
  currency: text(),
  vouchers: integer().notNull(),
  rows: integer().notNull(),
  addedRows: integer('added_rows').notNull(),
  removedRows: integer('removed_rows').notNull(),
  debitOre: integer('debit_ore').notNull(),
  warnings: text({ mode: 'json' }).$type<SieWarning[]>().notNull(),
  uploadedBy: text('uploaded_by', { mode: 'json' }).$type<Actor>().notNull(),
  uploadedAt: text('uploaded_at').notNull(),
  idleSince: text('idle_since'),
  deletedAt: text('deleted_at'),
  outline: text({ mode: 'json' }).$type<FileOutline>(),
  identification: text({ mode: 'json' }).$type<Record<string, readonly string[]>>().notNull(),
  digest: text(),
  recordsSha256: text('records_sha256'),
});
export type SieFileRecord = typeof sieFile.$inferSelect;
const { warnings: _, outline: __, ...withoutLong } = getTableColumns(sieFile);
/** The columns of a file's record but its warnings and its outline, which may be long. */
export const archivedColumns = withoutLong;
export type ArchivedFile = Omit<SieFileRecord, 'warnings' | 'outline'>;

export const strayObject = sqliteTable('stray_object', {
  key: text().primaryKey(),
  deleteAfter: integer('delete_after').notNull(),
  doomed: integer({ mode: 'boolean' }).notNull(),
});

export const upload = sqliteTable('upload', {
  companyId: text('company_id').primaryKey(),
  sieFileId: text('sie_file_id').notNull(),
  expiresAt: integer('expires_at'),
});

export const job = sqliteTable('job', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  kind: text().$type<JobKind>().notNull(),
  state: text().$type<JobState>().notNull(),
  phase: text().$type<JobPhase>(),
  fence: integer().notNull(),
  leaseUntil: integer('lease_until'),
  step: integer().notNull(),
  position: text({ mode: 'json' }).$type<Position>().notNull(),
  rowsDone: integer('rows_done').notNull(),
  rowsTotal: integer('rows_total').notNull(),
  attempts: integer().notNull(),
  failure: text(),
  failures: integer().notNull(),
  failingSince: integer('failing_since'),
  cancelRequested: integer('cancel_requested', { mode: 'boolean' }).notNull(),
  request: text({ mode: 'json' }).$type<JobRequest>().notNull(),
  requestKey: text('request_key'),
  company: text({ mode: 'json' }).$type<CompanyRef>().notNull(),
  requestedBy: text('requested_by', { mode: 'json' }).$type<Actor>().notNull(),
  createdAt: text('created_at').notNull(),
  startedAt: text('started_at'),
  finishedAt: text('finished_at'),
  problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  warnings: text({ mode: 'json' }).$type<SieWarning[]>().notNull(),
  receipt: text({ mode: 'json' }).$type<Receipt>(),
});
export type JobRecord = typeof job.$inferSelect;

/** Of a generation's rows: their counts, and what worker/ledger/loading/tallies.ts sums of them. */
export interface StoredSums {
  vouchers: number;
  rows: number;
  amountOre: number;
  accounts: number;
  voucher: number;
  ledger_row: number;
}

/** Rows of each table: of the file, those that the new generation's parts have, and those of them stored for it. */
export interface LoadProgress {
  listed: Record<string, number>;
  stored: Record<string, number>;
}

/** What is before it in the order of year, table, origin and sequence is deleted. */
export interface DeleteProgress {
  year: number;
  table: number;
  origin: number;
  sequence: number;
}

/**
 * Where a job's next step begins. `year` counts in the job's list, in order of start date.
 * `etag` is that of the object that was read from; `stored` is how a load was noted that shared nothing. `alone`: nothing
 * of the old generation is to be used, since what was made with it did not hold up; `again` takes that away first.
 * `stored` are the sums of the new generation's rows before `to`.
 */
export type Position =
  | { stage: 'fetch' }
  | {
      stage: 'load';
      year: number;
      progress?: LoadProgress;
      stored?: Record<string, number>;
      etag?: string;
      alone?: boolean;
      /** Parts of the old generation that are listed, where no row is made. */
      copied?: number;
    }
  | { stage: 'verify'; year: number; to?: number; stored?: StoredSums }
  | { stage: 'again'; year: number; at?: DeleteProgress }
  | { stage: 'reconcile'; year: number; comparing?: Comparing }
  | { stage: 'merge'; year: number; sequence: number }
  | { stage: 'delete'; outcome: 'done' | 'failed' | 'cancelled'; at?: DeleteProgress };

/** How far a year's comparison has come: what was found, which days are compared at a time, and what is named of them. */
export interface Comparing {
  found: Omit<ReconciledYear, 'vouchers'>;
  ranges: (readonly [from: string, to: string])[];
  range: number;
  /** Vouchers named, in all and of this range. */
  named: number;
  namedHere: number;
}

export interface JobRequest {
  /** The generation of each year that a reconciliation is of; those asked for before it said so, in the order of its years. */
  generations?: Record<string, number> | number[];
  /** Reasons to stop that were set aside by the one who asked. */
  allow?: string[];
  /** The purge that this restore undoes. */
  undoOf?: string;
  /** Of the nightly watch. */
  watch?: boolean;
  /** Whether years that only grew are to be read in anew. */
  reloads?: boolean;
  /** What it finds is the agreement of the company's years: see `worker/ledger/agreement.ts`. */
  agreement?: boolean;
}

export const jobYear = sqliteTable(
  'job_year',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    end: text().notNull(),
    companyId: text('company_id').notNull(),
    oldGeneration: integer('old_generation'),
    newGeneration: integer('new_generation'),
    sieFileId: text('sie_file_id'),
    beforeVouchers: integer('before_vouchers').notNull(),
    beforeRows: integer('before_rows').notNull(),
    beforeDebitOre: integer('before_debit_ore').notNull(),
    afterVouchers: integer('after_vouchers').notNull(),
    afterRows: integer('after_rows').notNull(),
    afterDebitOre: integer('after_debit_ore').notNull(),
    active: integer({ mode: 'boolean' }).notNull(),
    proof: text({ mode: 'json' }).$type<Proof>(),
    problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start] })],
);
export type JobYearRecord = typeof jobYear.$inferSelect;

export const reconciliation = sqliteTable(
  'reconciliation',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    /** With vouchers where it was found before they were stored apart. */
    result: text({ mode: 'json' })
      .$type<Omit<ReconciledYear, 'vouchers'> & { vouchers?: ReconciledYear['vouchers'] }>()
      .notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start] })],
);

export const reconciledVouchers = sqliteTable(
  'reconciled_vouchers',
  {
    jobId: text('job_id').notNull(),
    start: text().notNull(),
    first: integer().notNull(),
    vouchers: text({ mode: 'json' }).$type<ReconciledYear['vouchers']>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.start, t.first] })],
);

/** What a comparison found of a year, beside its outcome. */
export type AgreementFound = Pick<
  ReconciledYear,
  'voucherCount' | 'kinds' | 'differenceCount' | 'onlyAdditions'
>;

export const agreement = sqliteTable(
  'agreement',
  {
    companyId: text('company_id').notNull(),
    start: text().notNull(),
    generation: integer().notNull(),
    state: text().$type<'agrees' | 'differs' | 'unread'>().notNull(),
    since: text().notNull(),
    comparedAt: text('compared_at').notNull(),
    jobId: text('job_id').notNull(),
    changedBy: text('changed_by').notNull(),
    found: text({ mode: 'json' }).$type<AgreementFound>().notNull(),
    problem: text({ mode: 'json' }).$type<{ code: string; values: Record<string, unknown> }>(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.start] })],
);

export const document = sqliteTable('document', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  contentType: text('content_type').notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  createdAt: text('created_at').notNull(),
});

export const budgetVersion = sqliteTable('budget_version', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  fiscalYear: text('fiscal_year'),
  sieFileId: text('sie_file_id'),
  rows: integer().notNull(),
  sumOre: integer('sum_ore').notNull(),
  createdAt: text('created_at').notNull(),
});

export const budgetRow = sqliteTable(
  'budget_row',
  {
    budgetVersionId: text('budget_version_id').notNull(),
    sequence: integer().notNull(),
    account: text().notNull(),
    period: text().notNull(),
    amountOre: integer('amount_ore').notNull(),
  },
  (t) => [primaryKey({ columns: [t.budgetVersionId, t.sequence] })],
);

export const reportTemplate = sqliteTable('report_template', {
  id: text().primaryKey(),
  companyId: text('company_id').notNull(),
  name: text().notNull(),
  definition: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  createdAt: text('created_at').notNull(),
});

export const audit = sqliteTable('audit', {
  id: integer().primaryKey({ autoIncrement: true }),
  companyId: text('company_id').notNull(),
  at: text().notNull(),
  actor: text({ mode: 'json' }).$type<Actor>().notNull(),
  action: text().notNull(),
  jobId: text('job_id'),
  details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
});
