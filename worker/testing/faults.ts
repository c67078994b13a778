// One fault at one call, in the ways in which a call to D1, R2 or the queue goes wrong.
import { forever, type Call, type Fault } from './calls.ts';
import type { Trouble } from './theatre.ts';

export const faultKinds = [
  /** The call is not carried out, and the worker is told so. */
  'fails before',
  /** The call is carried out, and the reply is lost: the worker is told that it failed. */
  'fails after',
  /** The worker is stopped once the call is carried out; nothing of it runs any more. */
  'dies after',
  /** The call hangs. Others go on, the lease runs out, all is done; then the worker wakes, and the call is carried out. */
  'wakes late',
  /** The network delivers the call a second time, some calls later or when all is done; then the worker dies. */
  'echoes',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Calls between a call and its echo. */
const echoAfter = 6;

/**
 * Not so for a call where the fault leaves behind what the same fault leaves behind at another call: of reads in a row
 * from one binding, any that fails leaves nothing.
 * @param before the call before it
 */
export const isTelling = (kind: FaultKind, call: Call, before: Call | undefined): boolean => {
  if (call.writes) return kind !== 'echoes' || call.what === 'batch';
  return kind === 'fails before' && (!before || before.writes || before.binding !== call.binding);
};

/** @param at number of the call */
export const faultAt = (at: number, kind: FaultKind): Trouble => {
  const gate = Promise.withResolvers<void>();
  let echo: Call | null = null;
  const sound = async () => {
    await echo?.execute().catch(() => undefined);
    echo = null;
  };
  const fault: Fault = async (call) => {
    if (echo && call.number === at + echoAfter) {
      await sound();
      call.invocation.die();
      return forever();
    }
    if (call.number !== at) return call.execute();
    switch (kind) {
      case 'fails before':
        throw lost();
      case 'fails after':
        await call.execute();
        throw lost();
      case 'dies after':
        await call.execute();
        call.invocation.die();
        return forever();
      case 'wakes late':
        call.invocation.stall();
        await gate.promise;
        return call.execute();
      case 'echoes':
        echo = call;
        return call.execute();
    }
  };
  if (kind === 'wakes late') return { fault, wake: () => gate.resolve() };
  return kind === 'echoes' ? { fault, wake: sound } : { fault };
};

const lost = () => new Error('D1_ERROR: Network connection lost.');
