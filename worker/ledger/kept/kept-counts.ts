// What stays whatever is purged, counted.
import type { Kept } from '../../../shared/contract/purge.ts';
import type { Ledger } from '../../db/find.ts';

const counted = {
  documents: 'document',
  budgetVersions: 'budget_version',
  reportTemplates: 'report_template',
  accounts: 'account',
  dimensions: 'dimension',
} as const;

export const countKept = async ({ d1 }: Ledger, companyId: string): Promise<Kept> => {
  const counts = Object.entries(counted).map(
    ([name, table]) => `(SELECT count(*) FROM ${table} WHERE company_id = ?1) AS ${name}`,
  );
  const row = await d1
    .prepare(
      `SELECT ${counts.join(', ')},
       (SELECT count(*) FROM sie_file WHERE company_id = ?1 AND deleted_at IS NULL) AS sieFiles`,
    )
    .bind(companyId)
    .first<Kept>();
  if (!row) throw new Error('counting gave no row');
  return row;
};
