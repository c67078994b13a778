// What reading has gathered by the end of the file, whatever its format: the checks and the summary are made of it.
import type { ChecksumState } from '../types.ts';
import type { WarningCode } from '../warning-codes.ts';
import type { AccountTable } from './accounts.ts';
import type { BalanceTotals } from './balance-tally.ts';
import type { ReaderContext } from './context.ts';
import type { Identification } from './identification.ts';
import type { VoucherTotals } from './voucher-tally.ts';

export interface ReadFile {
  context: ReaderContext;
  identification: Identification;
  accounts: AccountTable;
  balances: BalanceTotals;
  vouchers: VoucherTotals;
  /** How often each label of `LABELS` was met. */
  labelCounts: Float64Array;
  ksumma: ChecksumState;
  /** SIE 5: an import file (`SieEntry`), which has no years and no balances. */
  isEntry?: boolean;
}

/** Warns of the file as a whole; `detail` keeps apart those of one code and label. */
export function warnFile(
  { context }: ReadFile,
  code: WarningCode,
  label: string | null,
  sv: string,
  en: string,
  detail?: string,
): void {
  context.warnings.add(code, 0, label, () => ({ sv, en }), detail);
}
