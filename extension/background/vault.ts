// Where the background keeps what only the extension's own pages may read, the token above all.
// Chromium: storage.local, closed to content scripts. Firefox cannot close it: there, the extension origin's IndexedDB.
import { browser } from 'wxt/browser';

export interface Vault {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
}
/** The key of what belongs to one address of the service: companies and jobs of another are not to be mixed with it. */
export const keyOf = (name: 'recent' | 'watched' | 'differing', address: string): string =>
  `${name} ${address}`;

export function createVault(): Vault {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: string }) => Promise<void>;
  };
  return typeof area.setAccessLevel === 'function' && import.meta.env.BROWSER !== 'firefox'
    ? closedStorage()
    : ownDatabase();
}

function closedStorage(): Vault {
  const area = browser.storage.local;
  const closed = area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  return {
    async get<T>(key: string) {
      await closed;
      return (await area.get(key))[key] as T | undefined;
    },
    async set(key, value) {
      await closed;
      await area.set({ [key]: value });
    },
  };
}

function ownDatabase(): Vault {
  let opened: Promise<IDBDatabase> | undefined;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  const store = async (mode: IDBTransactionMode) => {
    opened ??= (() => {
      const request = indexedDB.open('vault', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('values');
      return done(request);
    })();
    return (await opened).transaction('values', mode).objectStore('values');
  };
  return {
    get: async <T>(key: string) => (await done((await store('readonly')).get(key))) as T | undefined,
    set: async (key, value) => void (await done((await store('readwrite')).put(value, key))),
  };
}
