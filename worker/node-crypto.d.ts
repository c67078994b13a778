// What is used of Node's crypto, which the runtime has (`nodejs_compat`): its hashes need not be awaited. The types of
// all of Node would promise more than a worker has.
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
