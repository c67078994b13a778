// Reads one file twice, never holding it whole: first for its encoding and sha256, then for its content.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createEncodingDetector, isSieRefusal, openSieReader } from '../sie/index.ts';
import type { ChecksumState, SieEncoding, SieSummary } from '../sie/index.ts';

const CHUNK_BYTES = 1 << 18;

export interface FileFacts {
  sha256: string;
  bytes: number;
  encoding: SieEncoding;
}

export interface Refused {
  refused: { line: number; label: string | null; code: string; message: string; messageEn: string };
  /** Null where the file could not be opened. */
  facts: FileFacts | null;
  ksumma: ChecksumState;
}

export interface Inspected {
  facts: FileFacts;
  summary: SieSummary;
}

/** Never throws for what is wrong with the file: a missing or unreadable one gives code `cannot_open`. */
export async function inspectFile(path: string): Promise<Inspected | Refused> {
  let facts: FileFacts | null = null;
  try {
    const first = await readFacts(path);
    facts = first.facts;
    const reader = await openSieReader(first.format, { encoding: facts.encoding, digest: true });
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) reader.push(chunk);
    return { facts, summary: reader.end() };
  } catch (error) {
    if (isSieRefusal(error)) {
      const { line, label, code, texts } = error;
      return {
        refused: { line, label, code, message: texts.sv, messageEn: texts.en },
        facts,
        ksumma: ksummaOf(code, label),
      };
    }
    if (error instanceof Error && 'syscall' in error)
      return { refused: cannotOpen(path, error), facts, ksumma: 'absent' };
    throw error;
  }
}

async function readFacts(path: string): Promise<{ facts: FileFacts; format: 'sie' | 'sie5' }> {
  const detector = createEncodingDetector();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    detector.push(chunk);
    hash.update(chunk);
    bytes += chunk.length;
  }
  return {
    facts: { sha256: hash.digest('hex'), bytes, encoding: detector.result() },
    format: detector.format(),
  };
}

function ksummaOf(code: string, label: string | null): ChecksumState {
  if (code === 'checksum_mismatch') return 'mismatch';
  return code === 'cut_off' && label === '#KSUMMA' ? 'unterminated' : 'absent';
}

const REASONS: Record<string, { sv: string; en: string }> = {
  ENOENT: { sv: 'filen finns inte', en: 'there is no such file' },
  EISDIR: { sv: 'det är en mapp', en: 'it is a folder' },
  EACCES: { sv: 'åtkomst nekas', en: 'permission denied' },
};

function cannotOpen(path: string, error: Error): Refused['refused'] {
  const reason = REASONS['code' in error ? String(error.code) : ''] ?? {
    sv: error.message,
    en: error.message,
  };
  return {
    line: 0,
    label: null,
    code: 'cannot_open',
    message: `Kan inte läsa ${path}: ${reason.sv}.`,
    messageEn: `Cannot read ${path}: ${reason.en}.`,
  };
}
