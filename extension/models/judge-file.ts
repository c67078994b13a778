// Whether a file that was read on this machine may be sent for a company at all, as far as can be seen here.
import { normaliseOrganisationNumber, sameOrganisationNumber } from '../../shared/organisation-number.ts';
import type { CompanyRef } from '../messages/verbs.ts';
import type { Stop } from './guards.ts';
import type { CheckedFile } from './sie-check.ts';

export type UploadRefusal =
  | { code: 'other'; name: string; number: string }
  | { code: 'no_year' | 'twice' | 'too_large' }
  | { code: 'unreadable'; stop: Stop | null; texts: { sv: string; en: string } };

/** @param others what was read of the other files that are on their way */
export function judgeFile(
  { sha256, companyName, organisationNumber: number, fiscalYear }: CheckedFile,
  company: CompanyRef,
  others: readonly CheckedFile[],
): UploadRefusal | null {
  // What cannot be compared here is the service's to ask about.
  const known = number !== null && normaliseOrganisationNumber(number) !== null;
  if (known && !sameOrganisationNumber(number, company.organisationNumber))
    return { code: 'other', name: companyName ?? '–', number };
  if (!fiscalYear) return { code: 'no_year' };
  return others.some((other) => other.sha256 === sha256) ? { code: 'twice' } : null;
}
