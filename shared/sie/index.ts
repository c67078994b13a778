// Reading and writing SIE: all that other parts use. No platform API, no dependency but the XML parser of SIE 5.
import { createSieReader } from './read/reader.ts';
import type { SieReader, SieReaderOptions } from './types.ts';

export type * from './types.ts';
export { createStretch as createSieStretch } from './read/stretch.ts';
export type { SieStretch } from './read/stretch.ts';
export { createEncodingDetector } from './text/encoding.ts';
export type { EncodingDetector } from './text/encoding.ts';
export { createSieReader };
export { isBalanceSheet } from './read/accounts.ts';
export { readerVersion } from './read/version.ts';
export { createRefusal as createSieRefusal, isSieRefusal } from './refusal.ts';
export { refusals } from './refusals.ts';
export { warnings } from './warning-codes.ts';
export { createSieWriter } from './write/writer.ts';
export type { SieWriter, SieWriterOptions, SieWriterReport } from './write/writer.ts';
export { createVoucherHasher } from './digest/vouchers.ts';
export type { VoucherHasher } from './digest/vouchers.ts';
export { createWords, hashWords } from './digest/murmur.ts';
export { inFileOrder } from './write/order.ts';

/**
 * A reader of SIE 5, or of SIE 1–4, as `createEncodingDetector().format()` says; the XML parser is loaded only where it
 * is needed.
 */
export async function openSieReader(format: 'sie' | 'sie5', options: SieReaderOptions): Promise<SieReader> {
  if (format === 'sie') return createSieReader(options);
  const { createSie5Reader } = await import('./sie5/reader.ts');
  return createSie5Reader(options);
}
