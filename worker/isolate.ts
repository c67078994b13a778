// What an isolate remembers from request to request: beside what is the same in all of them, and what it can look up by
// its key. Tests run file after file in one isolate, and have each begin with none of it.

const beginnings: (() => void)[] = [];

/** One thing remembered; `now` is it, and `first` makes it as it is when an isolate begins. */
export const remembered = <T>(first: () => T): { now: T } => {
  const memory = { now: first() };
  beginnings.push(() => (memory.now = first()));
  return memory;
};

/** As if the isolate had just begun. */
export const forgetAll = (): void => {
  for (const begin of beginnings) begin();
};
