// How long merely reading a file takes: what is beside whatever reads one and does more.
import { createSieReader } from '../../shared/sie/index.ts';

export const readingMs = (file: Uint8Array): number => {
  const from = performance.now();
  const reader = createSieReader({ encoding: 'cp437', onEvent: () => undefined });
  for (let at = 0; at < file.byteLength; at += 65_536) reader.push(file.subarray(at, at + 65_536));
  reader.end();
  return performance.now() - from;
};
