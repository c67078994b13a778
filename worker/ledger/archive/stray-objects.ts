// No object in R2 without a record: its key is entered here before it is written, and struck in the batch that records
// it. Whatever happens in between, the sweep finds it. R2 and D1 share no transaction; this is what stands in for one.

/** Milliseconds that an upload may be silent before its object is given up. */
const silentMs = 30 * 60_000;
/** A write that was under way when its object was given up may still land: the key is looked at again after a day. */
const secondLookMs = 24 * 3_600_000;

/**
 * Statement to run before the object is written, and again while its bytes keep coming. Delivered late, when the object
 * has its record, it does nothing.
 */
export const expectObject = (d1: D1Database, key: string): D1PreparedStatement =>
  d1
    .prepare(
      `INSERT INTO stray_object (key, delete_after, doomed) SELECT ?1, ?2, 0
       WHERE NOT EXISTS (SELECT 1 FROM sie_file WHERE id = ?3 AND deleted_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM document WHERE id = ?3)
       ON CONFLICT DO UPDATE SET delete_after = excluded.delete_after WHERE doomed = 0`,
    )
    .bind(key, Date.now() + silentMs, key.slice(key.lastIndexOf('/') + 1));

/** Statements for the batch that records the object; they fail it when the object has been given up meanwhile. */
export const vouchForObject = (d1: D1Database, key: string): D1PreparedStatement[] => [
  d1.prepare('DELETE FROM stray_object WHERE key = ?1 AND doomed = 0').bind(key),
  d1.prepare(`SELECT CASE WHEN changes() = 1 THEN 1 ELSE json('the object was given up') END`),
];

/** Statement for the batch that gives the object up, if the statement before it changed something. */
export const giveUpObject = (d1: D1Database, key: string): D1PreparedStatement =>
  d1
    .prepare(
      'INSERT INTO stray_object (key, delete_after, doomed) SELECT ?1, 0, 1 WHERE changes() = 1 ON CONFLICT DO NOTHING',
    )
    .bind(key);

/** Deletes an object that was not recorded, unless it was after all. What fails here is left to the sweep. */
export const discardObject = async (d1: D1Database, archive: R2Bucket, key: string): Promise<void> => {
  const doomed = await d1
    .prepare('UPDATE stray_object SET doomed = 1 WHERE key = ?1 RETURNING key')
    .bind(key)
    .first();
  if (doomed) await removeObjects(d1, archive, [key]);
};

/** Deletes the objects of keys that are doomed, and forgets the keys. */
export const removeObjects = async (d1: D1Database, archive: R2Bucket, keys: string[]): Promise<void> => {
  if (keys.length === 0) return;
  await archive.delete(keys);
  await d1
    .prepare('DELETE FROM stray_object WHERE doomed = 1 AND key IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(keys))
    .run();
};

/** One round of the sweep: at most some hundred objects. */
export const sweepObjects = async (d1: D1Database, archive: R2Bucket): Promise<void> => {
  const now = Date.now();
  const { results: overdue } = await d1
    .prepare(
      `UPDATE stray_object SET doomed = 1, delete_after = ?2
       WHERE key IN (SELECT key FROM stray_object WHERE doomed = 0 AND delete_after < ?1 LIMIT 200) RETURNING key`,
    )
    .bind(now, now + secondLookMs)
    .all<{ key: string }>();
  if (overdue.length > 0) await archive.delete(overdue.map(({ key }) => key));
  const { results: doomed } = await d1
    .prepare('SELECT key FROM stray_object WHERE doomed = 1 AND delete_after < ?1 LIMIT 200')
    .bind(now)
    .all<{ key: string }>();
  await removeObjects(
    d1,
    archive,
    doomed.map(({ key }) => key),
  );
};
