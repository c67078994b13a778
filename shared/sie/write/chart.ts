// Gathers the chart of a file to write: each account, dimension and object once, sorted, each with what belongs to it
// (SIE 4B 5.13). Charts are small beside vouchers, so they are held until the balances begin.
import type { RecordSink } from './record-sink.ts';
import { codeText } from './transliterate.ts';
import type {
  AccountEvent,
  AccountTypeEvent,
  AccountUnitEvent,
  DimensionEvent,
  ObjectEvent,
  SruEvent,
} from '../types.ts';

export type ChartEvent =
  | AccountEvent
  | AccountTypeEvent
  | AccountUnitEvent
  | SruEvent
  | DimensionEvent
  | ObjectEvent;

interface Account {
  name: string | null;
  type: string | null;
  unit: string | null;
  sru: Set<string>;
}

export interface ChartToWrite {
  /** Of what is said twice, the first counts. */
  add(event: ChartEvent): void;
  isDeclared(account: string): boolean;
  write(sink: RecordSink): void;
}

export function createChartToWrite(): ChartToWrite {
  const accounts = new Map<string, Account>();
  const dimensions = new Map<string, DimensionEvent>();
  const objects = new Map<string, Map<string, ObjectEvent>>();

  function accountOf(number: string): Account {
    let account = accounts.get(number);
    if (account === undefined) {
      account = { name: null, type: null, unit: null, sru: new Set() };
      accounts.set(number, account);
    }
    return account;
  }

  function writeAccount(sink: RecordSink, number: string, { name, type, unit, sru }: Account): void {
    const record = (label: string) => {
      sink.label(label);
      sink.account(number);
    };
    record('KONTO');
    sink.name(name ?? '');
    sink.endLine();
    if (type !== null) {
      record('KTYP');
      sink.bare(type);
      sink.endLine();
    }
    if (unit !== null) {
      record('ENHET');
      sink.name(unit);
      sink.endLine();
    }
    for (const code of sru) {
      record('SRU');
      sink.code(code);
      sink.endLine();
    }
  }

  return {
    isDeclared: (account) => typeof accounts.get(account)?.name === 'string',
    add(event) {
      switch (event.type) {
        case 'account':
          accountOf(event.number).name ??= event.name;
          return;
        case 'accountType':
          accountOf(event.account).type ??= event.accountType;
          return;
        case 'accountUnit':
          accountOf(event.account).unit ??= event.unit;
          return;
        case 'sru':
          accountOf(event.account).sru.add(event.code);
          return;
        case 'dimension':
          if (!dimensions.has(event.number)) dimensions.set(event.number, event);
          return;
        case 'object': {
          const ofDimension = objects.get(event.dimension) ?? new Map<string, ObjectEvent>();
          objects.set(event.dimension, ofDimension);
          if (!ofDimension.has(event.code)) ofDimension.set(event.code, event);
        }
      }
    },
    write(sink) {
      for (const [number, account] of sorted(accounts, compareText)) writeAccount(sink, number, account);
      for (const [number, { name, parent }] of sorted(dimensions, compareNumbers)) {
        sink.label(parent === null ? 'DIM' : 'UNDERDIM');
        sink.account(number);
        sink.name(name);
        if (parent !== null) sink.account(parent);
        sink.endLine();
      }
      for (const [dimension, ofDimension] of sorted(objects, compareNumbers)) {
        for (const [code, { name }] of sorted(ofDimension, compareText)) {
          sink.label('OBJEKT');
          sink.account(dimension);
          sink.code(code);
          sink.name(name);
          sink.endLine();
        }
      }
    },
  };
}

/** By the codes as they are written. */
function sorted<T>(entries: Map<string, T>, compare: (a: string, b: string) => number): [string, T][] {
  return [...entries]
    .map(([code, value]) => ({ code, written: codeText(code), value }))
    .sort((a, b) => compare(a.written, b.written))
    .map(({ code, value }) => [code, value]);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers by their value and before all other texts. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [/^\d{1,15}$/.test(a), /^\d{1,15}$/.test(b)];
  if (left && right) return Number(a) - Number(b) || compareText(a, b);
  if (left !== right) return left ? -1 : 1;
  return compareText(a, b);
}
