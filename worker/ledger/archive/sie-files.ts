// The archive's records: one per SIE file, which outlives the file's bytes. How they are made, and shown.
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import type { SieSummary, SieWarning } from '../../../shared/sie/index.ts';
import type { Actor, FileOutline, SieFileRecord } from '../../db/ledger.ts';
import type { Received } from '../receiving/receive.ts';

export interface NewSieFile extends Received {
  id: string;
  companyId: string;
  filename: string;
  start: string;
  end: string;
  summary: SieSummary;
  warnings: SieWarning[];
  by: Actor;
  uploadedAt: string;
}

/** What is loaded of a file: its own fiscal year. */
export const loadedOf = ({ year0, outline, generatedOn, vouchers }: SieSummary) => {
  const { firstVoucherDate, ...counts } = year0;
  const otherYears = vouchers - year0.vouchers;
  return {
    ...counts,
    outline: { ...outline, generatedOn, firstVoucherDate, otherYears } satisfies FileOutline,
  };
};

/** Characters of one record that are kept; a longer one is no identification. */
const maxKept = 10_000;

/** What a file says of itself that the record has no column for, and an export says again. */
const identificationOf = ({ identification }: SieSummary) =>
  Object.fromEntries(
    Object.entries(identification).filter(([, values]) => JSON.stringify(values).length <= maxKept),
  );

export const insertSieFile = (d1: D1Database, file: NewSieFile) => {
  const { summary, uploadedAt } = file;
  const loaded = loadedOf(summary);
  const record = {
    id: file.id,
    company_id: file.companyId,
    filename: file.filename,
    bytes: file.bytes,
    sha256: file.sha256,
    encoding: file.encoding,
    sie_type: String(summary.sieType),
    program: summary.program,
    company_name: summary.companyName,
    organisation_number: summary.organisationNumber,
    start: file.start,
    end: file.end,
    fiscal_years: JSON.stringify(summary.fiscalYears),
    balances_until: summary.balancesUntil,
    last_voucher_date: loaded.lastVoucherDate,
    currency: summary.currency,
    vouchers: loaded.vouchers,
    rows: loaded.rows,
    added_rows: loaded.addedRows,
    removed_rows: loaded.removedRows,
    debit_ore: loaded.debitOre,
    outline: JSON.stringify(loaded.outline),
    identification: JSON.stringify(identificationOf(summary)),
    digest: summary.digest,
    records_sha256: file.recordsSha256,
    etag: file.etag,
    warnings: JSON.stringify(file.warnings),
    uploaded_by: JSON.stringify(file.by),
    uploaded_at: uploadedAt,
    // Until its load goes live.
    idle_since: uploadedAt,
  };
  const names = Object.keys(record);
  return d1
    .prepare(
      `INSERT INTO sie_file (${names.join(', ')}) VALUES (${names.map((_, i) => `?${i + 1}`).join(', ')})`,
    )
    .bind(...Object.values(record));
};

/** For the record of a file that was taken in before its outline was kept: what this reading of it loaded. */
export const describeAnew = (d1: D1Database, id: string, summary: SieSummary) => {
  const loaded = loadedOf(summary);
  return d1
    .prepare(
      `UPDATE sie_file SET outline = ?2, vouchers = ?3, rows = ?4, added_rows = ?5, removed_rows = ?6, debit_ore = ?7,
         last_voucher_date = ?8, identification = ?9 WHERE id = ?1`,
    )
    .bind(
      id,
      JSON.stringify(loaded.outline),
      loaded.vouchers,
      loaded.rows,
      loaded.addedRows,
      loaded.removedRows,
      loaded.debitOre,
      loaded.lastVoucherDate,
      JSON.stringify(identificationOf(summary)),
    );
};

/** A file as it is answered that was recorded just now: nothing of it needs to be read again. */
export const newSieFileShape = ({ summary, by, ...file }: NewSieFile): SieFile =>
  sieFileShape(
    { ...summary, ...loadedOf(summary), ...file, sieType: String(summary.sieType), uploadedBy: by },
    false,
  );

/** For the record of a file that was taken in before digests were kept. */
export const keepDigest = (d1: D1Database, id: string, digest: string) =>
  d1.prepare('UPDATE sie_file SET digest = ?2 WHERE id = ?1').bind(id, digest);

type ShownFields = Omit<SieFile, 'fiscalYear' | 'vouchersOfOtherYears' | 'live'> &
  Pick<SieFileRecord, 'start' | 'end'> & { outline: Pick<FileOutline, 'otherYears'> | null };
export const sieFileShape = (file: ShownFields, live: boolean): SieFile => ({
  id: file.id,
  filename: file.filename,
  bytes: file.bytes,
  sha256: file.sha256,
  digest: file.digest,
  encoding: file.encoding,
  sieType: file.sieType,
  program: file.program,
  companyName: file.companyName,
  organisationNumber: file.organisationNumber,
  fiscalYear: { start: file.start, end: file.end },
  vouchers: file.vouchers,
  rows: file.rows,
  vouchersOfOtherYears: file.outline?.otherYears ?? 0,
  uploadedBy: file.uploadedBy,
  uploadedAt: file.uploadedAt,
  live,
});
