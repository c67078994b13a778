// The shapes that the SIE reader hands out and the SIE writer takes: events, summary, warnings, refusal.
import type { VoucherOutline } from './read/outline.ts';
import type { SieStretch } from './read/stretch.ts';

/** Encodings the reader decodes; `iso-8859-1` is decoded as Windows-1252, which has the same letters and more. */
export type SieEncoding = 'cp437' | 'utf-8' | 'iso-8859-1' | 'ascii';

/** 4I is a type 4 file without any balance record; 5 is SIE 5 (XML). */
export type SieType = 1 | 2 | 3 | '4E' | '4I' | 5;

export interface BilingualText {
  sv: string;
  en: string;
}

/** Something odd that was read all the same. `line` is the first place (0: the file as a whole). */
export interface SieWarning {
  line: number;
  label: string | null;
  code: string;
  message: BilingualText;
  count: number;
}

/** Why a file was not read (`code`), and where; thrown. */
export interface SieRefusal extends Error {
  line: number;
  label: string | null;
  code: string;
  texts: BilingualText;
}

export type BalanceLabel = 'IB' | 'UB' | 'OIB' | 'OUB' | 'RES' | 'PSALDO' | 'PBUDGET';

/** `trans`: a row that counts. `added` (#RTRANS) and `removed` (#BTRANS) never count (SIE 4B 11). */
export type RowKind = 'trans' | 'added' | 'removed';

export interface IdentificationEvent {
  type: 'identification';
  line: number;
  /** Without `#`: FLAGGA, PROGRAM, FORMAT, GEN, SIETYP, PROSA, FTYP, FNR, ORGNR, BKOD, ADRESS, FNAMN, TAXAR, OMFATTN, KPTYP or VALUTA. */
  label: string;
  /** The fields as written, trimmed. */
  values: readonly string[];
}

export interface FiscalYearEvent {
  type: 'fiscalYear';
  line: number;
  index: number;
  start: string;
  end: string;
}

export interface AccountEvent {
  type: 'account';
  line: number;
  number: string;
  name: string;
}

export interface AccountTypeEvent {
  type: 'accountType';
  line: number;
  account: string;
  /** T asset, S liability or equity, K cost, I income. */
  accountType: 'T' | 'S' | 'K' | 'I';
}

export interface AccountUnitEvent {
  type: 'accountUnit';
  line: number;
  account: string;
  unit: string;
}

export interface SruEvent {
  type: 'sru';
  line: number;
  account: string;
  code: string;
}

export interface DimensionEvent {
  type: 'dimension';
  line: number;
  number: string;
  name: string;
  parent: string | null;
}

export interface ObjectEvent {
  type: 'object';
  line: number;
  dimension: string;
  code: string;
  name: string;
}

/**
 * A balance as written, or, at the end, the IB of year 0 that an UB of -1 stands for where there is none (SIE 4B 5.16), with
 * the line of that UB.
 */
export interface BalanceEvent {
  type: 'balance';
  line: number;
  label: BalanceLabel;
  yearIndex: number;
  /** `YYYY-MM` for PSALDO and PBUDGET, else null. */
  period: string | null;
  account: string;
  /** Flat pairs: dimension, object, dimension, object … */
  objects: readonly string[];
  amountOre: number;
  quantity: string | null;
}

export interface VoucherEvent {
  type: 'voucher';
  line: number;
  /**
   * The declared fiscal year that the date lies in; null where it lies in none, or none is declared. Vouchers of year 0
   * and of no year are the file's own; those of another declared year are not (see `SieSummary.year0`).
   */
  yearIndex: number | null;
  series: string;
  number: string;
  date: string;
  text: string;
  registered: string | null;
  signature: string;
}

export interface RowEvent {
  type: 'row';
  line: number;
  kind: RowKind;
  account: string;
  /** Flat pairs: dimension, object, dimension, object … */
  objects: readonly string[];
  amountOre: number;
  /** Null: the voucher's. */
  date: string | null;
  text: string;
  quantity: string | null;
  signature: string;
}

export interface VoucherEndEvent {
  type: 'voucherEnd';
  line: number;
  /** Sum of the voucher's `trans` rows; 0 in a voucher that balances. */
  differenceOre: number;
}

