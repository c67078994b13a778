// The companies of the stand-in API, with their years and months.
import type { Company } from '../../../shared/contract/company.ts';
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import type { Problem } from '../../../shared/contract/problem.ts';
import type { Watch } from '../../../shared/contract/watch.ts';
import { periodsOf } from '../../../shared/fiscal-year.ts';

/** `agrees`, `unread`, or so many vouchers that are gone at the source. */
export type Agrees = 'agrees' | 'unread' | 'never' | number;
export interface FakeCompany extends Company {
  years: FiscalYear[];
  /** How each year agrees with its source, by start; left out, it was never compared. */
  agrees?: Record<string, Agrees>;
  watch?: Watch;
  /** What every job of it comes to. */
  fails?: Problem;
  /** Years that cannot be read in again. */
  notReloadable?: string[];
  /** Years of which a file newer than the live one is in the archive. */
  newerFiles?: Record<string, NonNullable<FiscalYear['sieFile']>>;
}
export function monthsOf(year: FiscalYear) {
  return periodsOf(year).map((period) => {
    const month = Number(period.slice(5)) + Number(year.start.slice(0, 4));
    const part = [8, 7, 9, 8, 10, 12, 4, 6, 10, 11, 12, 15][month % 12]! / 112;
    return { period, debitOre: Math.round(year.debitOre * part), rows: 10 };
  });
}

/** Two companies with a few years each; fresh objects every time. */
export function fakeCompanies(): FakeCompany[] {
  const year = (start: string, end: string, label: string, rows: number, name: string): FiscalYear => ({
    start,
    end,
    label,
    state: rows ? 'loaded' : 'empty',
    vouchers: Math.round(rows / 3.2),
    rows,
    debitOre: rows * 181_237,
    loadedAt: rows ? '2026-11-19T13:37:12Z' : null,
    sieFile: rows
      ? { id: `sie_${label}`, filename: name, sha256: 'a'.repeat(64), uploadedAt: '2026-11-19T13:37:00Z' }
      : null,
    digest: rows ? `digest_${label}` : null,
    activeJob: null,
  });
  const company = (
    id: string,
    name: string,
    organisationNumber: string,
    years: FiscalYear[],
  ): FakeCompany => ({
    id: `cmp_${id}`,
    name,
    organisationNumber,
    source: { kind: 'sie' },
    oxceedId: id,
    createdAt: '2026-01-01T00:00:00Z',
    closedAt: null,
    years,
  });
  return [
    company('4711', 'Fiktiva Fjällbageriet AB', '559999-0107', [
      year('2023-01-01', '2023-12-31', '2023', 11_204, 'fjallbageriet-2023.se'),
      year('2024-01-01', '2024-12-31', '2024', 12_873, 'fjallbageriet-2024.se'),
      year('2025-01-01', '2025-12-31', '2025', 13_541, 'fjallbageriet-2025.se'),
      year('2026-01-01', '2026-12-31', '2026', 9_310, 'fjallbageriet-2026.se'),
    ]),
    company('4712', 'Låtsaslunds Båtvarv AB', '559999-0206', [
      year('2023-07-01', '2024-06-30', '2023/24', 4_120, 'batvarv-2324.se'),
      year('2024-07-01', '2025-06-30', '2024/25', 4_480, 'batvarv-2425.se'),
      year('2025-07-01', '2026-06-30', '2025/26', 0, ''),
    ]),
  ];
}

/** So many years of the first company, the last of them 2026. */
export function manyYears(n: number): FiscalYear[] {
  const [first] = fakeCompanies()[0]!.years;
  return Array.from({ length: n }, (_, i) => {
    const label = String(2026 - n + 1 + i);
    return { ...first!, start: `${label}-01-01`, end: `${label}-12-31`, label };
  });
}
