// One file on its way in: how far it has come, and what has become known of it.
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Guard } from '../messages/verbs.ts';
import type { ComparedOwn } from './compare-own.ts';
import type { Stop } from './guards.ts';
import type { UploadRefusal } from './judge-file.ts';
import type { CheckedFile } from './sie-check.ts';

export type UploadState =
  | 'checking'
  | 'refused'
  | 'waiting'
  /** With what its year holds, which it would replace. */
  | 'comparing'
  | 'compared'
  | 'sending'
  | 'loading'
  | 'done'
  | 'failed'
  | 'cancelled';
export interface Upload {
  id: string;
  file: File;
  state: UploadState;
  checked: CheckedFile | null;
  /** Why it is not sent: a code of locales' own, or the reader's words. */
  refusal: UploadRefusal | null;
  problem: Problem | null;
  job: Job | null;
  /** What differs; null where that could not be found out, or has not been. */
  compared: ComparedOwn | null;
  /** What reading it in would be stopped by, told with what differs. */
  stop: Stop | null;
  /** It may replace what is there. */
  agreed: boolean;
  /** What stopped it, and was set aside by whoever looks. */
  allow: Guard[];
  /** Part sent, 0–1. */
  sent: number;
}

/** How files are taken in. */
export interface Adding {
  /** What was read of them already. */
  known?: ReadonlyMap<File, CheckedFile>;
  /** What they would change has been seen, and this been set aside. */
  agreed?: boolean;
  allow?: Guard[];
}

export const newUpload = (file: File, { agreed = false, allow = [] }: Adding): Upload => ({
  id: crypto.randomUUID(),
  file,
  state: 'checking',
  checked: null,
  refusal: null,
  problem: null,
  job: null,
  compared: null,
  stop: null,
  agreed,
  allow,
  sent: 0,
});
