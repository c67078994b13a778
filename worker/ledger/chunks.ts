// Turns the events of a SIE file into chunks of rows to insert. A load that was interrupted reads the file again and
// says how much of each table is stored: those rows are counted and left out.
import type { SieEvent } from '../../shared/sie/index.ts';
import { generationTables, type GenerationTable } from './tables.ts';

/** Per table the number of rows. */
export type TableCounts = Record<GenerationTable, number>;

export interface Chunk {
  /** Per table its rows as JSON, each a list of its columns (the last may lack when empty); '' when there are none. */
  rows: Record<GenerationTable, string>;
  /** Rows stored before this chunk: the sequence of its first row. */
  from: TableCounts;
  /** Rows stored after it. */
  to: TableCounts;
}

/** A chunk is full when it has as many rows, or when one table's JSON could have more bytes. */
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
/** The text of a list of objects; the reader gives the same list again where it recurs. */
const createPairs = () => {
  const known = new WeakMap<readonly string[], string>();
  return (objects: readonly string[]): string => {
    if (objects.length === 0) return '';
    let text = known.get(objects);
    if (text === undefined) known.set(objects, (text = JSON.stringify(objects)));
    return text;
  };
};

const plain = /^[ !#-[\]-~]*$/;
/** Bytes that a text takes at most as JSON: one a sign, six where it may be escaped or not ASCII. */
const jsonBytes = (text: string | null): number =>
  text === null || text === '' ? 0 : plain.test(text) ? text.length : 6 * text.length;
/** Of a row at most, beside its texts: numbers, dates, nulls, quotes, commas and brackets. */
const restBytes = 80;

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
  let bytes = noRows();
  let count = 0;
  const next = noRows();
  const blank = (): Record<GenerationTable, unknown[][]> => ({
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
    const texts = {} as Chunk['rows'];
    for (const table of generationTables) {
      to[table] += rows[table].length;
      texts[table] = rows[table].length === 0 ? '' : JSON.stringify(rows[table]);
    }
    onChunk({ rows: texts, from, to });
    bytes = noRows();
    count = 0;
    rows = blank();
    from = to;
  };
  const isStored = (table: GenerationTable) => {
    next[table] += 1;
    return next[table] <= stored[table];
  };
  const add = (table: GenerationTable, row: unknown[], textBytes: number) => {
    const most = restBytes + textBytes;
    if (bytes[table] + most > limits.chunkBytes) flush();
    rows[table].push(row);
    bytes[table] += most;
    count += 1;
    if (count >= limits.chunkRows) flush();
  };
  const pairs = createPairs();

  const totals = new Map<string, Map<string, { amount: number; debit: number; rows: number }>>();

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
  let month = '';
  let firstRow = 0;
  const total = (account: string, amount: number) => {
    let byMonth = totals.get(account);
    if (!byMonth) totals.set(account, (byMonth = new Map()));
    let sum = byMonth.get(month);
    if (!sum) byMonth.set(month, (sum = { amount: 0, debit: 0, rows: 0 }));
    sum.amount += amount;
    if (amount > 0) sum.debit += amount;
    sum.rows += 1;
  };

  const onEvent = (event: SieEvent): void => {
    switch (event.type) {
      case 'row': {
        const { kind, account, amountOre, date, text, quantity, signature } = event;
        if (kind === 'trans' && voucher) total(account, amountOre);
        if (isStored('ledger_row')) return;
        const list = pairs(event.objects);
        const bare = date === null && text === '' && quantity === null && signature === '';
        add(
          'ledger_row',
          bare
            ? [rowKinds[kind], account, list, amountOre]
            : [rowKinds[kind], account, list, amountOre, date, text, quantity, signature],
          jsonBytes(account) + jsonBytes(list) + jsonBytes(text) + jsonBytes(quantity) + jsonBytes(signature),
        );
        return;
      }
      case 'voucher':
        voucher = event;
        month = event.date.slice(0, 7);
        firstRow = next.ledger_row;
        return;
      case 'voucherEnd': {
        if (!voucher) return;
        const { series, number, date, text, registered, signature } = voucher;
        voucher = null;
        if (isStored('voucher')) return;
        add(
          'voucher',
          [series, number, date, text, registered, signature, firstRow, next.ledger_row - firstRow],
          jsonBytes(series) + jsonBytes(number) + jsonBytes(text) + jsonBytes(signature),
        );
        return;
      }
      case 'balance': {
        const start = yearStart(event.yearIndex);
        if (start === null || isStored('balance')) return;
        const { label, period, account, amountOre, quantity } = event;
        const list = pairs(event.objects);
        add(
          'balance',
          [label, start, period, account, list, amountOre, quantity],
          jsonBytes(account) + jsonBytes(list) + jsonBytes(quantity),
        );
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

  const addLast = (table: GenerationTable, row: (string | number | null)[]) => {
    if (isStored(table)) return;
    add(
      table,
      row,
      row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? jsonBytes(value) : 0), 0),
    );
  };
  /** Call when the file has ended: the sums and the chart come last. */
  const end = (): void => {
    for (const [account, months] of totals) {
      for (const [period, { amount, debit, rows }] of months)
        addLast('period_total', [account, period, amount, debit, rows]);
    }
    for (const [number, { name, type, unit, sru }] of accounts) {
      const codes = sru.length > 0 ? JSON.stringify(sru) : null;
      addLast('chart_entry', ['account', '', number, name, type, unit, codes]);
    }
    for (const [number, { name, parent }] of dimensions)
      addLast('chart_entry', ['dimension', '', number, name, parent, null, null]);
    for (const { dimension, code, name } of objects.values())
      addLast('chart_entry', ['object', dimension, code, name, null, null, null]);
    flush();
  };

  return { onEvent, end, counts: next };
};
