// Deleting a file's bytes, when asked for and when its days have passed; its record stays, marked.
import type { Ledger } from '../../db/find.ts';
import type { Actor, SieFileRecord } from '../../db/ledger.ts';
import { auditIfChanged, system } from '../audit.ts';
import { sieFileKey } from './archive.ts';
import { giveUpObject, removeObjects } from './stray-objects.ts';

/** Holds for a file that no live year and no active job was read, or reads, from. */
const unused = `NOT EXISTS (SELECT 1 FROM generation AS g WHERE g.company_id = sie_file.company_id
    AND g.start = sie_file.start AND g.sie_file_id = sie_file.id AND g.state = 'live')
  AND NOT EXISTS (SELECT 1 FROM job JOIN job_year AS j ON j.job_id = job.id
    WHERE job.state IN ('queued', 'running') AND j.sie_file_id = sie_file.id)`;

/** Statements that delete a file's bytes if it is unused: the record stays, marked; the object is the sweep's. */
const deletion = (
  d1: D1Database,
  file: SieFileKey,
  by: Actor,
  action: string,
  more: object,
  condition = '',
) => [
  d1
    .prepare(
      `UPDATE sie_file SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL AND ${unused} ${condition}`,
    )
    .bind(file.id, new Date().toISOString()),
  auditIfChanged(d1, file.companyId, by, action, null, {
    sieFile: file.id,
    filename: file.filename,
    sha256: file.sha256,
    ...more,
  }),
  giveUpObject(d1, sieFileKey(file.companyId, file.id)),
];
type SieFileKey = Pick<SieFileRecord, 'id' | 'companyId' | 'filename' | 'sha256'>;

/**
 * False while a live year or an active job was read, or reads, from it,
 * or when the guard has failed.
 * @param more for the line in the audit trail
 * @param guard a statement for the same batch, which fails it when what was looked at before has changed
 */
export const deleteSieFile = async (
  d1: D1Database,
  archive: R2Bucket,
  file: SieFileKey,
  by: Actor,
  more: object,
  guard: D1PreparedStatement,
): Promise<boolean> => {
  const [, marked] = await d1.batch([guard, ...deletion(d1, file, by, 'sie-file.deleted', more)]);
  if (marked?.meta.changes === 0) return false;
  // What fails here the sweep does again.
  await removeObjects(d1, archive, [sieFileKey(file.companyId, file.id)]).catch(() => undefined);
  return true;
};

/** Files looked at in one round of the clean-up. */
const atATime = 50;

/** Deletes the bytes of files that for more than `days` days have been what no year is read from. */
export const cleanArchive = async ({ d1 }: Ledger, days: number): Promise<void> => {
  const before = new Date(Date.now() - days * 86_400_000).toISOString();
  const { results } = await d1
    .prepare(
      `SELECT id, company_id AS companyId, filename, sha256 FROM sie_file
       WHERE deleted_at IS NULL AND idle_since IS NOT NULL AND idle_since < ?1 AND ${unused} LIMIT ${atATime}`,
    )
    .bind(before)
    .all<SieFileKey>();
  const idle = `AND idle_since < '${before}'`;
  for (const file of results) await d1.batch(deletion(d1, file, system, 'sie-file.expired', {}, idle));
};
