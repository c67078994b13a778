// What a purge of chosen years would take, in the stand-in API.
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import type { PurgePreview } from '../../../shared/contract/purge.ts';
import type { FakeCompany } from './companies.ts';

export function previewOf(company: FakeCompany, starts: string[], tag: string): PurgePreview {
  const years = company.years.filter((year) => starts.includes(year.start));
  const sum = (of: (year: FiscalYear) => number) => years.reduce((all, year) => all + of(year), 0);
  return {
    company,
    previewTag: tag,
    fiscalYears: years.map((year) => ({
      ...year,
      balances: year.rows > 0 ? 64 : 0,
      reload: company.notReloadable?.includes(year.start)
        ? {
            possible: false,
            sieFile: null,
            newerFile: null,
            sameAsLoaded: false,
            reason: {
              code: 'no_file',
              sv: 'ingen SIE-fil för året finns i arkivet.',
              en: 'the archive has no SIE file for the year.',
            },
          }
        : {
            possible: true,
            ...(company.source.connected
              ? {
                  sieFile: null,
                  newerFile: null,
                  sameAsLoaded: false,
                  readsFrom: { kind: 'fortnox', sv: 'Fortnox', en: 'Fortnox' },
                }
              : {
                  sieFile: year.sieFile,
                  newerFile: company.newerFiles?.[year.start] ?? null,
                  sameAsLoaded: year.state === 'loaded',
                }),
            reason: null,
          },
    })),
    kept: {
      documents: 12,
      budgetVersions: 2,
      reportTemplates: 3,
      accounts: 214,
      dimensions: 2,
      sieFiles: 4,
    },
    total: {
      vouchers: sum((y) => y.vouchers),
      rows: sum((y) => y.rows),
      balances: 64 * years.filter(({ rows }) => rows > 0).length,
      debitOre: sum((y) => y.debitOre),
    },
  };
}
