// What `inspect --json` prints; others rely on these names.
import { createHash } from 'node:crypto';
import type { Inspected, Refused } from './inspect.ts';

export function summaryAsJson({ facts, summary }: Inspected): Record<string, unknown> {
  return {
    sha256: facts.sha256,
    bytes: facts.bytes,
    encoding: summary.encoding,
    sieType: summary.sieType,
    program: summary.program,
    generatedOn: summary.generatedOn,
    companyName: summary.companyName,
    organisationNumber: summary.organisationNumber,
    fiscalYears: summary.fiscalYears,
    balancesUntil: summary.balancesUntil,
    currency: summary.currency,
    accounts: summary.accounts,
    vouchers: summary.vouchers,
    rows: summary.rows,
    addedRows: summary.addedRows,
    removedRows: summary.removedRows,
    debitOre: summary.debitOre,
    firstVoucherDate: summary.firstVoucherDate,
    lastVoucherDate: summary.lastVoucherDate,
    year0: summary.year0,
    unbalancedVouchers: summary.unbalancedVouchers,
    unbalancedVoucherCount: summary.unbalancedVoucherCount,
    sumByAccountSha256: hashSums(summary.sumByAccount),
    openingBalancesYear0Ore: summary.openingBalancesYear0Ore,
    closingBalancesYear0Ore: summary.closingBalancesYear0Ore,
    ksumma: summary.ksumma,
    digest: summary.digest,
    warnings: summary.warnings.map(({ line, label, code, message, count }) => ({
      line,
      label,
      code,
      message: message.sv,
      messageEn: message.en,
      count,
    })),
  };
}

/** What `digest --json` prints: whose books, of which year, and their digest. */
export function digestAsJson({ facts, summary }: Inspected): Record<string, unknown> {
  const year = summary.fiscalYears.find(({ index }) => index === 0);
  return {
    digest: summary.digest,
    fiscalYear: year === undefined ? null : { start: year.start, end: year.end },
    organisationNumber: summary.organisationNumber,
    vouchers: summary.year0.vouchers,
    rows: summary.year0.rows,
    sha256: facts.sha256,
  };
}

export function refusalAsJson({ refused, facts, ksumma }: Refused): Record<string, unknown> {
  return { refused, ...facts, sieType: refused.code === 'sie5' ? 5 : null, ksumma };
}

/** sha256 of the lines `account:öre\n`, sorted by account as text, over all #TRANS. */
function hashSums(sums: Map<string, number>): string {
  const hash = createHash('sha256');
  for (const [account, ore] of [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${account}:${ore}\n`);
  return hash.digest('hex');
}
