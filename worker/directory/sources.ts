// Connecting a company to its source, and forgetting it: one batch with the company's own record and a line in the trail.
import { and, eq, sql } from 'drizzle-orm';
import type { Source } from '../../shared/contract/company.ts';
import type { SourceConnect, SourceConnection } from '../../shared/contract/source.ts';
import type { Caller } from '../access/caller.ts';
import { company as companyTable, sourceConnection as table, type CompanyRecord } from '../db/directory.ts';
import { directoryOf } from '../db/find.ts';
import { newId } from '../db/id.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { hostOf, refusalOf } from '../sources/address.ts';
import { sealFor } from '../sources/connection.ts';
import { trailIfChanged, trailLine } from './trail.ts';

export const readSource = async (env: Env, company: CompanyRecord): Promise<SourceConnection> => {
  const [found] = await directoryOf(env).select().from(table).where(eq(table.companyId, company.id));
  return {
    kind: company.source.kind,
    connected: found !== undefined,
    account: found?.account ?? null,
    connectedBy: found?.connectedBy ?? null,
    connectedAt: found?.connectedAt ?? null,
  };
};

/** @throws problem `source_address_refused` */
const checkAddress = (env: Env, address: string): void => {
  // As it will be asked for, and as it stands.
  for (const one of [address, address.replaceAll(/\{(start|end)\}/g, '2024-01-01')]) {
    const reason = refusalOf(one, env.SOURCE_STAND_INS !== undefined);
    if (reason) throw problem('source_address_refused', { reason });
  }
};

/** What tells the connection from others and is no secret. */
const accountOf = ({ kind, address, companyId, accountId }: SourceConnect): string | null => {
  if (kind === 'sie-url') return hostOf(address!);
  return (kind === 'bokio' ? companyId : accountId) ?? null;
};

/** Takes the place of what was connected before. @throws problems `source_address_refused`, `sources_not_set_up` */
export const connectSource = async (
  env: Env,
  by: Caller,
  company: CompanyRecord,
  source: SourceConnect,
): Promise<SourceConnection> => {
  if (source.address !== undefined) checkAddress(env, source.address);
  return connect(env, by, company, { kind: source.kind, account: accountOf(source), secret: source });
};

/** @throws problem `sources_not_set_up` */
export const connect = async (
  env: Env,
  by: Pick<Caller, 'id' | 'name'>,
  company: CompanyRecord,
  { kind, account, secret }: { kind: Source['kind']; account: string | null; secret: object },
): Promise<SourceConnection> => {
  const row = {
    companyId: company.id,
    id: newId('src'),
    kind,
    account,
    ...(await sealFor(env, company.id, secret)),
    version: 1,
    connectedBy: { id: by.id, name: by.name },
    connectedAt: new Date().toISOString(),
    renewingUntil: null,
  };
  const db = directoryOf(env);
  await db.batch([
    db.insert(table).values(row).onConflictDoUpdate({ target: table.companyId, set: row }),
    db
      .update(companyTable)
      .set({ source: { kind, connected: true } })
      .where(eq(companyTable.id, company.id)),
    trailLine(env, { by, action: 'source.connected', companyId: company.id, details: { kind, account } }),
  ]);
  const { connectedBy, connectedAt } = row;
  return { kind, connected: true, account, connectedBy, connectedAt };
};

/** Nothing is left of what the source was asked with; the company is one that uploads files. */
export const disconnectSource = async (env: Env, by: Caller, company: CompanyRecord): Promise<void> => {
  const db = directoryOf(env);
  await db.batch([
    db.delete(table).where(eq(table.companyId, company.id)),
    trailIfChanged(env, { by, action: 'source.disconnected', companyId: company.id, details: {} }),
    db
      .update(companyTable)
      .set({ source: { kind: 'sie' } })
      .where(and(eq(companyTable.id, company.id), sql`${companyTable.source} ->> 'connected' = 1`)),
  ]);
};
