// What stands beside our times: node:sqlite given the same vouchers and rows from memory by prepared statements, in a
// process of its own, each transaction on disk before it counts, as in D1's local database. Raw: tables clustered as ours,
// one transaction a chunk, all read in order, one DELETE a table.
// First draft: a table with a rowid and the two indexes that one would think of first.
import { mkdtempSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { promisify } from 'node:util';
import { sizedSieFile } from '../../shared/fixtures/sized.ts';
import { createSieReader } from '../../shared/sie/index.ts';
import type { Peer } from './figure.ts';

/** Milliseconds of each repeat. */
export interface Peers {
  rows: number;
  insert: Peer;
  /** The longest transaction of the inserting. */
  longestInsert: Peer;
  read: Peer;
  remove: Peer;
  draftInsert: Peer;
  draftRemove: Peer;
}

/** Awaited, so that connections which the worker closes meanwhile are seen to be closed. */
export const peersOf = async (bytes: number, repeats: number): Promise<Peers> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    import.meta.filename,
    String(bytes),
    String(repeats),
  ]);
  return JSON.parse(stdout) as Peers;
};

const chunkRows = 18_000;
const schema = `
  CREATE TABLE voucher (generation INTEGER, sequence INTEGER, series TEXT, number TEXT, date TEXT, text TEXT,
    registered TEXT, signature TEXT, first_row INTEGER, row_count INTEGER,
    PRIMARY KEY (generation, sequence)) STRICT, WITHOUT ROWID;
  CREATE TABLE ledger_row (generation INTEGER, sequence INTEGER, kind INTEGER, account TEXT, objects TEXT,
    amount_ore INTEGER, date TEXT, text TEXT, quantity TEXT, signature TEXT,
    PRIMARY KEY (generation, sequence)) STRICT, WITHOUT ROWID;
  CREATE TABLE draft (id INTEGER PRIMARY KEY, company TEXT, fiscal_year TEXT, voucher INTEGER, account TEXT,
    objects TEXT, amount_ore INTEGER, date TEXT, text TEXT);
  CREATE INDEX draft_by_year ON draft (company, fiscal_year);
  CREATE INDEX draft_by_account ON draft (company, account, date);`;

type Row = SQLInputValue[];
interface Read {
  vouchers: Row[];
  rows: Row[];
  /** Per row the place of its voucher. */
  of: number[];
}

const read = (bytes: number): Read => {
  const all: Read = { vouchers: [], rows: [], of: [] };
  const { vouchers, rows, of } = all;
  const reader = createSieReader({
    encoding: 'cp437',
    onEvent: (event) => {
      if (event.type === 'voucher') {
        const { series, number, date, text, registered, signature } = event;
        vouchers.push([series, number, date, text, registered, signature, rows.length, 0]);
      } else if (event.type === 'row') {
        const { account, objects, amountOre, date, text, quantity, signature } = event;
        const objectText = objects.length > 0 ? JSON.stringify(objects) : '';
        rows.push([0, account, objectText, amountOre, date, text, quantity, signature]);
        of.push(vouchers.length - 1);
      } else if (event.type === 'voucherEnd') {
        const voucher = vouchers.at(-1)!;
        voucher[7] = rows.length - Number(voucher[6]);
      }
    },
  });
  for (const chunk of sizedSieFile(bytes).chunks()) reader.push(chunk);
  reader.end();
  return all;
};

const measure = (bytes: number, repeats: number): Peers => {
  const { vouchers, rows, of } = read(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'bench-raw-'));
  const db = new DatabaseSync(join(folder, 'raw.db'));
  const peer = (name: string): Peer => ({ name, samples: [] });
  const peers: Peers = {
    rows: rows.length,
    insert: peer('raw SQLite'),
    longestInsert: peer('raw SQLite, same rows'),
    read: peer('raw SQLite, all rows read'),
    remove: peer('one raw DELETE a table'),
    draftInsert: peer('first draft'),
    draftRemove: peer('first draft'),
  };
  const timed = ({ samples }: Peer, work: () => void) => {
    const start = performance.now();
    work();
    samples.push(performance.now() - start);
  };
  const transaction = (work: () => void) => {
    db.exec('BEGIN');
    work();
    db.exec('COMMIT');
  };
  const inChunks = (length: number, work: (from: number, to: number) => void) => {
    for (let from = 0; from < length; from += chunkRows) work(from, Math.min(length, from + chunkRows));
  };
  try {
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
    const into = (table: string, columns: number) =>
      db.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`);
    const tables = [
      { list: vouchers, insert: into('voucher', 10) },
      { list: rows, insert: into('ledger_row', 10) },
    ];
    const draft = into('draft', 9);
    for (let n = 0; n < repeats; n++) {
      let longest = 0;
      timed(peers.insert, () => {
        for (const { list, insert } of tables)
          inChunks(list.length, (from, to) => {
            const start = performance.now();
            transaction(() => {
              for (let i = from; i < to; i++) insert.run(1, i, ...list[i]!);
            });
            longest = Math.max(longest, performance.now() - start);
          });
      });
      peers.longestInsert.samples.push(longest);
      timed(peers.read, () => {
        for (const table of ['voucher', 'ledger_row'])
          for (const _ of db.prepare(`SELECT * FROM ${table} ORDER BY generation, sequence`).iterate());
      });
      timed(peers.remove, () =>
        // Without a condition a table would only be forgotten.
        db.exec('DELETE FROM ledger_row WHERE generation = 1; DELETE FROM voucher WHERE generation = 1'),
      );
    }
    // Once: it takes many times as long.
    timed(peers.draftInsert, () =>
      inChunks(rows.length, (from, to) =>
        transaction(() => {
          for (let i = from; i < to; i++) {
            const [, account, objects, ore, date, text] = rows[i]!;
            const voucher = of[i]!;
            const day = date ?? vouchers[voucher]![2]!;
            draft.run(null, 'c1', '2024-01-01', voucher, account!, objects!, ore!, day, text!);
          }
        }),
      ),
    );
    timed(peers.draftRemove, () =>
      db.exec("DELETE FROM draft WHERE company = 'c1' AND fiscal_year = '2024-01-01'"),
    );
    return peers;
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

if (import.meta.main)
  process.stdout.write(JSON.stringify(measure(Number(process.argv[2]), Number(process.argv[3]))));
