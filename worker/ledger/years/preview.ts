// What a purge would take and what stays, and a tag that changes when either does.
import type { PurgePreview } from '../../../shared/contract/purge.ts';
import type { CompanySource } from '../../db/directory.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { sourceOf } from '../../sources/find.ts';
import type { LedgerSource } from '../../sources/source.ts';
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

/** Over the chosen years' live generations, what a reload would read and the file that it would pass over. */
export const previewTag = async (company: { source: CompanySource }, years: YearNow[]): Promise<string> => {
  const source = sourceOf(company.source);
  const seen = years.map(({ start, end, generation, files }) => {
    const { file, newerFile, from } = source.reloadable(files);
    return [start, end, generation, file?.id ?? from?.kind ?? null, newerFile?.id ?? null];
  });
  return (await sha256Hex(JSON.stringify(seen))).slice(0, 32);
};

const reloadOf = (source: LedgerSource, { files, sieFile }: YearNow): PreviewedReload => {
  const { file, newerFile, reason, from } = source.reloadable(files);
  return {
    possible: reason === null,
    readsFrom: from,
    sieFile: file && fileRef(file),
    newerFile: newerFile && fileRef(newerFile),
    sameAsLoaded: file !== null && file.sha256 === sieFile?.sha256,
    reason,
  };
};
type PreviewedReload = PurgePreview['fiscalYears'][number]['reload'];

/** Without starts: every year that holds something. */
export const previewPurge = async (
  ledger: Ledger,
  company: CompanyRef & { source: CompanySource },
  starts: readonly string[],
): Promise<PurgePreview> => {
  const [all, kept] = [await readYears(ledger, company.id), await countKept(ledger, company.id)];
  const years =
    starts.length > 0 ? chosenYears(all, starts, company) : all.filter((y) => y.generation !== null);
  const source = sourceOf(company.source);
  const sum = (of: (year: YearNow) => number) => years.reduce((total, year) => total + of(year), 0);
  return {
    company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
    fiscalYears: years.map((year) => ({
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
      reload: reloadOf(source, year),
    })),
    kept,
    total: {
      vouchers: sum((year) => year.vouchers),
      rows: sum((year) => year.rows),
      balances: sum((year) => year.balances),
      debitOre: sum((year) => year.debitOre),
    },
    previewTag: await previewTag(company, years),
  };
};
