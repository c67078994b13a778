// An upload on its way in: the company is claimed for it, its bytes go into the archive and are read, and are taken back
// where nothing came of them.
import type { SieSummary } from '../../../shared/sie/index.ts';
import type { Ledger } from '../../db/find.ts';
import type { CompanyRef } from '../../db/ledger.ts';
import { sieFileKey } from '../archive/archive.ts';
import { discardObject } from '../archive/stray-objects.ts';
import { readSummary } from './check-file.ts';
import type { FileHead } from './file-head.ts';
import { receiveSieFile, type IncomingFile, type Received } from './receive.ts';
import { createRenewal, dropClaim } from './upload-claim.ts';

export interface UploadOrder extends IncomingFile {
  company: CompanyRef;
  archive: R2Bucket;
  /** Reasons to stop that the one who asks sets aside, of `allowances`. */
  allow: string[];
}

export interface ReceivedFile extends Received {
  id: string;
  key: string;
  summary: SieSummary;
}

/**
 * The company is claimed for this file already.
 * @param refuseEarly for what the file's first kilobytes are enough for
 * @throws the problems of receiving, and the reader's refusal
 */
export const takeIn = async (
  ledger: Ledger,
  order: UploadOrder,
  id: string,
  refuseEarly: (head: FileHead) => Promise<void>,
): Promise<ReceivedFile> => {
  const { company, archive, filename } = order;
  const key = sieFileKey(company.id, id);
  const renew = createRenewal(ledger.d1, company, id, key);
  const received = await receiveSieFile(archive, key, order, renew, refuseEarly);
  const summary = received.summary ?? (await readSummary(archive, key, filename, received));
  return { ...received, id, key, summary };
};

/** Takes back what is surely not recorded; what fails here runs out, and is swept. */
export const discardUpload = ({ d1 }: Ledger, { archive, company }: UploadOrder, id: string) =>
  Promise.allSettled([
    discardObject(d1, archive, sieFileKey(company.id, id)),
    dropClaim(d1, company.id, id).run(),
  ]);
