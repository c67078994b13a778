// A second company like a first, made in one batch: tests that need hundreds of fresh companies load one through the
// API and copy it, without its jobs.
import { generationTables, columns } from '../ledger/tables.ts';
import type { World } from './world.ts';

const list = async (d1: D1Database, table: string) =>
  (
    await d1.prepare('SELECT name FROM pragma_table_info(?1)').bind(table).all<{ name: string }>()
  ).results.map(({ name }) => name);

/** Ids end in the company's number, so that copies of one thing in two companies differ. */
export const createCloner = async (world: World, companyId: string) => {
  const { DIRECTORY: directory, LEDGER_00: d1, ARCHIVE: r2 } = world.real;
  const plain = ['account', 'dimension', 'object', 'document', 'report_template', 'sie_file'] as const;
  const names = new Map<string, string[]>();
  for (const table of [...plain, 'generation']) names.set(table, await list(d1, table));
  const company = await list(directory, 'company');
  const objects: { key: string; bytes: ArrayBuffer }[] = [];
  for (const prefix of ['sie/', 'documents/']) {
    for (const { key } of (await r2.list({ prefix: `${prefix}${companyId}/` })).objects)
      objects.push({ key, bytes: await (await r2.get(key))!.arrayBuffer() });
  }
  let made = 0;

  return async (): Promise<string> => {
    made += 1;
    const suffix = `-${made}`;
    const id = companyId + suffix;
    const copy = (table: string, own: Record<string, string>) => {
      const all = names.get(table)!.filter((name) => own[name] !== '');
      const values = all.map((name) => own[name] ?? (name === 'company_id' ? '?2' : name));
      return d1
        .prepare(
          `INSERT INTO ${table} (${all.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE company_id = ?1 AND ?3 <> ''`,
        )
        .bind(companyId, id, suffix);
    };
    const twinOf = (id: string) =>
      `(SELECT b.id FROM generation AS a JOIN generation AS b ON b.start = a.start AND b.job_id = a.job_id || ?3
        WHERE a.id = ${id})`;
    const ofCompany = 'generation IN (SELECT id FROM generation WHERE company_id = ?1 AND ?2 IS NOT NULL)';
    await Promise.all([
      directory
        .prepare(
          `INSERT INTO company (${company.join(', ')})
           SELECT ${company.map((name) => (name === 'id' ? '?2' : name)).join(', ')} FROM company WHERE id = ?1`,
        )
        .bind(companyId, id)
        .run(),
      ...objects.map(({ key, bytes }) => r2.put(key.replace(companyId, id) + suffix, bytes)),
      d1.batch([
        copy('account', {}),
        copy('dimension', {}),
        copy('object', {}),
        copy('document', { id: 'id || ?3' }),
        copy('report_template', { id: 'id || ?3' }),
        copy('sie_file', { id: 'id || ?3' }),
        copy('generation', { id: '', sie_file_id: 'sie_file_id || ?3', job_id: 'job_id || ?3' }),
        d1
          .prepare(
            `INSERT INTO fiscal_year SELECT ?2, start, end, ${twinOf('live_generation')} FROM fiscal_year WHERE company_id = ?1`,
          )
          .bind(companyId, id, suffix),
        d1
          .prepare(
            `INSERT INTO part SELECT ${twinOf('generation')}, of_table, position, ${twinOf('origin')}, first, count, blocks
             FROM part WHERE ${ofCompany}`,
          )
          .bind(companyId, id, suffix),
        d1
          .prepare(
            `INSERT INTO audit (company_id, at, actor, action, job_id, details)
             SELECT ?2, at, actor, action, NULL, json_set(details, '$.id', details ->> 'id' || ?3) FROM audit
             WHERE company_id = ?1 AND action = 'document.created'`,
          )
          .bind(companyId, id, suffix),
        ...generationTables.map((table) =>
          d1
            .prepare(
              `INSERT INTO ${table} (generation, sequence, ${columns[table].join(', ')})
               SELECT ${twinOf('t.generation')}, sequence, ${columns[table].join(', ')} FROM ${table} AS t WHERE ${ofCompany}`,
            )
            .bind(companyId, id, suffix),
        ),
      ]),
    ]);
    return id;
  };
};
