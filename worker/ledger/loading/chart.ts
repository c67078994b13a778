// The file's accounts, dimensions and objects, gathered while it is read and stored as its last rows: what is said of
// an account stands in several records. The reader limits how many there can be; they are kept as lean as they can be.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { Chunks } from './chunks.ts';
import { mixText, noIdentity } from './identity.ts';
import type { RunningTallies } from './tallies.ts';

interface Account {
  name: string;
  type: string | null;
  unit: string | null;
  sru: string[] | null;
}

export const createChart = () => {
  const accounts = new Map<string, Account>();
  const dimensions = new Map<string, { name: string; parent: string | null }>();
  /** By dimension the objects' names by code. */
  const objects = new Map<string, Map<string, string>>();
  const accountOf = (number: string) => {
    let account = accounts.get(number);
    if (!account) accounts.set(number, (account = { name: '', type: null, unit: null, sru: null }));
    return account;
  };
  const objectsOf = (dimension: string) => {
    let names = objects.get(dimension);
    if (!names) objects.set(dimension, (names = new Map()));
    return names;
  };

  return {
    add(event: SieEvent) {
      switch (event.type) {
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
          (accountOf(event.account).sru ??= []).push(event.code);
          return;
        case 'dimension':
          if (!dimensions.has(event.number))
            dimensions.set(event.number, { name: event.name, parent: event.parent });
          return;
        case 'object':
          objectsOf(event.dimension).set(event.code, event.name);
          return;
        default:
      }
    },
    /** Call once: what is written is let go. */
    write(chunks: Chunks, tallies: RunningTallies) {
      const write = (kind: string, dimension: string, code: string, of: Partial<Account>) => {
        tallies.entry(code, of.name!, of.type ?? null, of.unit ?? null);
        const row = chunks.begin('chart_entry');
        if (!row) return;
        for (const text of [kind, dimension, code, of.name!, of.type ?? null, of.unit ?? null])
          row.text(text);
        if (of.sru) row.list(of.sru);
        else row.text(null);
        chunks.end('chart_entry', mixText(mixText(noIdentity, code), kind));
      };
      for (const [number, account] of accounts) write('account', '', number, account);
      accounts.clear();
      for (const [number, { name, parent }] of dimensions)
        write('dimension', '', number, { name, type: parent });
      for (const [dimension, names] of objects) {
        for (const [code, name] of names) write('object', dimension, code, { name });
        names.clear();
      }
    },
  };
};
