// What a reload of a fiscal year reads: the archived file that is or was live, or what the company's accounting system
// hands out; and what there is to say of that beforehand.
import type { SieWarning } from '../../../shared/sie/index.ts';
import type { CompanySource } from '../../db/directory.ts';
import { inJson, type Ledger } from '../../db/find.ts';
import { sieFile, type ArchivedFile, type Position } from '../../db/ledger.ts';
import type { YearNow } from '../../ledger/years/years.ts';
import { problem } from '../../problem.ts';
import { sourceOf } from '../../sources/find.ts';

/** The file is null where one is fetched. */
export interface Reload {
  file: ArchivedFile | null;
  newerFile: ArchivedFile | null;
}

/** @throws problem `reload_not_possible` */
export const reloadOf = (source: CompanySource, year: YearNow): Reload => {
  const { file, newerFile, reason } = sourceOf(source).reloadable(year.files);
  if (reason === null) return { file, newerFile };
  throw problem('reload_not_possible', {
    year: year.start,
    reason: reason.sv,
    texts: {
      sv: `Räkenskapsåret ${year.label} kan inte laddas om: ${reason.sv}`,
      en: `The fiscal year ${year.label} cannot be reloaded: ${reason.en}`,
    },
  });
};

/** What is fetched is fetched before anything is taken away. */
export const firstRead = (reloads: Reload[]): Position =>
  reloads.some(({ file }) => file === null) ? { stage: 'fetch' } : { stage: 'load', year: 0 };

/** Rows of the files that are there already. */
export const rowsToRead = (reloads: Reload[]): number =>
  filesOf(reloads).reduce((sum, { rows, addedRows, removedRows }) => sum + rows + addedRows + removedRows, 0);

const filesOf = (reloads: Reload[]) => reloads.flatMap(({ file }) => file ?? []);

/** That newer files are passed over, and what the reader had to say of those that are to be read. */
export const warningsOf = async (db: Ledger['db'], reloads: Reload[]): Promise<SieWarning[]> => {
  const ids = JSON.stringify(filesOf(reloads).map(({ id }) => id));
  const files = await db.select({ warnings: sieFile.warnings }).from(sieFile).where(inJson(sieFile.id, ids));
  return [...reloads.flatMap(passedOver), ...files.flatMap(({ warnings }) => warnings)];
};

const passedOver = ({ file, newerFile }: Reload): SieWarning[] => {
  if (!file || !newerFile) return [];
  const [read, newer] = [file, newerFile].map(
    ({ filename, uploadedAt }) => `${filename} (${uploadedAt.slice(0, 10)})`,
  );
  const message = {
    sv: `Räkenskapsåret ${file.start} läses från ${read}, som gäller eller gällde senast; ${newer} är nyare och läses inte.`,
    en: `The fiscal year ${file.start} is read from ${read}, which is or was live last; ${newer} is newer and is not read.`,
  };
  return [{ line: 0, label: null, code: 'newer_file_exists', message, count: 1 }];
};
