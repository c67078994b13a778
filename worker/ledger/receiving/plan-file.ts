// What loading a file would do to its year: received and judged as for loading, and taken back.
import type { DryRun } from '../../../shared/contract/job.ts';
import type { Ledger } from '../../db/find.ts';
import { newId } from '../../db/id.ts';
import { problemIn, type ProblemError } from '../../problem.ts';
import type { Content } from '../archive/content.ts';
import { sieFileKey } from '../archive/archive.ts';
import { loadedOf } from '../archive/sie-files.ts';
import { readYears, type YearNow } from '../years/years.ts';
import { loadWarnings } from './check-file.ts';
import { judgeFile } from './judge-file.ts';
import { discardUpload, takeIn, type UploadOrder } from './take-in.ts';
import { claimUpload } from './upload-claim.ts';

/** What stops it and can be set aside is told, not thrown. */
export type FilePlan = Omit<DryRun, 'stopped'> & { stopped: ProblemError | null; content: Content };

/**
 * @param refuse called with what is known of the year that the file is for, before it is judged
 * @throws the problems of receiving and checking, and the reader's refusal
 */
export const planFile = async (
  ledger: Ledger,
  order: UploadOrder,
  refuse: (year: YearNow) => void,
): Promise<FilePlan> => {
  const { company, filename, allow } = order;
  const id = newId('sie');
  try {
    await claimUpload(ledger.d1, company, id, sieFileKey(company.id, id));
    const file = await takeIn(ledger, order, id, async () => undefined);
    const years = await readYears(ledger, company.id);
    let year = { start: '', end: '' };
    let stopped: FilePlan['stopped'] = null;
    try {
      await judgeFile(ledger, company, { ...file, filename }, years, allow, (found) => {
        year = found;
        const held = years.find(({ start }) => start === found.start);
        if (held) refuse(held);
      });
    } catch (error) {
      stopped = problemIn(error);
      if (!stopped?.values.reasons) throw error;
    }
    const now = years.find(({ start }) => start === year.start);
    const { vouchers, rows } = loadedOf(file.summary);
    return {
      dryRun: true,
      kind: 'load',
      fiscalYears: [
        {
          ...year,
          before: { vouchers: now?.vouchers ?? 0, rows: now?.rows ?? 0, debitOre: now?.debitOre ?? 0 },
          after: { vouchers, rows },
        },
      ],
      warnings: loadWarnings(file.summary, company),
      stopped,
      content: { bytes: file.bytes, sha256: file.sha256 },
    };
  } finally {
    await discardUpload(ledger, order, id);
  }
};
