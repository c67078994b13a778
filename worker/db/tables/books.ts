// A year's books: fiscal years, generations and their rows, and the company's chart.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
