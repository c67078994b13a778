// The tables of a generation, in the order in which its rows are deleted.
export const generationTables = ['ledger_row', 'voucher', 'balance', 'period_total', 'chart_entry'] as const;
export type GenerationTable = (typeof generationTables)[number];

/** Columns after (generation, sequence), in the order in which a chunk carries them: those that are often empty last. */
export const columns: Record<GenerationTable, readonly string[]> = {
  ledger_row: ['account', 'objects', 'amount_ore', 'text', 'date', 'quantity', 'signature', 'kind'],
  voucher: ['series', 'number', 'date', 'first_row', 'row_count', 'text', 'registered', 'signature'],
  balance: ['label', 'year_start', 'account', 'objects', 'amount_ore', 'period', 'quantity'],
  period_total: ['account', 'period', 'amount_ore', 'debit_ore', 'rows'],
  chart_entry: ['kind', 'dimension', 'code', 'name', 'type', 'unit', 'sru'],
};

/** What stands in a column whose value a chunk leaves out. */
export const emptyValue = (column: string): '' | 0 | null => {
  if (column === 'text' || column === 'signature') return '';
  return column === 'kind' ? 0 : null;
};
