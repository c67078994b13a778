// Documents: their bytes lie in the archive, streamed in and out, and a record vouches for them. Listed newest first.
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Document } from '../../../shared/contract/kept.ts';
import type { Ledger } from '../../db/find.ts';
import { makeOnce, type Making } from '../../db/making.ts';
import { document, type Actor } from '../../db/ledger.ts';
import { problem } from '../../problem.ts';
import { createDigest } from '../../sha256.ts';
import { createSink } from '../archive/archive-sink.ts';
import { documentKey, readContent } from '../archive/archive.ts';
import { createByteReader } from '../archive/byte-reader.ts';
import { hasContent, type Content } from '../archive/content.ts';
import { createEnvelopeCheck } from '../archive/envelope.ts';
import {
  discardObject,
  expectObject,
  giveUpObject,
  removeObjects,
  vouchForObject,
} from '../archive/stray-objects.ts';
import { auditEntry, auditIfChanged } from '../audit.ts';

export const maxDocumentBytes = 25 * 1024 * 1024;

export interface NewDocument {
  name: string;
  contentType: string;
  body: ReadableStream<Uint8Array>;
  /** Bytes of the body; null when only its end will tell. */
  length: number | null;
}

const columns = {
  id: document.id,
  name: document.name,
  contentType: document.contentType,
  bytes: document.bytes,
  sha256: document.sha256,
  createdAt: document.createdAt,
};

/**
 * @throws problems `too_large`, `multipart_not_taken`, `broken_body`, `idempotency_key_reused` when the same request
 *   has brought another document before
 */
export const createDocument = async (
  ledger: Ledger,
  archive: R2Bucket,
  companyId: string,
  by: Actor,
  making: Making,
  item: NewDocument,
): Promise<Document> => {
  const { db, d1 } = ledger;
  const { body, length, ...named } = item;
  const id = making.id('doc');
  const find = async () => (await db.select(columns).from(document).where(eq(document.id, id)))[0];
  const before = await find();
  if (before) {
    if (!(await hasContent(body, null, before))) throw problem('idempotency_key_reused');
    return before;
  }
  const key = documentKey(companyId, id);
  try {
    await expectObject(d1, key).run();
    const content = await store(archive, key, body, length);
    const made = { id, ...named, ...content, createdAt: making.createdAt };
    const insert = () =>
      d1.batch([
        ...vouchForObject(d1, key),
        d1
          .prepare(
            `INSERT INTO document (id, company_id, name, content_type, bytes, sha256, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
          )
          .bind(id, companyId, made.name, made.contentType, made.bytes, made.sha256, made.createdAt),
        auditEntry(d1, companyId, by, 'document.created', null, made),
      ]);
    return await makeOnce(find, insert, made);
  } catch (error) {
    await discardObject(d1, archive, key).catch(() => undefined);
    throw error;
  }
};

const store = async (
  archive: R2Bucket,
  key: string,
  body: ReadableStream<Uint8Array>,
  length: number | null,
): Promise<Content> => {
  const tooLarge = problem('too_large', { limit: maxDocumentBytes });
  if (length !== null && length > maxDocumentBytes) throw tooLarge;
  const reader = createByteReader(body);
  const digest = createDigest();
  const envelope = createEnvelopeCheck(false);
  const sink = createSink(archive, key, length);
  let bytes = 0;
  try {
    for (let part = await next(reader); part; part = await next(reader)) {
      bytes += part.byteLength;
      if (bytes > maxDocumentBytes) throw tooLarge;
      envelope.push(part);
      await digest.push(part);
      await sink.write(part);
    }
    envelope.end();
    await sink.end();
    return { bytes, sha256: await digest.hex() };
  } catch (error) {
    await Promise.allSettled([reader.cancel(), digest.abandon(), sink.abandon()]);
    throw error;
  }
};

const next = (reader: { read(): Promise<Uint8Array | null> }) =>
  reader.read().catch(() => {
    throw problem('broken_body');
  });

/** `before` is the id that the last page ended with. */
export const listDocuments = (
  { db }: Ledger,
  companyId: string,
  before: string | null,
  limit: number,
): Promise<Document[]> =>
  db
    .select(columns)
    .from(document)
    .where(and(eq(document.companyId, companyId), before ? lt(document.id, before) : undefined))
    .orderBy(desc(document.id))
    .limit(limit + 1);

/** @throws problem `not_found` */
export const readDocument = async ({ db }: Ledger, companyId: string, id: string): Promise<Document> => {
  const [found] = await db
    .select(columns)
    .from(document)
    .where(and(eq(document.companyId, companyId), eq(document.id, id)));
  if (!found) throw problem('not_found');
  return found;
};

/** @param open false: it is enough that they are there. @throws problem `document_gone` when the archive has lost its bytes */
export const readDocumentBytes = async (
  archive: R2Bucket,
  companyId: string,
  { id, name }: Document,
  open: boolean,
  part?: R2Range,
): Promise<ReadableStream> => {
  const body = await readContent(archive, documentKey(companyId, id), open, part);
  if (!body) throw problem('document_gone', { document: name });
  return body;
};

/** The audit trail keeps what it was. @throws problem `not_found` */
export const deleteDocument = async (
  ledger: Ledger,
  archive: R2Bucket,
  companyId: string,
  id: string,
  by: Actor,
): Promise<void> => {
  const { d1 } = ledger;
  const found = await readDocument(ledger, companyId, id);
  const key = documentKey(companyId, id);
  const [deleted] = await d1.batch([
    d1.prepare('DELETE FROM document WHERE company_id = ?1 AND id = ?2').bind(companyId, id),
    auditIfChanged(d1, companyId, by, 'document.deleted', null, { ...found }),
    giveUpObject(d1, key),
  ]);
  if (deleted?.meta.changes === 0) throw problem('not_found');
  // What fails here the sweep does again.
  await removeObjects(d1, archive, [key]).catch(() => undefined);
};
