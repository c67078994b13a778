// Everything odd that is read all the same: a stable code, and what it means; the warning itself says it of the file at
// hand, with the place and how often.
import type { BilingualText } from './types.ts';

export const warnings = {
  account_difference: {
    sv: 'Ett kontos utgående saldo är ett annat än vad ingående saldo och rader ger.',
    en: "An account's closing balance is not what its opening balance and rows give.",
  },
  account_not_declared: {
    sv: 'Konton används utan att finnas i filens kontoplan.',
    en: "Accounts are used that the file's chart does not declare.",
  },
  account_not_numeric: {
    sv: 'Ett kontonummer består inte bara av siffror.',
    en: 'An account number is not all digits.',
  },
  account_repeated: {
    sv: 'Ett konto förekommer mer än en gång i kontoplanen.',
    en: 'An account occurs more than once in the chart.',
  },
  already_imported: {
    sv: 'Filen är märkt som redan inläst (#FLAGGA 1).',
    en: 'The file is marked as imported already (#FLAGGA 1).',
  },
  amount_comma: { sv: 'Ett belopp har decimalkomma.', en: 'An amount has a decimal comma.' },
  amount_no_whole: {
    sv: 'Ett belopp saknar siffra före decimaltecknet.',
    en: 'An amount has no digit before the decimal point.',
  },
  amount_plus: { sv: 'Ett belopp har plustecken.', en: 'An amount has a plus sign.' },
  amount_zeros: {
    sv: 'Ett belopp har fler än två decimaler, alla noll.',
    en: 'An amount has more than two decimals, all zero.',
  },
  bad_account_type: {
    sv: 'En kontotyp är ingen av T, S, K och I; posten hoppas över.',
    en: 'An account type is none of T, S, K and I; the record is skipped.',
  },
  bad_balance_date: {
    sv: '#OMFATTN har inget datum och lämnas utan avseende.',
    en: '#OMFATTN holds no date and is ignored.',
  },
  bad_currency: { sv: '#VALUTA är inte tre bokstäver.', en: '#VALUTA is not three letters.' },
  bad_generated_date: {
    sv: '#GEN har inget datum och lämnas utan avseende.',
    en: '#GEN holds no date and is ignored.',
  },
  bad_optional_date: {
    sv: 'Ett datum som får utelämnas är inget datum och lämnas utan avseende.',
    en: 'A date that may be left out is not a date and is ignored.',
  },
  bad_organisation_number: {
    sv: '#ORGNR är inget organisationsnummer.',
    en: '#ORGNR is not an organisation number.',
  },
  bad_period: {
    sv: 'En period är ingen månad; posten hoppas över.',
    en: 'A period is not a month; the record is skipped.',
  },
  bad_quantity: {
    sv: 'En kvantitet är inget tal och lämnas utan avseende.',
    en: 'A quantity is not a number and is ignored.',
  },
  bad_registered_date: {
    sv: 'Ett registreringsdatum är inget datum och lämnas utan avseende.',
    en: 'A registration date is not a date and is ignored.',
  },
  bad_row_date: {
    sv: 'En rads datum är inget datum; verifikationens gäller.',
    en: "A row's date is not a date; the voucher's holds.",
  },
  bad_tax_year: { sv: '#TAXAR är inget årtal.', en: '#TAXAR is not a year.' },
  balance_date_outside_years: {
    sv: '#OMFATTN ligger utanför filens räkenskapsår och lämnas utan avseende.',
    en: "#OMFATTN lies outside the file's fiscal years and is ignored.",
  },
  balance_of_skipped_year: {
    sv: 'Ett saldo gäller ett räkenskapsår som har dagar gemensamt med ett annat; det hoppas över.',
    en: 'A balance is of a fiscal year that shares days with another; it is skipped.',
  },
  balance_outside_years: {
    sv: 'Ett saldo gäller en månad utanför filens räkenskapsår; det hoppas över.',
    en: "A balance is of a month outside the file's fiscal years; it is skipped.",
  },
  balance_repeated: {
    sv: 'Ett konto har fler än ett saldo av samma slag för ett år.',
    en: 'An account has more than one balance of a kind for a year.',
  },
  brace_missing: {
    sv: 'En verifikation saknar { eller } kring sina rader.',
    en: 'A voucher lacks { or } around its rows.',
  },
  brace_on_voucher_line: {
    sv: '{ står på samma rad som #VER.',
    en: '{ stands on the line of #VER.',
  },
  carriage_return_line_end: {
    sv: 'Rader slutar med bara vagnretur (CR).',
    en: 'Lines end with a carriage return (CR) alone.',
  },
  checksum_mismatch: {
    sv: 'Innehållet stämmer inte med kontrollsumman (#KSUMMA), och filen lästes ändå.',
    en: 'The content does not agree with the control sum (#KSUMMA), and was read all the same.',
  },
  checksum_not_opened: {
    sv: 'Kontrollsumman har ingen inledande #KSUMMA och kan inte prövas.',
    en: 'The control sum has no opening #KSUMMA and cannot be checked.',
  },
  company_name_missing: { sv: '#FNAMN är tom.', en: '#FNAMN is empty.' },
  control_character: {
    sv: 'Ett fält innehåller ett otillåtet styrtecken.',
    en: 'A field holds a forbidden control character.',
  },
  date_hyphens: { sv: 'Ett datum har bindestreck.', en: 'A date has hyphens.' },
  fiscal_year_without_dates: {
    sv: 'En #RAR har inga datum; posten hoppas över.',
    en: 'A #RAR has no dates; the record is skipped.',
  },
  fiscal_years_overlap: {
    sv: 'Två räkenskapsår i filen har dagar gemensamt; det ena hoppas över.',
    en: 'Two fiscal years of the file share days; one is skipped.',
  },
  label_not_capitals: {
    sv: 'En etikett är inte skriven med versaler; posten hoppas över.',
    en: 'A label is not written in capitals; the record is skipped.',
  },
  letters_lost: {
    sv: 'Bokstäver hade gått förlorade innan filen skrevs.',
    en: 'Letters had been lost before the file was written.',
  },
  mixed_encoding: {
    sv: 'Några tecken har en annan teckenkodning än resten av filen och blir fel.',
    en: 'A few characters are in another encoding than the rest of the file and come out wrong.',
  },
  movement_without_vouchers: {
    sv: 'Saldona visar att det har bokförts under året, men filen har ingen verifikation.',
    en: 'The balances show that the year has been booked in, but the file has no voucher.',
  },
  no_vouchers: { sv: 'Filen har inga verifikationer.', en: 'The file has no vouchers.' },
  not_a_record: {
    sv: 'En rad börjar inte med # och hoppas över.',
    en: 'A line does not start with # and is skipped.',
  },
  not_cp437: {
    sv: 'Texten har en annan teckenkodning än teckentabell 437 (PC8).',
    en: 'The text is in another encoding than code page 437 (PC8).',
  },
  object_list_missing: {
    sv: 'En objektlista {} saknas; läst som tom.',
    en: 'A list of objects {} is missing; read as empty.',
  },
  objects_in_type_2: {
    sv: 'Ett saldo per objekt i en fil av typ 2 hoppas över.',
    en: 'A balance per object in a file of type 2 is skipped.',
  },
  opening_differs: {
    sv: 'Ett kontos ingående saldo är ett annat än det utgående året före.',
    en: "An account's opening balance is not the closing one of the year before.",
  },
  organisation_number_missing: { sv: '#ORGNR är tom.', en: '#ORGNR is empty.' },
  period_outside_years: {
    sv: 'En period ligger utanför filens räkenskapsår.',
    en: "A period lies outside the file's fiscal years.",
  },
  quote_not_closed: {
    sv: 'Ett citattecken stängs inte; fältet slutar med raden.',
    en: 'A quote is not closed; the field ends with the line.',
  },
  quote_not_escaped: {
    sv: 'Ett citattecken inuti ett fält saknar \\ före sig; läst som text.',
    en: 'A quote inside a field has no \\ before it; read as text.',
  },
  record_incomplete: {
    sv: 'En post saknar ett fält och hoppas över.',
    en: 'A record lacks a field and is skipped.',
  },
  record_repeated: {
    sv: 'En post förekommer mer än en gång; den första gäller.',
    en: 'A record occurs more than once; the first counts.',
  },
  required_record_missing: {
    sv: 'En post som ska finnas saknas.',
    en: 'A record that must be there is missing.',
  },
  stray_brace: {
    sv: 'En { eller } hör inte till någon verifikation och hoppas över.',
    en: 'A { or } belongs to no voucher and is skipped.',
  },
  twin_missing: {
    sv: 'En #RTRANS följs inte av samma rad som #TRANS.',
    en: 'A #RTRANS is not followed by the same row as #TRANS.',
  },
  unknown_chart: {
    sv: '#KPTYP är ingen känd kontoplanstyp.',
    en: '#KPTYP is no known kind of chart.',
  },
  unknown_format: { sv: '#FORMAT är inte PC8.', en: '#FORMAT is not PC8.' },
  unknown_label: {
    sv: 'En etikett är okänd; posten hoppas över.',
    en: 'A label is unknown; the record is skipped.',
  },
  unknown_year: {
    sv: 'Ett årsnummer har ingen #RAR.',
    en: 'A year number has no #RAR.',
  },
  voucher_of_other_year: {
    sv: 'Verifikationer är daterade i ett annat räkenskapsår i filen och räknas inte till dess eget.',
    en: 'Vouchers are dated in another fiscal year of the file and are not counted to its own.',
  },
  voucher_outside_years: {
    sv: 'En verifikation är daterad utanför filens räkenskapsår.',
    en: "A voucher is dated outside the file's fiscal years.",
  },
  voucher_repeated: {
    sv: 'En verifikation förekommer mer än en gång; alla behålls.',
    en: 'A voucher occurs more than once; all are kept.',
  },
  voucher_unbalanced: { sv: 'En verifikation balanserar inte.', en: 'A voucher does not balance.' },
  voucher_without_rows: { sv: 'En verifikation har inga rader.', en: 'A voucher has no rows.' },
  vouchers_in_other_type: {
    sv: 'Filen har verifikationer trots att dess typ inte har det.',
    en: 'The file has vouchers although its type has none.',
  },
  year_0_missing: {
    sv: 'Räkenskapsår 0, filens eget år, saknas.',
    en: "Fiscal year 0, the file's own year, is missing.",
  },
} satisfies Record<string, BilingualText>;

export type WarningCode = keyof typeof warnings;
