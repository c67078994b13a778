// What is used of oidc-provider, which brings no types.
declare module 'oidc-provider' {
  import type { Server } from 'node:http';

  export default class OidcProvider {
    constructor(issuer: string, configuration: object);
    listen(port: number, host: string, ready: () => void): Server;
  }
}
