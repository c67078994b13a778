// Going to another page of the stand-in without loading it anew.
const listeners = [];

export const onGo = (listener) => void listeners.push(listener);

export const go = (path) => {
  history.pushState(null, '', path);
  for (const listener of listeners) listener();
};
