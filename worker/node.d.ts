// What is used of Node's modules, which the runtime has (`nodejs_compat`). The types of all of Node would promise more than
// a worker has.

/** Its hashes need not be awaited. */
declare module 'node:crypto' {
  interface Hash {
    update(data: string | Uint8Array): Hash;
    digest(encoding: 'hex'): string;
  }
  export function createHash(algorithm: 'sha256'): Hash;
  export function createHmac(
    algorithm: 'sha256',
    key: string,
  ): { update(data: string): { digest(encoding: 'base64'): string } };
}

/** What belongs to a request is found from wherever its work has come to. */
declare module 'node:async_hooks' {
  export class AsyncLocalStorage<Store> {
    run<T>(store: Store, work: () => T): T;
    getStore(): Store | undefined;
  }
}

/** Bytes that become a text as they are. */
declare module 'node:buffer' {
  export class Buffer extends Uint8Array<ArrayBuffer> {
    static alloc(bytes: number): Buffer;
    /** One sign a byte. */
    latin1Slice(start: number, end: number): string;
  }
}
