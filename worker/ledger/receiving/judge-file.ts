// The last check of a received file before it is recorded: whose it is, of which year, and whether it may become what the
// year holds. The same for what was uploaded, fetched, or kept to be compared first.
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import type { SieSummary } from '../../../shared/sie/index.ts';
import type { ProblemReason } from '../../../shared/contract/problems.ts';
import { loadedOf } from '../archive/sie-files.ts';
import type { YearNow } from '../years/years.ts';
import { confirmChecksum, confirmCompany, yearOfFile } from './check-file.ts';
import { heldIn } from './coverage.ts';
import { guardProblem, reasonsAgainst } from './guards.ts';

export interface JudgedFile {
  filename: string;
  sha256: string;
  summary: SieSummary;
}

type Refuse = (year: { start: string; end: string }) => void;

/**
 * The year that the file is for, and every reason why it should not become what that holds.
 * @param years the company's, of which those that hold something stand in the way of one that overlaps them
 * @param refuse called with the year before the guards are asked
 * @throws the problems of `confirmCompany` and `yearOfFile`
 */
export const weighFile = async (
  ledger: Ledger,
  company: CompanyRef,
  { filename, sha256, summary }: JudgedFile,
  years: YearNow[],
  refuse: Refuse = () => undefined,
): Promise<{ start: string; end: string; reasons: ProblemReason[] }> => {
  const unconfirmed = confirmCompany(summary, filename, company);
  const { start, end } = yearOfFile(summary, filename, years);
  refuse({ start, end });
  const { balancesUntil, currency } = summary;
  const sieType = String(summary.sieType);
  const facts = { ...loadedOf(summary), filename, sha256, start, end, sieType, balancesUntil, currency };
  const held = await heldIn(ledger, company.id, start);
  const reasons = [...confirmChecksum(summary), ...unconfirmed, ...reasonsAgainst(facts, held)];
  return { start, end, reasons };
};

/**
 * @param allow reasons to stop that are set aside
 * @returns the year that the file is for
 * @throws the problems of `weighFile` and of the guards
 */
export const judgeFile = async (
  ledger: Ledger,
  company: CompanyRef,
  file: JudgedFile,
  years: YearNow[],
  allow: readonly string[],
  refuse: Refuse,
): Promise<{ start: string; end: string }> => {
  const { reasons, ...year } = await weighFile(ledger, company, file, years, refuse);
  const stopped = guardProblem(reasons, allow);
  if (stopped) throw stopped;
  return year;
};
