// What the API is asked of a company's accounting system: how it is connected, and to connect, try and forget it.
import type { SourceConnect } from '../../shared/contract/source.ts';
import type { Calls } from './http.ts';

const path = '/v1/companies/{companyId}/source';
const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });

export const sourceCalls = ({ ask }: Calls) => ({
  source: (companyId: string) => ask('get', path, { path: { companyId } }),
  connectSource: (companyId: string, source: SourceConnect) =>
    ask('put', path, { path: { companyId }, json: source }),
  disconnectSource: (companyId: string) => ask('delete', path, { path: { companyId } }),
  /** Somebody waits for it, and the accounting system takes its time. */
  testSource: (companyId: string, key: string) =>
    ask('post', `${path}/test`, { path: { companyId } }, { ...under(key), timeout: 40_000 }),
  signInAtSource: (companyId: string, key: string) =>
    ask('post', `${path}/sign-in`, { path: { companyId }, json: { kind: 'fortnox' } }, under(key)),
});
