// What the API is asked of a company's accounting system: how it is connected, and to connect, try and forget it.
import type { SourceConnect } from '../../shared/contract/source.ts';
import { heard, under } from './http.ts';
import type { Calls } from './http.ts';

const path = '/v1/companies/{companyId}/source';
const of = (companyId: string) => ({ path: { companyId } });

export const sourceCalls = ({ client, within }: Calls) => ({
  source: (companyId: string) => heard(client.GET(path, { params: of(companyId) })),
  connectSource: (companyId: string, source: SourceConnect) =>
    heard(client.PUT(path, { params: of(companyId), body: source })),
  disconnectSource: (companyId: string) => heard(client.DELETE(path, { params: of(companyId) })),
  /** Somebody waits for it, and the accounting system takes its time. */
  testSource: (companyId: string, key: string) =>
    heard(
      client.POST(`${path}/test`, {
        params: { ...of(companyId), header: under(key) },
        fetch: within(40_000),
      }),
    ),
  signInAtSource: (companyId: string, key: string) =>
    heard(
      client.POST(`${path}/sign-in`, {
        params: { ...of(companyId), header: under(key) },
        body: { kind: 'fortnox' },
      }),
    ),
});
