// The Drizzle schemas say what the migrations made, and the big tables are as the design wants them.
import { applyD1Migrations } from 'cloudflare:test';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { sieText } from '../testing/sie-text.ts';
import { createWorld } from '../testing/world.ts';
import * as directory from './directory.ts';
import * as ledger from './ledger.ts';

const world = await createWorld();
const databases = [
  ['directory', world.real.DIRECTORY, directory],
  ['ledger', world.real.LEDGER_00, ledger],
] as const;

interface TableInfo {
  name: string;
  type: string;
  wr: number;
  strict: number;
}

const tablesOf = async (d1: D1Database) =>
  (await d1.prepare('PRAGMA table_list').all<TableInfo>()).results.filter(
    ({ name, type }) => type === 'table' && !/^(sqlite_|_cf_|d1_)/.test(name),
  );

describe.each(databases)('the %s database', (_, d1, schema) => {
  const tables = Object.values(schema as Record<string, unknown>).filter((value) => is(value, SQLiteTable));

  it('has the columns of its Drizzle schema, no more and no fewer', async () => {
    for (const table of tables) {
      const { results } = await d1
        .prepare(`SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?1) ORDER BY name`)
        .bind(getTableName(table))
        .all<{ name: string; type: string; required: number; pk: number }>();
      const said = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: column.notNull || column.primary,
      }));
      const found = results.map(({ name, type, required, pk }) => ({
        name,
        type,
        required: required === 1 || pk > 0,
      }));
      expect({
        table: getTableName(table),
        columns: said.sort((a, b) => (a.name < b.name ? -1 : 1)),
      }).toEqual({
        table: getTableName(table),
        columns: found,
      });
    }
  });

  it('is STRICT throughout', async () => {
    expect((await tablesOf(d1)).filter(({ strict }) => strict !== 1)).toEqual([]);
  });
});

describe('the tables of a generation', () => {
  it('are WITHOUT ROWID, clustered on (generation, sequence), with no other index', async () => {
    const all = await tablesOf(world.real.LEDGER_00);
    for (const name of ['ledger_row', 'voucher', 'balance', 'period_total', 'chart_entry']) {
      expect(all.find((table) => table.name === name)).toMatchObject({ wr: 1, strict: 1 });
      const indexes = await world.real.LEDGER_00.prepare('SELECT origin FROM pragma_index_list(?1)')
        .bind(name)
        .all();
      expect(indexes.results).toEqual([{ origin: 'pk' }]);
      const key = await world.real.LEDGER_00.prepare(
        'SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk',
      )
        .bind(name)
        .all();
      expect(key.results).toEqual([{ name: 'generation' }, { name: 'sequence' }]);
    }
  });
});

describe('a second ledger database', () => {
  it('needs a binding and no code: new companies go where the fewest are, with all that is theirs', async () => {
    const { LEDGER_01: second, LEDGER_MIGRATIONS: migrations } = world.real as unknown as {
      LEDGER_01: D1Database;
      LEDGER_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
    };
    await applyD1Migrations(second, migrations);
    const env = { ...world.env, ARCHIVE: world.real.ARCHIVE, LEDGER_01: second };
    const app = createApp({ log: () => undefined });
    const ask = async <T>(method: string, path: string, body: string | null = null) => {
      const headers = { authorization: 'Bearer first-administrator', 'content-type': 'application/json' };
      return (await (
        await app.fetch(new Request(`http://worker.test${path}`, { method, headers, body }), env)
      ).json()) as T;
    };
    await world.company('I den första AB', '556677-8899');
    const company = JSON.stringify({
      name: 'I den andra AB',
      organisationNumber: '556677-8899',
      allowTwin: true,
    });
    const { id } = await ask<{ id: string }>('POST', '/v1/companies', company);
    const text = sieText({
      organisationNumber: '556677-8899',
      start: '2024-01-01',
      end: '2024-12-31',
      vouchers: [],
    });
    const { job } = await ask<{ job: { companyId: string } }>('POST', `/v1/companies/${id}/sie-files`, text);
    expect(job.companyId).toBe(id);
    const count = (d1: D1Database) =>
      d1.prepare('SELECT count(*) AS n FROM job WHERE company_id = ?1').bind(id).first();
    expect([await count(world.real.LEDGER_00), await count(second)]).toEqual([{ n: 0 }, { n: 1 }]);
    expect(world.messages.at(-1)).toMatchObject({ ledger: 'LEDGER_01' });
  });
});
