// Turns the events of a SIE file into chunks of rows to insert. A load that was interrupted reads the file again and
// says how much of each table is stored: those rows are counted and left out.
import type { SieEvent } from '../../shared/sie/index.ts';
import { generationTables, type GenerationTable } from './tables.ts';

/** Per table the number of rows. */
export type TableCounts = Record<GenerationTable, number>;

/** Rows of one chunk by table. */
export interface Chunk {
  rows: Record<GenerationTable, unknown[][]>;
  /** Rows stored before this chunk: the sequence of its first row. */
  from: TableCounts;
  /** Rows stored after it. */
  to: TableCounts;
}

/** A chunk is full when it has as many rows, or about as many bytes of JSON. */
export interface ChunkLimits {
  chunkRows: number;
  chunkBytes: number;
}

export const noRows = (): TableCounts => ({
  ledger_row: 0,
  voucher: 0,
  balance: 0,
  period_total: 0,
  chart_entry: 0,
});

const rowKinds = { trans: 0, added: 1, removed: 2 } as const;
const pairs = (objects: readonly string[]) => (objects.length === 0 ? '' : JSON.stringify(objects));

/**
 * @param yearStart start date of a #RAR index, or null when the file does not say
 * @param stored rows that an earlier reading of the same file has stored
 * @param onChunk called for each chunk, in order, as soon as it is full
 */
export const createChunker = (
  yearStart: (index: number) => string | null,
  stored: TableCounts,
  limits: ChunkLimits,
  onChunk: (chunk: Chunk) => void,
) => {
  let size = 0;
  let count = 0;
  const next = noRows();
  const blank = (): Chunk['rows'] => ({
    ledger_row: [],
    voucher: [],
    balance: [],
    period_total: [],
    chart_entry: [],
  });
  let rows = blank();
  let from = { ...stored };

  const flush = () => {
    if (count === 0) return;
    const to = { ...from };
    for (const table of generationTables) to[table] += rows[table].length;
    onChunk({ rows, from, to });
    size = 0;
    count = 0;
    rows = blank();
    from = to;
  };
  const add = (table: GenerationTable, row: unknown[], textLength: number) => {
    next[table] += 1;
    if (next[table] <= stored[table]) return;
    rows[table].push(row);
    count += 1;
    size += 90 + 3 * textLength;
    if (count >= limits.chunkRows || size >= limits.chunkBytes) flush();
  };

  const totals = new Map<string, Map<string, { amount: number; debit: number; rows: number }>>();
  const total = (account: string, period: string, amount: number) => {
    let byPeriod = totals.get(account);
    if (!byPeriod) totals.set(account, (byPeriod = new Map()));
    const sum = byPeriod.get(period);
    if (sum) {
      sum.amount += amount;
      sum.debit += amount > 0 ? amount : 0;
      sum.rows += 1;
    } else byPeriod.set(period, { amount, debit: amount > 0 ? amount : 0, rows: 1 });
  };

  const accounts = new Map<
    string,
    { name: string; type: string | null; unit: string | null; sru: string[] }
  >();
  const accountOf = (number: string) => {
    let account = accounts.get(number);
    if (!account) accounts.set(number, (account = { name: '', type: null, unit: null, sru: [] }));
    return account;
  };
  const dimensions = new Map<string, { name: string; parent: string | null }>();
  const objects = new Map<string, { dimension: string; code: string; name: string }>();

  let voucher: Extract<SieEvent, { type: 'voucher' }> | null = null;
  let firstRow = 0;

  const onEvent = (event: SieEvent): void => {
    switch (event.type) {
      case 'row': {
        const { kind, account, amountOre, date, text, quantity, signature } = event;
        const list = pairs(event.objects);
        if (kind === 'trans' && voucher) total(account, voucher.date.slice(0, 7), amountOre);
        add(
          'ledger_row',
          [rowKinds[kind], account, list, amountOre, date, text, quantity, signature],
          text.length + list.length,
        );
        return;
      }
      case 'voucher':
        voucher = event;
        firstRow = next.ledger_row;
        return;
      case 'voucherEnd': {
        if (!voucher) return;
        const { series, number, date, text, registered, signature } = voucher;
        add(
          'voucher',
          [series, number, date, text, registered, signature, firstRow, next.ledger_row - firstRow],
          text.length,
        );
        voucher = null;
        return;
      }
      case 'balance': {
        const start = yearStart(event.yearIndex);
        if (start === null) return;
        const { label, period, account, amountOre, quantity } = event;
        const list = pairs(event.objects);
        add('balance', [label, start, period, account, list, amountOre, quantity], list.length);
        return;
      }
      case 'account':
        accountOf(event.number).name ||= event.name;
        return;
      case 'accountType':
        accountOf(event.account).type ??= event.accountType;
        return;
      case 'accountUnit':
        accountOf(event.account).unit ??= event.unit;
        return;
      case 'sru':
        accountOf(event.account).sru.push(event.code);
        return;
      case 'dimension':
        if (!dimensions.has(event.number))
          dimensions.set(event.number, { name: event.name, parent: event.parent });
        return;
      case 'object':
        objects.set(`${event.dimension} ${event.code}`, event);
        return;
      case 'identification':
      case 'fiscalYear':
        return;
    }
  };

  /** Call when the file has ended: the sums and the chart come last. */
  const end = (): void => {
    for (const [account, periods] of totals) {
      for (const [period, sum] of periods)
        add('period_total', [account, period, sum.amount, sum.debit, sum.rows], 0);
    }
    for (const [number, { name, type, unit, sru }] of accounts) {
      add(
        'chart_entry',
        ['account', '', number, name, type, unit, sru.length > 0 ? JSON.stringify(sru) : null],
        name.length,
      );
    }
    for (const [number, { name, parent }] of dimensions) {
      add('chart_entry', ['dimension', '', number, name, parent, null, null], name.length);
    }
    for (const { dimension, code, name } of objects.values()) {
      add('chart_entry', ['object', dimension, code, name, null, null, null], name.length + code.length);
    }
    flush();
  };

  return { onEvent, end, counts: next };
};
