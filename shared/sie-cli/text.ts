// What `inspect` prints for a person, in Swedish.
import { basename } from 'node:path';
import { formatCount, formatOre } from '../money.ts';
import { normaliseOrganisationNumber } from '../organisation-number.ts';
import type { SieSummary, SieWarning } from '../sie/index.ts';
import type { FileFacts, Inspected, Refused } from './inspect.ts';

const LABEL_WIDTH = 18;
/** Warnings of one kind written out. */
const SHOWN_PER_KIND = 3;

const ENCODINGS = { cp437: 'teckentabell 437', 'utf-8': 'UTF-8', 'iso-8859-1': 'ISO-8859-1', ascii: 'ASCII' };
const CHECKSUMS = {
  absent: 'saknas',
  ok: 'stämmer',
  mismatch: 'stämmer inte',
  unterminated: 'aldrig avslutad',
};

export function summaryAsText(path: string, { facts, summary }: Inspected): string {
  const lines = [
    ...fileLines(path, facts),
    line('Typ', `SIE ${summary.sieType}, ${ENCODINGS[summary.encoding]}`),
    line('Program', programText(summary)),
    line('Företag', companyText(summary)),
    ...yearLines(summary),
    '',
    line('Konton', formatCount(summary.accounts, 'sv')),
    line('Verifikationer', vouchersText(summary)),
    ...ownYearLines(summary),
    line('Rader', rowsText(summary)),
    line('Debet', formatOre(summary.debitOre, 'sv')),
    line('Saldon', formatCount(summary.balances, 'sv')),
    line('Ingående balans', `${formatOre(summary.openingBalancesYear0Ore, 'sv')} (summa år 0)`),
    line('Utgående balans', `${formatOre(summary.closingBalancesYear0Ore, 'sv')} (summa år 0)`),
    ...(summary.balancesUntil === null ? [] : [line('Saldon till och med', summary.balancesUntil)]),
    line('Kontrollsumma', CHECKSUMS[summary.ksumma]),
    line('Fingeravtryck', summary.digest ?? ''),
    '',
    ...warningLines(summary),
  ];
  return `${lines.join('\n')}\n`;
}

export function refusalAsText(path: string, { refused, facts }: Refused): string {
  if (facts === null) return `${refused.message}\n`;
  return `${[...fileLines(path, facts), '', `Kan inte läsas in. ${refused.message}`].join('\n')}\n`;
}

function line(label: string, value: string): string {
  return `${label.padEnd(LABEL_WIDTH)}  ${value}`;
}

function fileLines(path: string, { bytes, sha256 }: FileFacts): string[] {
  return [line('Fil', `${basename(path)}, ${formatCount(bytes, 'sv')} byte`), line('sha256', sha256)];
}

function programText({ program, generatedOn }: SieSummary): string {
  return (program ?? 'okänt') + (generatedOn === null ? '' : `, skriven ${generatedOn}`);
}

function companyText({ companyName, organisationNumber }: SieSummary): string {
  const number = organisationNumber === null ? null : normaliseOrganisationNumber(organisationNumber);
  const shown = number?.formatted ?? (organisationNumber || 'organisationsnummer saknas');
  const wrong = number !== null && !number.checkDigitOk ? ' (fel kontrollsiffra)' : '';
  return `${companyName || 'namn saknas'}, ${shown}${wrong}`;
}

function yearLines({ fiscalYears }: SieSummary): string[] {
  if (fiscalYears.length === 0) return [line('Räkenskapsår', 'anges inte')];
  return fiscalYears.map(({ index, start, end }, position) =>
    line(position === 0 ? 'Räkenskapsår' : '', `${String(index).padStart(2)}: ${start} – ${end}`),
  );
}

function vouchersText(summary: SieSummary): string {
  const { vouchers, firstVoucherDate, lastVoucherDate, unbalancedVoucherCount } = summary;
  const span = firstVoucherDate === null ? '' : `, ${firstVoucherDate} – ${lastVoucherDate}`;
  const unbalanced =
    unbalancedVoucherCount === 0 ? '' : `, ${formatCount(unbalancedVoucherCount, 'sv')} balanserar inte`;
  return formatCount(vouchers, 'sv') + span + unbalanced;
}

/** Only where vouchers of other years are in the file. */
function ownYearLines({ vouchers, year0 }: SieSummary): string[] {
  if (year0.vouchers === vouchers) return [];
  const { firstVoucherDate: first, lastVoucherDate: last, rows } = year0;
  const span = first === null ? '' : `, ${first} – ${last}`;
  return [
    line('därav år 0', `${formatCount(year0.vouchers, 'sv')}${span}, ${formatCount(rows, 'sv')} rader`),
  ];
}

function rowsText({ rows, addedRows, removedRows }: SieSummary): string {
  const corrected =
    addedRows + removedRows === 0
      ? ''
      : ` (rättelser: ${formatCount(addedRows, 'sv')} tillagda, ${formatCount(removedRows, 'sv')} strukna)`;
  return formatCount(rows, 'sv') + corrected;
}

function warningLines({ warnings, warningCount }: SieSummary): string[] {
  if (warnings.length === 0) return ['Inga varningar.'];
  const kinds = Map.groupBy(warnings, ({ code, label }) => `${code} ${label}`);
  const lines = [`Varningar (${formatCount(warningCount, 'sv')})`];
  for (const kind of kinds.values()) {
    lines.push(...kind.slice(0, SHOWN_PER_KIND).map(warningText));
    const left = kind.slice(SHOWN_PER_KIND).reduce((sum, { count }) => sum + count, 0);
    if (left > 0) lines.push(`    … och ${formatCount(left, 'sv')} till av samma slag`);
  }
  return lines;
}

function warningText({ line: at, label, message, count }: SieWarning): string {
  const place = [at > 0 ? `rad ${at}` : 'filen', label].filter((part) => part !== null).join(' ');
  return `  ${place}: ${message.sv}${count > 1 ? ` (${formatCount(count, 'sv')} gånger)` : ''}`;
}
