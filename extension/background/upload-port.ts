// What is said over the port that carries one SIE file to the background.
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import type { Answer } from './verbs.ts';

export const uploadPort = 'sie-upload';
export type UploadPiece =
  | { begin: { companyId: string; filename: string; key: string }; ticket?: string }
  | { piece: string }
  | { end: true }
  | { alive: true };
export type UploadAnswer = Answer<UploadResult> | { received: true };
