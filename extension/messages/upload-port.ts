// What is said over the port that carries one SIE file to the background.
import type { KeptSieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Answer, Guard } from './verbs.ts';

export interface UploadBegin {
  companyId: string;
  filename: string;
  /** Idempotency key. */
  key: string;
  /** Reasons to stop that the sender sets aside. */
  allow: Guard[];
  /** False: archived to be compared with, and not loaded. */
  load: boolean;
}
export const uploadPort = 'sie-upload';
export type UploadPiece =
  | { begin: UploadBegin; ticket?: string }
  | { piece: string }
  | { end: true }
  | { alive: true };
export type UploadAnswer = Answer<UploadResult | KeptSieFile> | { received: true };
