// Whether somebody waits for an answer, in this isolate: jobs give way to requests. The local runtime has one thread for
// all of them, worker, D1 and R2, and looks for new requests only when nothing else is to be done.

/** Milliseconds after which a request is one that waits by itself: for a job's end, for its client's bytes. */
const longMs = 100;
/** Milliseconds after a request within which another is expected. */
const nearMs = 250;
/** Milliseconds of work between two looks for requests, while there is none. */
const stretchMs = 4;
/** Looks that a waiting request is given, of a millisecond each: work goes on, however many there are. */
const patience = 20;

const open = new Set<{ since: number }>();
let [asked, looked] = [-Infinity, 0];

/** To be called with every request. */
export const answering = async <T>(answer: () => T | Promise<T>): Promise<T> => {
  const request = { since: Date.now() };
  asked = request.since;
  open.add(request);
  try {
    return await answer();
  } finally {
    open.delete(request);
  }
};

const isWaiting = () => {
  const now = Date.now();
  for (const { since } of open) if (now - since < longMs) return true;
  return false;
};

/** Whether requests come now: what holds the database, or works without a pause, is then to be short. */
export const isBusy = (): boolean => Date.now() - asked < nearMs;

/**
 * To be awaited between any two pieces of work: lets others in, and lets those go before that wait.
 * @param always false: unless nobody waits, and the last look was a moment ago
 */
export const giveWay = async (always = true): Promise<void> => {
  if (!always && Date.now() - looked < stretchMs && !isWaiting()) return;
  for (let looks = 0; looks === 0 || (looks < patience && isWaiting()); looks += 1)
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  looked = Date.now();
};
