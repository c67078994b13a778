// Whether somebody waits for an answer, in this isolate: jobs give way to requests. The local runtime has one thread for
// all of them, worker, D1 and R2, and looks for new requests only when nothing else is to be done.
import { AsyncLocalStorage } from 'node:async_hooks';
import { remembered } from './isolate.ts';

/** Milliseconds after which a request is one that waits by itself: for its client's bytes. */
const longMs = 100;
/** Milliseconds after an answer within which the next question is expected: at least, and at most. */
const [nearMs, farMs] = [20, 250];
/** Times that it may take as long as usual. */
const late = 4;
/**
 * Milliseconds of work between two looks for requests, while there is none; and where there was none for long, since each
 * look takes half a millisecond.
 */
const [stretchMs, quietStretchMs, quietMs] = [4, 16, 1_000];
/** Looks that a waiting request is given, of a millisecond each: work goes on, however many there are. */
const patience = 20;
/** Looks between two pieces of work while requests come. */
const busyLooks = 2;

interface Asked {
  since: number;
}
const current = new AsyncLocalStorage<Asked>();
const traffic = remembered(() => ({
  open: new Set<Asked>(),
  looked: -Infinity,
  /** When a request was last answered, and how long it usually is until the next one comes. */
  answered: -Infinity,
  usual: 0,
}));

/** To be called with every request. */
export const answering = async <T>(answer: () => T | Promise<T>): Promise<T> => {
  const request = { since: Date.now() };
  const pause = request.since - traffic.now.answered;
  if (!isWaiting()) traffic.now.usual = pause < farMs ? (traffic.now.usual + pause) / 2 : 0;
  traffic.now.open.add(request);
  try {
    return await current.run(request, answer);
  } finally {
    traffic.now.open.delete(request);
    traffic.now.answered = Date.now();
  }
};

/** What a request waits for of its own will, as for a job's end: the job need not give way to it meanwhile. */
export const pausing = async <T>(waitedFor: Promise<T>): Promise<T> => {
  const request = current.getStore();
  const isOpen = request !== undefined && traffic.now.open.delete(request);
  try {
    return await waitedFor;
  } finally {
    if (isOpen) traffic.now.open.add(request);
  }
};

const isWaiting = () => {
  const now = Date.now();
  for (const { since } of traffic.now.open) if (now - since < longMs) return true;
  return false;
};

/** Whether requests come now: what holds the database, or works without a pause, is then to be short. */
export const isBusy = (): boolean =>
  isWaiting() ||
  Date.now() - traffic.now.answered < Math.min(farMs, Math.max(nearMs, late * traffic.now.usual));

/**
 * To be awaited between any two pieces of work: lets others in, and lets those go before that wait.
 * @param always false: unless nobody waits, and the last look was a moment ago
 */
export const giveWay = async (always = true): Promise<void> => {
  const { answered, looked } = traffic.now;
  const now = Date.now();
  const stretch = now - answered < quietMs ? stretchMs : quietStretchMs;
  if (!always && now - looked < stretch && !isWaiting()) return;
  // An answer is on its way for some looks more, and so is the next question.
  const enough = isBusy() ? busyLooks : 1;
  for (let [looks, left] = [0, enough]; left > 0 && looks < patience; looks += 1) {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    left = isWaiting() ? enough : left - 1;
  }
  traffic.now.looked = Date.now();
};
