// Tries a connection: the source's fiscal years are listed, and the first kilobytes of one year's file are read, which say
// whose it is. No file is kept.
import { createEncodingDetector, openSieReader } from '../../../shared/sie/index.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { problem, problemIn, type ProblemError } from '../../problem.ts';
import { passingIn } from '../../sources/trouble.ts';
import type { OpenSource, SourceYear } from '../../sources/vendor.ts';
import { confirmCompany } from './check-file.ts';
import { headBytes, readHead, type FileHead } from './file-head.ts';

export interface Tried {
  years: { start: string; end: string }[];
  /** Whose file it is, as it says itself. */
  found: string | null;
  problem: ProblemError | null;
}

/** @param ours the company's fiscal years, newest first: what an address is asked for */
export const trySource = async (
  source: OpenSource,
  company: CompanyRef,
  ours: { start: string; end: string }[],
): Promise<Tried> => {
  let years: SourceYear[] | null = null;
  try {
    years = await source.years();
    const year = years === null ? (ours[0] ?? thisYear()) : years[0];
    if (!year) return { years: [], found: null, problem: null };
    const head = await headOf(source, year);
    const [unconfirmed] = confirmCompany(head, `${year.start}.se`, company);
    if (unconfirmed) throw problem(unconfirmed.code, unconfirmed.values);
    const own = head.fiscalYears.filter(({ index }) => index === 0);
    const found = [head.companyName, head.organisationNumber].filter(Boolean).join(', ');
    return { years: shown(years ?? own), found, problem: null };
  } catch (error) {
    const meant = passingIn(error)?.problem ?? problemIn(error);
    if (!meant) throw error;
    return { years: shown(years ?? []), found: null, problem: meant };
  }
};

const shown = (years: { start: string; end: string }[]) => years.map(({ start, end }) => ({ start, end }));

const thisYear = () => {
  const year = new Date().getUTCFullYear();
  return { start: `${year}-01-01`, end: `${year}-12-31` };
};

/** @throws what the source says, and the reader's refusal of what is no SIE file */
const headOf = async (
  source: OpenSource,
  year: { id?: string; start: string; end: string },
): Promise<FileHead> => {
  const sie = await source.open(year);
  const bytes = sie.body.getReader();
  const parts: Uint8Array[] = [];
  let isWhole = false;
  try {
    for (let left = headBytes; left > 0 && !isWhole;) {
      const { done, value } = await bytes.read();
      isWhole = done;
      if (value) parts.push(value);
      left -= value?.byteLength ?? 0;
    }
  } catch {
    throw sie.failure();
  } finally {
    sie.end();
    await bytes.cancel().catch(() => undefined);
  }
  const detector = createEncodingDetector();
  for (const part of parts) detector.push(part);
  const reader = await openSieReader(detector.format(), { encoding: detector.result() });
  for (const part of parts) reader.push(part);
  return isWhole ? reader.end() : readHead(parts);
};
