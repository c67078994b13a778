// SIE files on their way in: files and folders, one file at a time, each followed until it is loaded.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answered, isApiError, type Company, type Schemas } from '../client/client.ts';
import { once, planLines, reasonLines, type OrderOptions } from './order-parts.ts';
import { exitCodes, halt } from './exit-codes.ts';
import { findCompany } from './find.ts';
import { follow, linesOf } from './follow.ts';
import type { Tom } from './tom.ts';

interface Sending {
  load?: 'true' | 'false';
  dryRun?: 'true' | 'false';
  allow?: string;
}

/** @throws Halt for a file that cannot be read */
export const sendFile = (tom: Tom, { id }: Company, path: string, query: Sending) =>
  answered(
    tom.client().POST('/v1/companies/{companyId}/sie-files', {
      params: { path: { companyId: id }, query: { filename: basename(path), ...query }, header: once() },
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Encoding': 'gzip' },
      body: gzipSync(bytesOf(tom, path)),
      bodySerializer: (bytes) => bytes as BodyInit,
    }),
  );

const bytesOf = (tom: Tom, path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch {
    throw halt(
      exitCodes.wrongUse,
      tom.say(`Filen ${path} kan inte läsas.`, `The file ${path} cannot be read.`),
    );
  }
};

/** Of a folder what is in it and below, by name. @throws Halt for a path that is not */
const filesOf = (tom: Tom, path: string): string[] => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw halt(exitCodes.wrongUse, tom.say(`${path} finns inte.`, `There is no ${path}.`));
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(se|si|sie)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
};

/** One that is refused does not keep the others back. */
export const upload = async (
  tom: Tom,
  wanted: string,
  paths: string[],
  { allow, dryRun, wait }: OrderOptions,
): Promise<void> => {
  const company = await findCompany(tom, wanted);
  const files = paths.flatMap((path) => filesOf(tom, path));
  if (files.length === 0)
    throw halt(exitCodes.wrongUse, tom.say('Där finns ingen SIE-fil.', 'There is no SIE file there.'));
  const items: {
    file: string;
    job?: Schemas['Job'];
    dryRun?: Schemas['DryRun'];
    problem?: Schemas['Problem'];
  }[] = [];
  const lines: string[] = [];
  for (const file of files) {
    tom.note(file);
    try {
      const sent = await sendFile(tom, company, file, {
        allow: allow ?? '',
        dryRun: dryRun ? 'true' : 'false',
      });
      if ('dryRun' in sent) {
        items.push({ file, dryRun: sent });
        lines.push(file, ...planLines(tom, sent));
      } else if ('job' in sent) {
        const job = wait ? await follow(tom, sent.job) : sent.job;
        items.push({ file, job });
        lines.push(file, ...linesOf(tom, job));
      }
    } catch (error) {
      if (!isApiError(error)) throw error;
      process.exitCode = exitCodes.refused;
      items.push({ file, problem: error.problem });
      lines.push(file, `  ${error.problem.detail}`, ...reasonLines(tom, error.problem));
    }
  }
  tom.show({ items }, lines);
};
