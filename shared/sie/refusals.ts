// Every reason for which a file is not read: what it is instead, what is wrong in it, or what this reader's limits are.
// A stable code, and what it means; the error itself says it of the file at hand, with the place.
import type { BilingualText } from './types.ts';

export const refusals = {
  amount_too_large: {
    sv: 'Ett belopp är större än vad som kan räknas exakt i öre.',
    en: 'An amount is larger than what can be counted exactly in öre.',
  },
  archive: {
    sv: 'Det är en packad fil (7z, rar, tar eller liknande).',
    en: 'It is a packed file (7z, rar, tar or the like).',
  },
  bad_amount: {
    sv: 'Ett belopp är inget tal med högst två decimaler.',
    en: 'An amount is not a number with at most two decimals.',
  },
  bad_date: { sv: 'Ett datum finns inte i kalendern.', en: 'A date is not in the calendar.' },
  bad_fiscal_year: {
    sv: 'Ett räkenskapsår (#RAR) har datum som inte bildar någon period.',
    en: 'A fiscal year (#RAR) has dates that make no period.',
  },
  bad_object_list: {
    sv: 'En objektlista har inte formen {dimension objekt …}.',
    en: 'A list of objects does not have the form {dimension object …}.',
  },
  bad_sie_type: { sv: 'Filens #SIETYP är ingen av 1–4.', en: "The file's #SIETYP is none of 1–4." },
  bad_xml: { sv: 'SIE 5-filen är inte välformad XML.', en: 'The SIE 5 file is not well-formed XML.' },
  bad_year_index: {
    sv: 'Ett årsnummer är inget av 0, -1, -2 …',
    en: 'A year number is none of 0, -1, -2 …',
  },
  blank_file: { sv: 'Filen har inget annat än blanktecken.', en: 'The file holds nothing but blanks.' },
  chart_too_large: {
    sv: 'Kontoplanen med dimensioner och objekt är större än vad som läses.',
    en: 'The chart of accounts, dimensions and objects is larger than what is read.',
  },
  checksum_mismatch: {
    sv: 'Filens innehåll stämmer inte med dess kontrollsumma (#KSUMMA). Kan läsas ändå, med allow.',
    en: 'The content does not agree with its control sum (#KSUMMA). Can be read all the same, with allow.',
  },
  cut_off: {
    sv: 'Filen är avhuggen: ett verifikat, en kontrollsumma eller ett element tar aldrig slut.',
    en: 'The file is cut off: a voucher, a control sum or an element never ends.',
  },
  dates_too_scattered: {
    sv: 'Raderna ligger på fler par av konto och månad än vad som läses in.',
    en: 'The rows lie on more pairs of account and month than are loaded.',
  },
  empty_file: { sv: 'Filen är tom.', en: 'The file is empty.' },
  fiscal_year_too_late: {
    sv: 'Filen nämner ett räkenskapsår (#RAR) först efter verifikat eller saldon som det avgör hur de ska läsas.',
    en: 'The file names a fiscal year (#RAR) only after vouchers or balances whose reading it decides.',
  },
  fragment: {
    sv: 'Ingen post säger vilket företag och räkenskapsår filen gäller.',
    en: 'No record says which company and fiscal year the file is about.',
  },
  gzip: {
    sv: 'Det är en gzip-fil; den kan skickas med Content-Encoding: gzip.',
    en: 'It is a gzip file; it can be sent with Content-Encoding: gzip.',
  },
  image: { sv: 'Det är en bild.', en: 'It is an image.' },
  json: { sv: 'Det är JSON.', en: 'It is JSON.' },
  line_too_long: {
    sv: 'En rad är längre än vad någon post kan vara.',
    en: 'A line is longer than any record can be.',
  },
  misplaced_brace: {
    sv: 'En klammer { eller } står där inget verifikat börjar eller slutar.',
    en: 'A brace { or } stands where no voucher begins or ends.',
  },
  missing_field: { sv: 'Ett fält som krävs saknas.', en: 'A required field is missing.' },
  not_sie: { sv: 'Innehållet är ingen SIE-fil.', en: 'The content is not a SIE file.' },
  office_file: { sv: 'Det är en Excel- eller annan Office-fil.', en: 'It is an Excel or other Office file.' },
  other_xml: { sv: 'Det är XML av annat slag än SIE 5.', en: 'It is XML of another kind than SIE 5.' },
  pdf: { sv: 'Det är en PDF.', en: 'It is a PDF.' },
  row_outside_voucher: {
    sv: 'En transaktionsrad står utanför varje verifikat.',
    en: 'A transaction row stands outside every voucher.',
  },
  sie5: { sv: 'Det är en SIE 5-fil (XML), inte SIE 1–4.', en: 'It is a SIE 5 file (XML), not SIE 1–4.' },
  too_many_accounts: {
    sv: 'Filen har fler konton än vad som läses.',
    en: 'The file has more accounts than are read.',
  },
  too_many_years: {
    sv: 'Filen har fler räkenskapsår (#RAR) än vad som läses.',
    en: 'The file has more fiscal years (#RAR) than are read.',
  },
  utf16: { sv: 'Filen är kodad i UTF-16.', en: 'The file is encoded in UTF-16.' },
  web_page: { sv: 'Det är en webbsida, ingen SIE-fil.', en: 'It is a web page, not a SIE file.' },
  zip: { sv: 'Det är en zip-fil; packa upp den först.', en: 'It is a zip file; unpack it first.' },
} satisfies Record<string, BilingualText>;
