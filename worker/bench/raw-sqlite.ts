// The peer of loading and purging: node:sqlite given the same rows from memory, in the same tables, by prepared
// statements, one transaction a chunk; and one DELETE a table. In a process of its own, which prints its times.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { promisify } from 'node:util';
import { sizedSieFile } from '../../shared/fixtures/sized.ts';
import { createSieReader } from '../../shared/sie/index.ts';
import { productionPace } from '../jobs/pace.ts';
import { noRows, type Chunk } from '../ledger/loading/chunks.ts';
import { createFileRows } from '../ledger/loading/file-rows.ts';
import { columns, emptyValue, generationTables, type GenerationTable } from '../ledger/tables.ts';
import { root } from '../local/paths.ts';

export interface RawTimes {
  rows: number;
  insertMs: number;
  /** The longest transaction of the inserting. */
  longestInsertMs: number;
  deleteMs: number;
}

/**
 * Measures in a fresh process: what this one holds in memory costs it nothing. Awaited, so that connections the worker
 * closes meanwhile are seen to be closed.
 */
export const rawTimes = async (bytes: number): Promise<RawTimes> => {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, String(bytes)]);
  return JSON.parse(stdout);
};

type Rows = [GenerationTable, number, SQLInputValue[][]][];

const readChunks = (bytes: number): Rows[] => {
  const chunks: Rows[] = [];
  const json = new DatabaseSync(':memory:').prepare('SELECT json(?) AS text');
  const whole = (table: GenerationTable, row: (SQLInputValue | string[])[]) =>
    columns[table].map((column, i) => {
      const value = row[i] ?? emptyValue(column);
      return Array.isArray(value) ? JSON.stringify(value) : value;
    });
  const keep = ({ rows, from }: Chunk) =>
    chunks.push(
      generationTables.flatMap((table) => {
        if (rows[table].json === '') return [];
        // The text is JSON5, which SQLite reads and JSON.parse does not.
        const list: (SQLInputValue | string[])[][] = JSON.parse(String(json.get(rows[table].json)!.text));
        return [[table, from[table], list.map((row) => whole(table, row))]];
      }),
    );
  const fileRows = createFileRows(() => '2024-01-01', noRows(), productionPace, keep);
  const reader = createSieReader({ encoding: 'cp437', onEvent: fileRows.onEvent });
  for (const chunk of sizedSieFile(bytes).chunks()) reader.push(chunk);
  reader.end();
  fileRows.end();
  return chunks;
};

const measure = (bytes: number): RawTimes => {
  const chunks = readChunks(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'bench-raw-'));
  const db = new DatabaseSync(join(folder, 'raw.db'));
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const migrations = join(root, 'migrations/ledger');
    for (const file of readdirSync(migrations).sort()) db.exec(readFileSync(join(migrations, file), 'utf8'));
    const insertInto = (table: GenerationTable) => {
      const names = ['generation', 'sequence', ...columns[table]];
      return db.prepare(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
    };
    const statements = Object.fromEntries(
      generationTables.map((table) => [table, insertInto(table)]),
    ) as Record<GenerationTable, ReturnType<typeof insertInto>>;
    let rows = 0;
    let longestInsertMs = 0;
    const begin = performance.now();
    for (const chunk of chunks) {
      const start = performance.now();
      db.exec('BEGIN');
      for (const [table, from, list] of chunk) {
        let sequence = from;
        for (const row of list) statements[table].run(1, sequence++, ...row);
        rows += list.length;
      }
      db.exec('COMMIT');
      longestInsertMs = Math.max(longestInsertMs, performance.now() - start);
    }
    const inserted = performance.now();
    for (const table of generationTables) db.exec(`DELETE FROM ${table} WHERE generation = 1`);
    return { rows, insertMs: inserted - begin, longestInsertMs, deleteMs: performance.now() - inserted };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
