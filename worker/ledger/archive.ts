// Where the bytes of a SIE file lie in R2, and how they are read again.
import { problem } from '../problem.ts';

export const sieFileKey = (companyId: string, sieFileId: string) => `sie/${companyId}/${sieFileId}`;
export const documentKey = (companyId: string, documentId: string) => `documents/${companyId}/${documentId}`;

/**
 * Reads an archived file one chunk at a time (platform: a whole file in memory takes the isolate down).
 * @param onChunk awaited before the next chunk is read; false ends the reading early
 * @throws problem `sie_file_gone` when the archive no longer has it
 */
export const readArchived = async (
  archive: R2Bucket,
  key: string,
  filename: string,
  onChunk: (chunk: Uint8Array) => Promise<boolean | void> | boolean | void,
): Promise<void> => {
  const object = await archive.get(key);
  if (!object) throw problem('sie_file_gone', { file: filename });
  const reader = object.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if ((await onChunk(part.value)) === false) return;
    }
  } finally {
    await reader.cancel();
  }
};
