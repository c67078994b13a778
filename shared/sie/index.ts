// Reading and writing SIE: all that other parts use. No platform API, no dependency but the XML parser of SIE 5.
export type * from './types.ts';
export { createEncodingDetector } from './encoding.ts';
export type { EncodingDetector } from './encoding.ts';
export { createSieReader } from './reader.ts';
export { isSieRefusal } from './refusal.ts';
export { createSieWriter } from './writer.ts';
export type { SieWriter, SieWriterOptions, SieWriterReport } from './writer.ts';
export { inFileOrder } from './write-order.ts';
