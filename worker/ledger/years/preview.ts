// What a purge would take and what stays, and a tag that changes when either does.
import type { PurgePreview } from '../../../shared/contract/purge.ts';
import type { Source } from '../../../shared/contract/company.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { sourceOf } from '../../sources/find.ts';
import { sha256Hex } from '../../sha256.ts';
import { countKept } from '../kept/kept-counts.ts';
import { fileRef, readYears, type YearNow } from './years.ts';

/** The chosen years, in order of start. @throws problem `fiscal_year_not_found` naming the first unknown one */
export const chosenYears = (years: YearNow[], starts: readonly string[], company: CompanyRef): YearNow[] =>
  [...new Set(starts)].sort().map((start) => {
    const year = years.find((candidate) => candidate.start === start);
    if (!year) throw problem('fiscal_year_not_found', { year: start, company: company.name });
    return year;
  });

/** Over the chosen years' live generations and the files that a reload would read. */
export const previewTag = async (years: YearNow[]): Promise<string> =>
  `"${(await sha256Hex(JSON.stringify(years.map((y) => [y.start, y.generation, y.newestFile?.id ?? null])))).slice(0, 32)}"`;

/** Without starts: every year that holds something. */
export const previewPurge = async (
  ledger: Ledger,
  company: CompanyRef & { source: Source },
  starts: readonly string[],
): Promise<{ preview: PurgePreview; tag: string }> => {
  const [all, kept] = [await readYears(ledger, company.id), await countKept(ledger, company.id)];
  const years =
    starts.length > 0 ? chosenYears(all, starts, company) : all.filter((y) => y.generation !== null);
  const source = sourceOf(company.source);
  const sum = (of: (year: YearNow) => number) => years.reduce((total, year) => total + of(year), 0);
  return {
    tag: await previewTag(years),
    preview: {
      company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
      fiscalYears: years.map((year) => {
        const { file, reason } = source.reloadable(year.newestFile);
        return {
          start: year.start,
          end: year.end,
          label: year.label,
          state: year.state,
          vouchers: year.vouchers,
          rows: year.rows,
          balances: year.balances,
          debitOre: year.debitOre,
          loadedAt: year.loadedAt,
          sieFile: year.sieFile,
          activeJob: year.activeJob,
          reload: { possible: file !== null, sieFile: file && fileRef(file), reason },
        };
      }),
      kept,
      total: {
        vouchers: sum((year) => year.vouchers),
        rows: sum((year) => year.rows),
        balances: sum((year) => year.balances),
        debitOre: sum((year) => year.debitOre),
      },
    },
  };
};
