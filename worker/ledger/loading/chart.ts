// The file's accounts, dimensions and objects, gathered while it is read and stored as its last rows: what is said of
// an account stands in several records.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { Chunks } from './chunks.ts';

interface Account {
  name: string;
  type: string | null;
  unit: string | null;
  sru: string[];
}

export const createChart = () => {
  const accounts = new Map<string, Account>();
  const dimensions = new Map<string, { name: string; parent: string | null }>();
  const objects = new Map<string, { dimension: string; code: string; name: string }>();
  const accountOf = (number: string) => {
    let account = accounts.get(number);
    if (!account) accounts.set(number, (account = { name: '', type: null, unit: null, sru: [] }));
    return account;
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
          accountOf(event.account).sru.push(event.code);
          return;
        case 'dimension':
          if (!dimensions.has(event.number))
            dimensions.set(event.number, { name: event.name, parent: event.parent });
          return;
        case 'object':
          objects.set(`${event.dimension} ${event.code}`, event);
          return;
        default:
      }
    },
    write(chunks: Chunks) {
      const write = (kind: string, dimension: string, code: string, of: Partial<Account>) => {
        const row = chunks.begin('chart_entry');
        if (!row) return;
        for (const text of [kind, dimension, code, of.name!, of.type ?? null, of.unit ?? null])
          row.text(text);
        if (of.sru && of.sru.length > 0) row.list(of.sru);
        else row.text(null);
        chunks.end('chart_entry');
      };
      for (const [number, account] of accounts) write('account', '', number, account);
      for (const [number, { name, parent }] of dimensions)
        write('dimension', '', number, { name, type: parent });
      for (const { dimension, code, name } of objects.values()) write('object', dimension, code, { name });
    },
  };
};
