// Loading and purging, measured on the real worker through its HTTP API.
import { setTimeout as sleep } from 'node:timers/promises';
import { sizedSieFile } from '../../shared/fixtures/sized.ts';
import { createCompany, type BenchCompany, type Purge } from './company.ts';
import { p95While } from './neighbour.ts';
import { rawTimes } from './raw-sqlite.ts';
import type { Recording } from './recording/recording.ts';
import { startServer, type Server } from './server.ts';
import { median } from './statistics.ts';

export interface Sizes {
  /** Bytes of the big year's SIE file, and of one of about 10,000 rows. */
  bigBytes: number;
  smallBytes: number;
  repeats: number;
}

export const sizes: Sizes = { bigBytes: 99_000_000, smallBytes: 620_000, repeats: 3 };
export const quickSizes: Sizes = { bigBytes: 10_000_000, smallBytes: 620_000, repeats: 1 };
const idleMs = 3_000;

export interface LedgerBench {
  bytes: number;
  rows: number;
  vouchers: number;
  smallRows: number;
  uploadMs: number;
  loadMs: number;
  rawInsertMs: number;
  rawLongestInsertMs: number;
  smallEmptyMs: number;
  bigEmptyMs: number;
  deleteMs: number;
  rawDeleteMs: number;
  longestLoadStepMs: number;
  longestDeleteStepMs: number;
  rowsWrittenPerRowLoaded: number;
  rowsWrittenPerRowDeleted: number;
  idleP95Ms: number;
  loadP95Ms: number;
  deleteP95Ms: number;
}

/** Times are medians of the repeats; raw SQLite takes its turn before, between and after. */
export const benchLedger = async ({ bigBytes, smallBytes, repeats }: Sizes): Promise<LedgerBench> => {
  const raw = [await rawTimes(bigBytes)];
  const server = await startServer();
  try {
    const make = (bytes: number, number: string) => createCompany(server.api, sizedSieFile(bytes), number);
    const big = await make(bigBytes, '559999-0404');
    const small = await make(smallBytes, '556677-8899');
    const neighbour = await make(smallBytes, '559900-0015');
    await neighbour.ended((await neighbour.upload()).job);

    const smallPurges = await repeat(await loadedPurge(small), 5, async (purge) => {
      await small.undo(purge.job);
      return small.purge();
    });
    const upload = await big.upload();
    await big.ended(upload.job);
    const rounds = [await measuredPurge(server, big)];
    const loads: MeasuredLoad[] = [];
    for (let n = 0; n < repeats; n++) {
      loads.push(await measuredLoad(server, big, rounds.at(-1)!.purge));
      raw.push(await rawTimes(bigBytes));
      rounds.push(await measuredPurge(server, big));
    }

    const idleP95Ms = await p95While(neighbour, () => sleep(idleMs));
    const loadP95Ms = await p95While(neighbour, () => big.undo(rounds.at(-1)!.purge.job));
    const deleteP95Ms = await p95While(neighbour, () => big.purge());

    const deletions = rounds.map(({ recording }) => recording);
    return {
      bytes: big.bytes,
      rows: big.rows,
      vouchers: big.vouchers,
      smallRows: small.rows,
      uploadMs: upload.ms,
      loadMs: median(loads.map(({ ms }) => ms)),
      rawInsertMs: median(raw.map(({ insertMs }) => insertMs)),
      rawLongestInsertMs: median(raw.map(({ longestInsertMs }) => longestInsertMs)),
      smallEmptyMs: median(smallPurges.map(({ emptyMs }) => emptyMs)),
      bigEmptyMs: median(rounds.map(({ purge }) => purge.emptyMs)),
      deleteMs: median(rounds.map(({ purge }) => purge.ms)),
      rawDeleteMs: median(raw.map(({ deleteMs }) => deleteMs)),
      longestLoadStepMs: median(loads.map(({ recording }) => recording.longest.ms)),
      longestDeleteStepMs: median(deletions.map(({ longest }) => longest.ms)),
      rowsWrittenPerRowLoaded: loads.at(-1)!.recording.rowsWritten / loads.at(-1)!.recording.inserted,
      rowsWrittenPerRowDeleted: deletions.at(-1)!.rowsWritten / deletions.at(-1)!.deleted,
      idleP95Ms,
      loadP95Ms,
      deleteP95Ms,
    };
  } finally {
    await server.stop();
  }
};

interface MeasuredLoad {
  ms: number;
  recording: Recording;
}

const loadedPurge = async (company: BenchCompany): Promise<Purge> => {
  await company.ended((await company.upload()).job);
  return company.purge();
};

const repeat = async <T>(first: T, times: number, next: (last: T) => Promise<T>): Promise<T[]> => {
  const all = [first];
  while (all.length < times) all.push(await next(all.at(-1)!));
  return all;
};

const measuredPurge = async (server: Server, company: BenchCompany) => {
  await server.recording();
  const purge = await company.purge();
  return { purge, recording: await server.recording() };
};

/** From the archive, as the undo of a purge: file in R2 to live. */
const measuredLoad = async (server: Server, company: BenchCompany, purge: Purge): Promise<MeasuredLoad> => {
  await server.recording();
  const { ms } = await company.undo(purge.job);
  return { ms, recording: await server.recording() };
};
