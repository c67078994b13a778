// What the API is asked of a company's accounting system: how it is connected, and to connect, try and forget it.
import type {
  SourceConnect,
  SourceConnection,
  SourceSignIn,
  SourceTest,
} from '../../shared/contract/source.ts';
import type { Calls } from './http.ts';

const under = (key: string) => ({ method: 'POST', headers: { 'Idempotency-Key': key } }) as const;

export const sourceCalls = ({ body, of }: Calls) => ({
  source: (companyId: string) => body<SourceConnection>(of(companyId, '/source')),
  connectSource: (companyId: string, source: SourceConnect) =>
    body<SourceConnection>(of(companyId, '/source'), { method: 'PUT', json: source }),
  disconnectSource: (companyId: string) => body<null>(of(companyId, '/source'), { method: 'DELETE' }),
  /** Somebody waits for it, and the accounting system takes its time. */
  testSource: (companyId: string, key: string) =>
    body<SourceTest>(of(companyId, '/source/test'), { ...under(key), timeout: 40_000 }),
  signInAtSource: (companyId: string, key: string) =>
    body<SourceSignIn>(of(companyId, '/source/sign-in'), { ...under(key), json: { kind: 'fortnox' } }),
});
