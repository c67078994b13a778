// What goes wrong in the worker of the chaos run, as the odds have it.
import { forever, type Fault } from '../../testing/calls.ts';
import { createRandom } from '../../testing/random.ts';
import { calm, type Odds } from '../odds.ts';

export const createFaults = () => {
  let odds = calm;
  let random = createRandom(odds.seed);
  let count = 0;
  const strikes = (chance: number) => {
    const struck = chance > 0 && random.chance(chance);
    count += struck ? 1 : 0;
    return struck;
  };
  const lost = () => new Error('D1_ERROR: Network connection lost.');

  const fault: Fault = async (call) => {
    if (strikes(odds.fails)) throw lost();
    if (strikes(odds.hangs)) await sleep(5_000 + random.below(40_000));
    const result = await call.execute();
    if (strikes(odds.dies)) {
      call.invocation.die();
      return forever();
    }
    if (strikes(odds.fails)) throw lost();
    const isRead =
      call.binding === 'r2' &&
      call.what.startsWith('get ') &&
      result !== null &&
      'body' in (result as R2Object);
    return isRead && strikes(odds.breaks) ? broken(result as R2ObjectBody, random.below(200_000)) : result;
  };
  return {
    fault,
    count: () => count,
    set: (next: Odds) => {
      odds = next;
      random = createRandom(next.seed);
    },
    loses: () => strikes(odds.loses),
    doubles: () => strikes(odds.doubles),
  };
};

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The object, whose bytes end in an error after some. */
const broken = (object: R2ObjectBody, bytes: number): R2ObjectBody => {
  let left = bytes;
  const breaking = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new Error('R2: connection reset'));
      else controller.enqueue(chunk);
    },
    flush: (controller) => controller.error(new Error('R2: connection reset')),
  });
  // A file shorter than that breaks at its end.
  return { etag: object.etag, body: object.body.pipeThrough(breaking) } as unknown as R2ObjectBody;
};
