// Mutation fuzz of the SIE reader: `node shared/bench/sie-fuzz.ts [--inputs 1000000] [--seed N] [--json]`.
// Every input must be read or refused, never anything else; what is read must be the same in any chunks, its sums those
// of its rows; no input may take longer than `MAX_MS`.
import { parseArgs } from 'node:util';
import { cp437Byte } from '../sie/text/cp437.ts';
import { createEncodingDetector, createSieReader, isSieRefusal } from '../sie/index.ts';
import type { SieEvent } from '../sie/index.ts';
import { HEADER, voucherTexts } from './sie-files.ts';

/** Of processor time: the machine may be busy with other things. */
const MAX_MS = 1000;
/** Pieces that mean something to the reader, thrown in anywhere. */
const PIECES = [
  ...'{}"\\#\n\r\t -.,+0\u0000\u001a',
  '\r\n}\r\n',
  '\r\n{\r\n',
  '\\"',
  '{}',
  '#VER A 1 20240131 ""\r\n',
  '#TRANS 1930 {} -250.00\r\n',
  '#RTRANS 1930 {} 5\r\n',
  '#IB 0 1930 90071992547409.91\r\n',
  '#PSALDO 0 202401 3010 {6 "P"} 1\r\n',
  '#RAR 0 20240101 20241231\r\n',
  '#KSUMMA\r\n',
  '#KSUMMA 123\r\n',
  '#SIETYP 4\r\n',
  'åäö',
  '2024-01-31',
].map(encode);

function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => cp437Byte(sign.codePointAt(0)!));
}

/** Deterministic numbers 0 ≤ n < limit (xorshift). */
function createRandom(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function mutate(seed: Uint8Array, random: (limit: number) => number): Uint8Array {
  let bytes: Uint8Array = seed.slice();
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(bytes.length + 1);
    const length = random(20);
    switch (random(6)) {
      case 0:
        if (at < bytes.length) bytes[at] = random(256);
        break;
      case 1:
        bytes = join(bytes.subarray(0, at), PIECES[random(PIECES.length)]!, bytes.subarray(at));
        break;
      case 2:
        bytes = join(bytes.subarray(0, at), bytes.subarray(at + length));
        break;
      case 3:
        bytes = join(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at));
        break;
      case 4:
        bytes = bytes.slice(0, at);
        break;
      default:
        bytes.copyWithin(at, random(bytes.length + 1), random(bytes.length + 1));
    }
  }
  return bytes;
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

interface Outcome {
  /** Null where the file was read. */
  code: string | null;
  /** All that came of it, to be compared. */
  text: string;
}

function read(bytes: Uint8Array, chunkBytes: number): Outcome {
  const events: SieEvent[] = [];
  const detector = createEncodingDetector();
  detector.push(bytes);
  try {
    const reader = createSieReader({ encoding: detector.result(), onEvent: (event) => events.push(event) });
    for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
    const summary = reader.end();
    const sums = new Map<string, number>();
    for (const event of events) {
      if (event.type !== 'row' || event.kind !== 'trans') continue;
      sums.set(event.account, (sums.get(event.account) ?? 0) + event.amountOre);
    }
    for (const [account, ore] of sums) {
      if (summary.sumByAccount.get(account) !== ore)
        throw new Error(`sum of ${account} is not that of its rows`);
    }
    if (sums.size !== summary.sumByAccount.size) throw new Error('sums of accounts without rows');
    return { code: null, text: JSON.stringify([events, { ...summary, sumByAccount: [...sums] }]) };
  } catch (error) {
    if (!isSieRefusal(error)) throw error;
    return { code: error.code, text: `${error.line} ${error.message}` };
  }
}

export interface SieFuzz {
  inputs: number;
  read: number;
  refused: Record<string, number>;
  slowestMs: number;
}

/** Throws, with the input as base64, at the first input that breaks a promise. */
export function fuzzSie(inputs: number, seed = 1): SieFuzz {
  const random = createRandom(seed);
  const seeds = [1, 2, 3, 4].map((n) =>
    encode(`${HEADER.join('\r\n')}\r\n${[...voucherTexts(n, n)].join('')}`),
  );
  const refused = new Map<string, number>();
  let slowestMs = 0;
  let wereRead = 0;
  for (let n = 0; n < inputs; n++) {
    const bytes = mutate(seeds[n % seeds.length]!, random);
    const start = process.cpuUsage();
    try {
      const whole = read(bytes, bytes.length || 1);
      const { user, system } = process.cpuUsage(start);
      const ms = (user + system) / 1000;
      slowestMs = Math.max(slowestMs, ms);
      if (ms > MAX_MS) throw new Error(`took ${ms} ms`);
      if (whole.code === null) wereRead++;
      else refused.set(whole.code, (refused.get(whole.code) ?? 0) + 1);
      const parts = read(bytes, 1 + random(64));
      if (parts.code !== whole.code || parts.text !== whole.text) throw new Error('chunks make a difference');
    } catch (error) {
      throw new Error(`input ${n} of seed ${seed}: ${Buffer.from(bytes).toString('base64')}`, {
        cause: error,
      });
    }
  }
  return {
    inputs,
    read: wereRead,
    refused: Object.fromEntries([...refused].toSorted(([, a], [, b]) => b - a)),
    slowestMs: Math.round(slowestMs),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean' },
    },
  });
  const result = fuzzSie(Number(values.inputs), Number(values.seed));
  const { inputs, read: wereRead, slowestMs } = result;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(result, null, 2)}\n`
      : `${inputs} inputs: ${wereRead} read, ${inputs - wereRead} refused, the slowest in ${slowestMs} ms\n`,
  );
}
