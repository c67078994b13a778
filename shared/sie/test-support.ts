// Helpers for the tests of reader and writer.
import { createEncodingDetector } from './text/encoding.ts';
import { CP437_CODE_POINTS, cp437Byte } from './text/cp437.ts';
import { createSieReader } from './read/reader.ts';
import type { SieEvent, SieReaderOptions, SieSummary } from './types.ts';
import { createSieWriter } from './write/writer.ts';
import type { SieWriterOptions } from './write/writer.ts';

/** Text as code page 437 bytes. */
export function cp437(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => cp437Byte(sign.codePointAt(0)!));
}

export interface Reading {
  summary: SieSummary;
  events: SieEvent[];
}

/** Detects the encoding and reads the whole file, in chunks of `chunkBytes`. */
export function read(
  bytes: Uint8Array,
  options: Partial<SieReaderOptions> = {},
  chunkBytes = bytes.length || 1,
): Reading {
  const detector = createEncodingDetector();
  for (let at = 0; at < bytes.length; at += chunkBytes) detector.push(bytes.subarray(at, at + chunkBytes));
  const events: SieEvent[] = [];
  const reader = createSieReader({
    encoding: detector.result(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  return { summary: reader.end(), events };
}

/** A whole file of type 4 around the given lines. */
export function sie4(...lines: string[]): Uint8Array {
  return cp437(
    [
      '#FLAGGA 0',
      '#PROGRAM "Test" "1"',
      '#FORMAT PC8',
      '#GEN 20240601',
      '#SIETYP 4',
      '#ORGNR 556677-8899',
      '#FNAMN "Övning AB"',
      '#RAR 0 20240101 20241231',
      ...lines,
      '',
    ].join('\r\n'),
  );
}

/** Writes the events into a file. */
export function write(events: Iterable<SieEvent>, options: Partial<SieWriterOptions> = {}) {
  const chunks: Uint8Array[] = [];
  const writer = createSieWriter({ onChunk: (chunk) => chunks.push(chunk), chunkBytes: 100, ...options });
  for (const event of events) writer.write(event);
  const report = writer.end();
  const bytes = Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
  return {
    bytes,
    report,
    text: [...bytes].map((byte) => String.fromCharCode(CP437_CODE_POINTS[byte]!)).join(''),
  };
}
