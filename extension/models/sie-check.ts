// Reads one SIE file on this machine and says whose it is and for which year, or why it cannot be read.
import type { SieWarning } from '../../shared/sie/index.ts';
import { createEncodingDetector, isSieRefusal, openSieReader } from '../../shared/sie/index.ts';

export interface CheckedFile {
  sha256: string;
  companyName: string | null;
  /** As the file writes it. */
  organisationNumber: string | null;
  fiscalYear: { start: string; end: string } | null;
  /** Of the file's own year: what would be loaded. */
  vouchers: number;
  rows: number;
  /** What the reader remarked on. */
  warnings: SieWarning[];
}
export type Checked =
  | { ok: true; value: CheckedFile }
  | { ok: false; code: string; texts: { sv: string; en: string } };
/** What the worker thread is asked. */
export interface CheckOrder {
  file: File;
  acceptChecksumMismatch: boolean;
}

const chunkBytes = 1 << 20;

export async function checkSie(
  bytes: Uint8Array<ArrayBuffer>,
  acceptChecksumMismatch = false,
): Promise<Checked> {
  const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const detector = createEncodingDetector();
  for (const chunk of chunks(bytes)) detector.push(chunk);
  try {
    const reader = await openSieReader(detector.format(), {
      encoding: detector.result(),
      acceptChecksumMismatch,
    });
    for (const chunk of chunks(bytes)) reader.push(chunk);
    const { companyName, organisationNumber, fiscalYears, year0, warnings } = reader.end();
    const year = fiscalYears.find(({ index }) => index === 0) ?? null;
    return {
      ok: true,
      value: {
        sha256,
        companyName,
        organisationNumber,
        fiscalYear: year && { start: year.start, end: year.end },
        vouchers: year0.vouchers,
        rows: year0.rows,
        warnings,
      },
    };
  } catch (error) {
    if (isSieRefusal(error)) return { ok: false, code: error.code, texts: error.texts };
    throw error;
  }
}

function* chunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
