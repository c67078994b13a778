// Every call that the worker makes to a binding goes through here, one by one and numbered, so that a test can make
// it fail before or after it was carried out, hold it back, repeat it, or let the worker die in it.

/** One run of the worker: a request, a delivered message, a sweep. */
export interface Invocation {
  /** D1 statements so far. */
  queries: number;
  dead: boolean;
  /** Resolves when nobody is to wait for it any more. */
  gone: Promise<void>;
  /** From now on no call of it is carried out, and none is answered: the worker is gone, without a word. */
  die(): void;
  /** Nobody waits for it any more, but it is still there and may wake. */
  stall(): void;
}

export const createInvocation = (): Invocation => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const invocation: Invocation = {
    queries: 0,
    dead: false,
    gone: promise,
    die: () => {
      invocation.dead = true;
      resolve();
    },
    stall: resolve,
  };
  return invocation;
};

export interface Call {
  /** Counted from 1 since the world was made. */
  number: number;
  invocation: Invocation;
  binding: 'd1' | 'r2' | 'queue';
  /** `batch`, `get`, `send` … with the key where there is one. */
  what: string;
  sql: readonly string[];
  /** Whether it may change something. */
  writes: boolean;
  /** Carries the call out; may be done again to play a repeat. `keep` leaves statements of a batch out. */
  execute(keep?: (sql: string) => boolean): Promise<unknown>;
}

/** Stands between the worker and its bindings; the plain one is `(call) => call.execute()`. */
export type Fault = (call: Call) => Promise<unknown>;

export const forever = <T>() => new Promise<T>(() => undefined);

const changes = (sql: string) => /^\s*(insert|update|delete)/i.test(sql);

export const createSwitchboard = (tick: () => void) => {
  const board = {
    /** Calls so far. */
    calls: 0,
    fault: null as Fault | null,
    /** Statements of a batch that it says no to are left out: a worker that lacks a guard. */
    keep: (_sql: string): boolean => true,
    through: async <T>(call: Omit<Call, 'number' | 'writes'>): Promise<T> => {
      if (call.invocation.dead) return forever();
      board.calls += 1;
      tick();
      const writes = call.binding === 'd1' ? call.sql.some(changes) : !call.what.startsWith('get');
      const numbered = { ...call, number: board.calls, writes };
      try {
        const result = await (board.fault ? board.fault(numbered) : call.execute());
        return call.invocation.dead ? await forever() : (result as T);
      } catch (error) {
        if (call.invocation.dead) return forever();
        throw error;
      }
    },
  };
  return board;
};
export type Switchboard = ReturnType<typeof createSwitchboard>;
