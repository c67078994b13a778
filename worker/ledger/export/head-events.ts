// The head of an exported file: who and what it is about, as the company is known now and as the year's own file said.
import type { SieEvent } from '../../../shared/sie/index.ts';
import type { CompanyRef, SieFileRecord } from '../../db/ledger.ts';

const programVersion = '1';

/** @param file the one that the year was read from */
export const headEvents = (company: CompanyRef, file: Omit<SieFileRecord, 'warnings'>): SieEvent[] => {
  const said = (label: string): readonly string[] => file.identification[label] ?? [];
  const record = (label: string, values: readonly string[]): SieEvent[] =>
    values.some((value) => value !== '') ? [{ type: 'identification', line: 0, label, values }] : [];
  return [
    ...record('PROGRAM', ['Töm bokföringsdata', programVersion]),
    ...record('GEN', [new Date().toISOString().slice(0, 10).replaceAll('-', '')]),
    // The first field is the company's number, the further ones tell which of its books these are.
    ...record('ORGNR', [company.organisationNumber, ...said('ORGNR').slice(1)]),
    ...record('FNAMN', [company.name]),
    ...record('OMFATTN', [file.balancesUntil?.replaceAll('-', '') ?? '']),
    ...record('VALUTA', [file.currency ?? '']),
    ...['PROSA', 'FTYP', 'FNR', 'BKOD', 'ADRESS', 'TAXAR', 'KPTYP'].flatMap((label) =>
      record(label, said(label)),
    ),
    ...file.fiscalYears.map((year): SieEvent => ({ type: 'fiscalYear', line: 0, ...year })),
  ];
};
