// The tables of a generation, in the order in which its rows are deleted.
export const generationTables = ['ledger_row', 'voucher', 'balance', 'period_total', 'chart_entry'] as const;
export type GenerationTable = (typeof generationTables)[number];

/** Columns after (generation, sequence), in the order in which a chunk carries them. */
export const columns: Record<GenerationTable, readonly string[]> = {
  ledger_row: ['kind', 'account', 'objects', 'amount_ore', 'date', 'text', 'quantity', 'signature'],
  voucher: ['series', 'number', 'date', 'text', 'registered', 'signature', 'first_row', 'row_count'],
  balance: ['label', 'year_start', 'period', 'account', 'objects', 'amount_ore', 'quantity'],
  period_total: ['account', 'period', 'amount_ore', 'debit_ore', 'rows'],
  chart_entry: ['kind', 'dimension', 'code', 'name', 'type', 'unit', 'sru'],
};

/**
 * Inserts rows of one table from one bound JSON parameter (platform limit: 2 MB a value); the place in the list,
 * counted from `first`, is the sequence.
 */
export const insertRows = (
  d1: D1Database,
  table: GenerationTable,
  generation: number,
  first: number,
  rows: readonly unknown[],
) =>
  d1
    .prepare(
      `INSERT INTO ${table} (generation, sequence, ${columns[table].join(', ')})
       SELECT ?2, ?3 + key, ${columns[table].map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?1)`,
    )
    .bind(JSON.stringify(rows), generation, first);
