// The service with people who sign in at a real OpenID Connect provider, both on this machine: for tests, and as a process
// of its own for the extension's: `node worker/client/provided.ts REDIRECT-URI` prints where they are, as JSON.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import OidcProvider from 'oidc-provider';
import { createApp } from '../app.ts';
import type { Env } from '../env.ts';
import { createNodeD1 } from './node-d1.ts';

export const adminToken = 'first-administrator';

const freePort = async () => {
  const probe = createProbe();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

/** Whoever signs in is believed: `anna` is anna@byran.se; of `okänd` the address is not verified. */
const startProvider = async (redirectUri: string) => {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: 'tom',
        client_secret: 'klientens-hemlighet',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // As Entra ID and Google do: claims stand in the ID token.
    conformIdTokenClaims: false,
    cookies: { keys: ['cookies'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} Berg`,
        email: `${id}@byran.se`,
        email_verified: id !== 'okänd',
      }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  });
  const server = await new Promise<ReturnType<typeof provider.listen>>((resolve) => {
    const listening = provider.listen(port, '127.0.0.1', () => resolve(listening));
  });
  return { issuer, server };
};

export const startProvided = async (redirectUri: string) => {
  const { issuer, server } = await startProvider(redirectUri);
  const [directory, ledger] = ['directory', 'ledger'].map((name) => {
    const folder = join(import.meta.dirname, '../../migrations', name);
    return readdirSync(folder)
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  });
  const env = {
    DIRECTORY: createNodeD1(directory!),
    LEDGER_00: createNodeD1(ledger!),
    BOOTSTRAP_TOKEN_SHA256: createHash('sha256').update(adminToken).digest('hex'),
    OIDC_ISSUERS: JSON.stringify([
      {
        id: 'egen',
        name: 'Byrån',
        issuer,
        clientId: 'tom',
        redirects: [redirectUri],
        // So short that it is renewed when it is used next.
        sessionHours: 0.4,
        rules: [{ domain: 'byran.se', role: 'operator', companies: 'all' }],
      },
    ]),
    OIDC_SECRETS: '{"egen": "klientens-hemlighet"}',
  } as Env;
  const app = createApp({ log: () => undefined });
  return {
    fetch: async (request: Request): Promise<Response> => app.fetch(request, env),
    close: () => void server.close(),
  };
};

const serve = async (redirectUri: string) => {
  const { fetch } = await startProvided(redirectUri);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const answered = await fetch(
      new Request(`http://${request.headers.host}${request.url}`, {
        method: request.method ?? 'GET',
        headers,
        ...(body.length > 0 ? { body } : {}),
      }),
    );
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  console.log(JSON.stringify({ address: `http://localhost:${(server.address() as AddressInfo).port}` }));
};
if (process.argv[1] === import.meta.filename) await serve(process.argv[2]!);