export type SieEvent =
  | IdentificationEvent
  | FiscalYearEvent
  | AccountEvent
  | AccountTypeEvent
  | AccountUnitEvent
  | SruEvent
  | DimensionEvent
  | ObjectEvent
  | BalanceEvent
  | VoucherEvent
  | RowEvent
  | VoucherEndEvent;

export interface SieFiscalYear {
  index: number;
  start: string;
  end: string;
}

/**
 * What the file holds of its own year: all but the vouchers dated in another declared year. Those in no declared year are
 * counted here. Amounts and dates as in the summary.
 */
export interface SieYear0 {
  vouchers: number;
  rows: number;
  addedRows: number;
  removedRows: number;
  debitOre: number;
  firstVoucherDate: string | null;
  lastVoucherDate: string | null;
}

/** What of its own year the file tells apart, its vouchers counted as in `SieYear0`. */
export interface SieOutline extends VoucherOutline {
  /** Balances of year 0 by label; what there are none of is left out. */
  balances: Partial<Record<BalanceLabel, number>>;
}

export interface UnbalancedVoucher {
  series: string;
  number: string;
  differenceOre: number;
}

export type ChecksumState = 'absent' | 'ok' | 'mismatch' | 'unterminated';

export interface SieSummary {
  sieType: SieType;
  encoding: SieEncoding;
  /** Name and version of #PROGRAM, joined by one space. */
  program: string | null;
  generatedOn: string | null;
  companyName: string | null;
  /** As written. */
  organisationNumber: string | null;
  /** Those that hold: of years that share a day, the one nearest to year 0. */
  fiscalYears: SieFiscalYear[];
  /** #OMFATTN: the balances reach to and including this day. */
  balancesUntil: string | null;
  /** #VALUTA as written; null means SEK. */
  currency: string | null;
  /**
   * The fields, as written, of the identification records that are told nowhere else here, by label: PROSA, FTYP, FNR, ORGNR,
   * BKOD, ADRESS, TAXAR, KPTYP.
   */
  identification: Record<string, readonly string[]>;
  /** #FLAGGA 1. */
  alreadyImported: boolean;
  /** Different numbers declared by #KONTO. */
  accounts: number;
  /** Of the whole file, vouchers of other years included; so are rows, sums and dates below, but for `year0`. */
  vouchers: number;
  /** #TRANS, with the twins of #RTRANS. */
  rows: number;
  addedRows: number;
  removedRows: number;
  balances: number;
  /** Sum of the positive #TRANS. */
  debitOre: number;
  firstVoucherDate: string | null;
  lastVoucherDate: string | null;
  year0: SieYear0;
  outline: SieOutline;
  /** The first thousand of them. */
  unbalancedVouchers: UnbalancedVoucher[];
  unbalancedVoucherCount: number;
  /** Over all #TRANS; accounts that sum to zero included. */
  sumByAccount: Map<string, number>;
  /** Of the #IB and #UB that are written; an opening balance told as #UB of -1 is not among them. */
  openingBalancesYear0Ore: number;
  closingBalancesYear0Ore: number;
  ksumma: ChecksumState;
  /** Of the books of year 0 (digest/README.md): the same whatever program wrote them; null where it was not asked for. */
  digest: string | null;
  warnings: SieWarning[];
  /** All warnings, repeats and those left out of `warnings` included. */
  warningCount: number;
}

export interface SieReaderOptions {
  /** What `createEncodingDetector` found. */
  encoding: SieEncoding;
  onEvent?: (event: SieEvent) => void;
  /** Read a file whose control sum differs, with a warning, instead of refusing it. */
  acceptChecksumMismatch?: boolean;
  /** Take the digest of the books, which is some of a reading's cost. */
  digest?: boolean;
  /** Of `createSieStretch`: to be told of the bytes of vouchers. SIE 5 has none. */
  stretch?: SieStretch;
  /** Longest line read; a longer one refuses the file. Default 262,144. */
  maxLineBytes?: number;
}

export interface SieReader {
  /** Reads on; throws a `SieRefusal`, after which the reader is spent. The bytes are not kept. */
  push(chunk: Uint8Array): void;
  /** Ends the file; throws a `SieRefusal` for what only the end shows (cut off, not SIE). */
  end(): SieSummary;
}
