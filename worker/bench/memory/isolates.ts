// The memory of each isolate in the worker's process, as V8 tells its inspector: ours, and those of the stand-ins that
// play D1, R2 and the queue on this machine. Production's limit of 128 MB is an isolate's.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** MB; what waits to be collected is counted with what is held. */
export interface Peaks {
  ours: number;
  /** What of it lies outside V8's heap. */
  buffers: number;
  /** All others together. */
  others: number;
}
export interface Isolates {
  /** The least held so far is idle (the inspector of workerd collects nothing when asked); peaks are counted anew. */
  reset(): Peaks;
  /** At most since, above idle. */
  peaks(): Peaks;
  close(): void;
}

interface Usage {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}

/**
 * @param pid of the process that the worker runs in
 * @param proxy of wrangler's own, which alone is let into our isolate and hands on what it is asked
 */
export const isolatesOf = async (pid: string, proxy: string): Promise<Isolates> => {
  const open = (targets: Target[]) => Promise.all(targets.map(({ url }) => connect(url)));
  const ours = await open(await inspected(proxy));
  const others = await open((await inspected(pid)).filter(({ id }) => /^(d1|r2|queues):/.test(id)));
  const idle: Peaks = { ours: Infinity, buffers: Infinity, others: Infinity };
  const most: Peaks = { ours: 0, buffers: 0, others: 0 };
  const note = (whose: keyof Peaks, size: number) => {
    idle[whose] = Math.min(idle[whose], size);
    most[whose] = Math.max(most[whose], size);
  };
  const notes = async (some: Ask[]) => {
    const usages = await Promise.all(some.map((ask) => ask<Usage>('Runtime.getHeapUsage')));
    const sum = (size: (usage: Usage) => number) => usages.reduce((all, one) => all + size(one), 0) / 1e6;
    const buffers = sum(({ backingStorageSize = 0 }) => backingStorageSize);
    const size = buffers + sum(({ usedSize, embedderHeapUsedSize = 0 }) => usedSize + embedderHeapUsedSize);
    if (some === others) return note('others', size);
    note('ours', size);
    note('buffers', buffers);
  };
  let closed = false;
  const watch = async (some: Ask[], everyMs: number): Promise<void> => {
    if (closed) return;
    await notes(some);
    await sleep(everyMs);
    return watch(some, everyMs);
  };
  await notes(ours);
  await notes(others);
  // They end with the worker.
  watch(ours, 25).catch(() => undefined);
  watch(others, 200).catch(() => undefined);
  return {
    reset: () => {
      Object.assign(most, idle);
      return idle;
    },
    peaks: () => ({
      ours: most.ours - idle.ours,
      buffers: most.buffers - idle.buffers,
      others: most.others - idle.others,
    }),
    close: () => {
      closed = true;
      for (const ask of [...ours, ...others]) ask.close();
    },
  };
};

interface Target {
  id: string;
  url: string;
}
type Ask = Awaited<ReturnType<typeof connect>>;

/** The inspector listens at a port of the process' own choosing. */
const inspected = async (pid: string): Promise<Target[]> => {
  for (const port of listening(pid)) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json`, { signal: AbortSignal.timeout(3_000) });
      const list: unknown = await answer.json();
      if (!Array.isArray(list)) continue;
      return (list as { id: string; webSocketDebuggerUrl: string }[]).map(({ id, webSocketDebuggerUrl }) => ({
        id,
        url: webSocketDebuggerUrl,
      }));
    } catch {
      // Another port of its.
    }
  }
  throw new Error('no inspector was found');
};

const listening = (pid: string): number[] => {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  // proc_net_tcp(5): the address is the second field, 0A is listening, the tenth is the socket.
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && sockets.has(fields[9]))
    .map((fields) => parseInt(fields[1]!.split(':')[1]!, 16));
};

const connect = async (url: string) => {
  // Wrangler's asks for an origin, which Node's WebSocket takes and the DOM's types do not know.
  const options = { headers: { origin: 'http://localhost' } } as unknown as string[];
  const socket = new WebSocket(url, options);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${url}`)), { once: true });
  });
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as { id: number; result: unknown; error?: object };
    if (error) waiting.get(id)?.reject(new Error(JSON.stringify(error)));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the worker has gone'));
  });
  const ask = <T>(method: string): Promise<T> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(++last, answer);
    socket.send(JSON.stringify({ id: last, method }));
    return answer.promise as Promise<T>;
  };
  return Object.assign(ask, { close: () => socket.close() });
};
