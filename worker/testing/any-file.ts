// SIE files of every kind, made from plain values: 4E, 4I, types 1–3 and SIE 5, also with vouchers of another year.
import type { TestVoucher } from './sie-text.ts';

export const fileKinds = ['4E', '4I', '1', '2', '3', '5'] as const;
export type FileKind = (typeof fileKinds)[number];

export interface Span {
  start: string;
  end: string;
}

export interface AnyFile {
  kind: FileKind;
  organisationNumber: string;
  /** Year 0. */
  span: Span;
  /** Year -1, where the file declares it. */
  previous: Span | null;
  opening: [account: string, amountOre: number][];
  /** In the order of the file; none in a file of type 1–3. */
  vouchers: TestVoucher[];
}

const compact = (date: string) => date.replaceAll('-', '');
const decimal = (ore: number) =>
  `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`;
const accountsOf = ({ vouchers, opening }: AnyFile) =>
  [
    ...new Set([
      ...opening.map(([account]) => account),
      ...vouchers.flatMap(({ rows }) => rows.map(([account]) => account)),
    ]),
  ].sort();

const text = (file: AnyFile): string => {
  const { kind, span, previous, opening, vouchers } = file;
  const month = compact(span.start).slice(0, 6);
  const byType: Partial<Record<FileKind, string[]>> = {
    '2': [`#PSALDO 0 ${month} 1930 {} 100.00`],
    '3': [`#PSALDO 0 ${month} 1930 {} 100.00`, `#PSALDO 0 ${month} 1930 {"6" "P1"} 40.00`],
  };
  return [
    '#FLAGGA 0',
    '#PROGRAM "Test" 1.0',
    '#FORMAT PC8',
    '#GEN 20260101',
    `#SIETYP ${kind.slice(0, 1)}`,
    `#ORGNR ${file.organisationNumber}`,
    '#FNAMN "Test AB"',
    `#RAR 0 ${compact(span.start)} ${compact(span.end)}`,
    ...(previous ? [`#RAR -1 ${compact(previous.start)} ${compact(previous.end)}`] : []),
    ...accountsOf(file).map((account) => `#KONTO ${account} "Konto ${account}"`),
    ...opening.map(([account, ore]) => `#IB 0 ${account} ${decimal(ore)}`),
    ...(byType[kind] ?? []),
    ...vouchers.flatMap(({ series, number, date, rows }) => [
      `#VER "${series}" "${number}" ${compact(date)} "Verifikat ${number}"`,
      '{',
      ...rows.map(([account, ore]) => `   #TRANS ${account} {} ${decimal(ore)}`),
      '}',
      '',
    ]),
  ].join('\r\n');
};

const xml = (file: AnyFile): string => {
  const year = ({ start, end }: Span, primary: boolean) =>
    `<FiscalYear start="${start.slice(0, 7)}" end="${end.slice(0, 7)}"${primary ? ' primary="true"' : ''} />`;
  const { span, previous, opening, vouchers } = file;
  const openings = new Map(opening);
  const account = (id: string) => {
    const ore = openings.get(id);
    const balance =
      ore === undefined
        ? ''
        : `<OpeningBalance month="${span.start.slice(0, 7)}" amount="${decimal(ore)}" />`;
    return `<Account id="${id}" name="Konto ${id}" type="asset">${balance}</Account>`;
  };
  const entry = ({ number, date, rows }: TestVoucher) =>
    `<JournalEntry id="${number}" journalDate="${date}" text="Verifikat ${number}">
    <EntryInfo date="${date}" by="test" />
    ${rows.map(([id, ore]) => `<LedgerEntry accountId="${id}" amount="${decimal(ore)}" />`).join('\n    ')}
  </JournalEntry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5">
  <FileInfo>
    <SoftwareProduct name="Test" version="1" /><FileCreation time="2026-01-01T12:00:00" by="test" />
    <Company organizationId="${file.organisationNumber}" name="Test AB" />
    <FiscalYears>${previous ? year(previous, false) : ''}${year(span, true)}</FiscalYears>
    <AccountingCurrency currency="SEK" />
  </FileInfo>
  <Accounts>${accountsOf(file).map(account).join('\n  ')}</Accounts>
  <Journal id="A" name="Allt">${vouchers.map(entry).join('\n  ')}</Journal>
</Sie>`;
};

export const anyFile = (file: AnyFile): string => (file.kind === '5' ? xml(file) : text(file));
