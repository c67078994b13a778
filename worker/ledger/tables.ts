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

/** A chunk may leave out a row's last columns when they are empty: these are then '', the others null. */
export const emptyTexts: ReadonlySet<string> = new Set(['text', 'signature']);
