// Reads about 100 MB of SIE with every text made, beside a plain reader of the usual kind, and counts memory.
// `node shared/bench/sie.ts [--json] [--megabytes N]`; each measure runs in a process of its own.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { cp437Byte } from '../sie/text/cp437.ts';
import { createDecode } from '../sie/text/decode.ts';
import { createEncodingDetector, createSieReader } from '../sie/index.ts';
import { chartText, voucherTexts } from './sie-files.ts';
import { createPlainReader } from './sie-plain-reader.ts';

const CHUNK_BYTES = 1 << 16;
/** About what `voucherTexts` makes of one voucher. */
const VOUCHER_BYTES = 278;
const REPEATS = 3;

const MEASURES = [
  'reader',
  'readerWithoutTexts',
  'readerWithDigest',
  'detector',
  'plainReader',
  'decoding',
  'memory',
] as const;
type Measure = (typeof MEASURES)[number];

export interface SieBench {
  megabytes: number;
  rows: number;
  /** MB (10⁶ bytes) per second of one core: every event, every text. */
  readerMBps: number;
  /** The same without a listener: all checks and sums, no events. */
  readerWithoutTextsMBps: number;
  /** Every text, and the digest of the books. */
  readerWithDigestMBps: number;
  /** Telling the encoding. */
  detectorMBps: number;
  /** Decode all, split lines, walk characters to fields, amounts as numbers. */
  plainReaderMBps: number;
  /** Decoding alone: each chunk to a string, nothing made of it. */
  decodingMBps: number;
  timesPlainReader: number;
  /** Resident memory added, in MB, when the file passes through in chunks and is never held. */
  readerAddedMB: number;
}

/** Runs all measures, each in a fresh process, and puts the figures together. */
export function benchSie(megabytes = 100): SieBench {
  const [reader, withoutTexts, withDigest, detector, plain, decoding, memory] = MEASURES.map((measure) =>
    run(measure, megabytes),
  );
  return {
    megabytes: round(reader!.bytes / 1e6),
    rows: reader!.rows,
    readerMBps: round(reader!.value),
    readerWithoutTextsMBps: round(withoutTexts!.value),
    readerWithDigestMBps: round(withDigest!.value),
    detectorMBps: round(detector!.value),
    plainReaderMBps: round(plain!.value),
    decodingMBps: round(decoding!.value),
    timesPlainReader: round(reader!.value / plain!.value),
    readerAddedMB: round(memory!.value),
  };
}

interface Result {
  bytes: number;
  rows: number;
  value: number;
}

function run(measure: Measure, megabytes: number): Result {
  const args = ['--expose-gc', import.meta.filename, '--measure', measure, '--megabytes', String(megabytes)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function* file(megabytes: number): Generator<Uint8Array> {
  const encode = (text: string) => {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = cp437Byte(text.charCodeAt(i));
    return bytes;
  };
  yield encode(chartText());
  for (const text of voucherTexts(Math.ceil((megabytes * 1e6) / VOUCHER_BYTES))) yield encode(text);
}

function read(chunks: Iterable<Uint8Array>, withTexts: boolean, digest = false): number {
  let signs = 0;
  const reader = createSieReader({
    encoding: 'cp437',
    digest,
    ...(withTexts && {
      onEvent: (event) => {
        if (event.type === 'row' || event.type === 'voucher') signs += event.text.length;
      },
    }),
  });
  for (const chunk of chunks) reader.push(chunk);
  const { rows } = reader.end();
  if (withTexts && signs === 0) throw new Error('no texts');
  return rows;
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

function measure(name: Measure, megabytes: number): Result {
  if (name === 'memory') return measureMemory(megabytes);
  const bytes = Buffer.concat([...file(megabytes)]);
  let rows = 0;
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const start = cpuMs();
    if (name === 'detector') {
      const detector = createEncodingDetector();
      for (const chunk of cut(bytes)) detector.push(chunk);
      if (detector.result() !== 'cp437') throw new Error('wrong encoding');
    } else if (name === 'plainReader') {
      const plain = createPlainReader();
      for (const chunk of cut(bytes)) plain.push(chunk);
      rows = plain.end().rows;
    } else if (name === 'decoding') {
      let signs = 0;
      const decode = createDecode('cp437');
      for (const chunk of cut(bytes)) signs += decode(chunk, 0, chunk.length).length;
      if (signs !== bytes.length) throw new Error('signs are missing');
    } else {
      rows = read(cut(bytes), name !== 'readerWithoutTexts', name === 'readerWithDigest');
    }
    times.push(cpuMs() - start);
  }
  return {
    bytes: bytes.length,
    rows,
    value: bytes.length / 1000 / times.toSorted((a, b) => a - b)[REPEATS >> 1]!,
  };
}

/** Time of the processor, not the clock: others may share the machine. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measureMemory(megabytes: number): Result {
  let bytes = 0;
  let peak = 0;
  function* watched(): Generator<Uint8Array> {
    for (const chunk of file(megabytes)) {
      bytes += chunk.length;
      yield chunk;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
  }
  // What the making of the file and the compiling of the reader take is not the reader's.
  read(file(Math.min(megabytes, 10)), true);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const rows = read(watched(), true);
  return { bytes, rows, value: Math.max(0, peak - before) / 1e6 };
}

const round = (value: number) => Math.round(value * 10) / 10;

function print(figures: SieBench): void {
  process.stdout.write(
    [
      `Reading SIE: ${figures.megabytes} MB, ${figures.rows} rows`,
      `  every text made       ${figures.readerMBps} MB/s (${figures.timesPlainReader} times a plain reader's ${figures.plainReaderMBps})`,
      `  checks and sums only  ${figures.readerWithoutTextsMBps} MB/s`,
      `  and the digest        ${figures.readerWithDigestMBps} MB/s`,
      `  telling the encoding  ${figures.detectorMBps} MB/s`,
      `  memory added          ${figures.readerAddedMB} MB`,
      '',
    ].join('\n'),
  );
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      megabytes: { type: 'string', default: '100' },
      measure: { type: 'string' },
    },
  });
  const megabytes = Number(values.megabytes);
  if (values.measure !== undefined)
    process.stdout.write(JSON.stringify(measure(values.measure as Measure, megabytes)));
  else if (values.json) process.stdout.write(`${JSON.stringify(benchSie(megabytes), null, 2)}\n`);
  else print(benchSie(megabytes));
}
