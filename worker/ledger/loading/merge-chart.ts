// Merging a file's accounts, dimensions and objects into the company's: names are taken over, nothing is taken away,
// and a row that is the same already is not written.

export const chartSize = async (d1: D1Database, generation: number | null): Promise<number> => {
  const row = await d1
    .prepare('SELECT max(sequence) + 1 AS size FROM chart_entry WHERE generation = ?1')
    .bind(generation)
    .first<{ size: number | null }>();
  return row?.size ?? 0;
};

/** Statements that merge the entries from (and with) `from` to (and without) `to` of the file's list. */
export const chartRange = (
  d1: D1Database,
  companyId: string,
  generation: number | null,
  from: number,
  to: number,
): D1PreparedStatement[] => {
  const entries = 'FROM chart_entry WHERE generation = ?2 AND sequence >= ?3 AND sequence < ?4 AND kind =';
  const name = `coalesce(nullif(excluded.name, ''), name)`;
  const merge = (sql: string) => d1.prepare(sql).bind(companyId, generation, from, to);
  return [
    merge(
      `INSERT INTO account (company_id, number, name, type, unit, sru)
       SELECT ?1, code, name, type, unit, sru ${entries} 'account'
       ON CONFLICT DO UPDATE SET name = ${name}, type = coalesce(excluded.type, type),
         unit = coalesce(excluded.unit, unit), sru = coalesce(excluded.sru, sru)
       WHERE (name, type, unit, sru) IS NOT (${name}, coalesce(excluded.type, type),
         coalesce(excluded.unit, unit), coalesce(excluded.sru, sru))`,
    ),
    merge(
      `INSERT INTO dimension (company_id, number, name, parent) SELECT ?1, code, name, type ${entries} 'dimension'
       ON CONFLICT DO UPDATE SET name = ${name}, parent = coalesce(excluded.parent, parent)
       WHERE (name, parent) IS NOT (${name}, coalesce(excluded.parent, parent))`,
    ),
    merge(
      `INSERT INTO object (company_id, dimension, code, name) SELECT ?1, dimension, code, name ${entries} 'object'
       ON CONFLICT DO UPDATE SET name = ${name} WHERE name IS NOT ${name}`,
    ),
  ];
};
