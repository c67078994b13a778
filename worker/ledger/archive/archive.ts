// Where the bytes of a SIE file lie in R2, and how they are read again.
import { problem } from '../../problem.ts';
import { createByteReader } from './byte-reader.ts';

export const sieFileKey = (companyId: string, sieFileId: string) => `sie/${companyId}/${sieFileId}`;
export const documentKey = (companyId: string, documentId: string) => `documents/${companyId}/${documentId}`;

/**
 * The bytes of an object, to be sent on as they come; null where the archive has none.
 * @param open false: nothing of them, it is enough that they are there
 * @param part of them, which must be there
 */
export const readContent = async (
  archive: R2Bucket,
  key: string,
  open: boolean,
  part?: R2Range,
): Promise<ReadableStream | null> => {
  if (open) return (await archive.get(key, part && { range: part }))?.body ?? null;
  return (await archive.head(key)) && new Blob([]).stream();
};

/**
 * Reads an archived file one chunk at a time (platform: a whole file in memory takes the isolate down).
 * @param onChunk is given the bytes and the object's etag, and awaited before the next are read; false ends the reading
 * @param etag of the object that was read from before, when it must still be the same
 * @throws problems `sie_file_gone` when the archive no longer has it, `file_changed` when it has another
 */
export const readArchived = async (
  archive: R2Bucket,
  key: string,
  filename: string,
  onChunk: (chunk: Uint8Array, etag: string) => Promise<boolean | void> | boolean | void,
  etag?: string,
): Promise<void> => {
  const object = await archive.get(key);
  if (!object) throw problem('sie_file_gone', { file: filename });
  if (etag !== undefined && object.etag !== etag) {
    await object.body.cancel();
    throw problem('file_changed', { file: filename });
  }
  const reader = createByteReader(object.body);
  try {
    for (let bytes = await reader.read(); bytes; bytes = await reader.read()) {
      if ((await onChunk(bytes, object.etag)) === false) return;
    }
  } finally {
    await reader.cancel();
  }
};
