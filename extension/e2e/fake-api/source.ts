// A company's accounting system in the stand-in API, connected to whatever is said, and tried with what a test has set;
// and its nightly comparison.
import type { SourceConnection, SourceTest } from '../../../shared/contract/source.ts';
import type { Watch, WatchUpdate, WebhookTest } from '../../../shared/contract/watch.ts';
import type { FakeCompany } from './companies.ts';
import type { createState } from './jobs.ts';
import { refused } from './problems.ts';

/** The answer to what is asked of `…/source`. */
export function sourceOf(
  company: FakeCompany,
  state: ReturnType<typeof createState>,
  method: string,
  rest: string,
  body: string,
): [number, unknown] {
  if (state.role !== 'admin') return refused('role_required', { required: 'admin', role: state.role });
  if (rest === 'source/test') {
    const fiscalYears = company.years.map(({ start, end }) => ({ start, end })).toReversed();
    const works: SourceTest = {
      ok: true,
      message: {
        sv: `Anslutningen fungerar. Fortnox har ${fiscalYears.length} räkenskapsår, det senaste ${fiscalYears[0]!.start}–${fiscalYears[0]!.end}, och filen gäller ${company.name}.`,
        en: 'The connection works.',
      },
      fiscalYears,
      problem: null,
    };
    const fails = state.sourceFails;
    return [200, fails ? { ...works, ok: false, message: fails.texts, problem: fails } : works];
  }
  if (rest === 'source/sign-in')
    return [200, { address: state.signInAt, expiresAt: new Date(Date.now() + 600_000).toISOString() }];
  if (method === 'PUT') {
    const { kind } = JSON.parse(body) as { kind: FakeCompany['source']['kind'] };
    company.source = { kind, connected: true };
  }
  if (method === 'DELETE') {
    company.source = { kind: 'sie' };
    return [204, null];
  }
  const connected = company.source.connected === true;
  const connection: SourceConnection = {
    kind: company.source.kind,
    connected,
    account: connected && company.source.kind !== 'fortnox' ? '35649125' : null,
    connectedBy: connected ? state.me : null,
    connectedAt: connected ? '2026-11-02T08:14:00Z' : null,
  };
  return [200, connection];
}

/** The answer to what is asked of `…/watch`. */
export function watchOf(
  company: FakeCompany,
  state: ReturnType<typeof createState>,
  method: string,
  body: string,
): [number, unknown] {
  const before: Watch = company.watch ?? {
    possible: true,
    enabled: true,
    reloads: false,
    nextAt: '2026-11-27T02:10:00Z',
    webhook: null,
  };
  if (method !== 'PUT') return [200, before];
  if (state.role !== 'admin') return refused('role_required', { required: 'admin', role: state.role });
  const { enabled, reloads, webhook } = JSON.parse(body) as WatchUpdate;
  company.watch = {
    ...before,
    enabled,
    reloads,
    webhook:
      webhook === undefined
        ? before.webhook
        : webhook && { host: new URL(webhook.address).host, lastSent: null },
  };
  return [200, company.watch];
}

/** A trial of the webhook: one whose last sending failed is still not heard. */
export function testOf({ watch }: FakeCompany): WebhookTest {
  const { host, lastSent } = watch!.webhook!;
  const ok = lastSent?.ok !== false;
  const sv = ok
    ? `${host} tog emot provet (204).`
    : `${host} svarade 401 och tog inte emot provet. Kontrollera adressen och hemligheten hos mottagaren.`;
  return {
    ok,
    status: ok ? 204 : 401,
    message: { sv, en: ok ? `${host} took the trial (204).` : `${host}: 401` },
  };
}
