// Which companies are watched, and where their webhooks go: what administrators set, in the directory.
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Watch, WatchUpdate } from '../../shared/contract/watch.ts';
import type { Caller } from '../access/caller.ts';
import { watch as table, type CompanyRecord } from '../db/directory.ts';
import { directoryOf, inJson } from '../db/find.ts';
import { trailIfChanged } from '../directory/trail.ts';
import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import { hostOf, refusalOf } from '../sources/address.ts';
import { formerKeyIds, seal, unseal } from '../sources/seal.ts';
import type { Webhook } from './webhook.ts';

/** What is sealed is the company's: moved to another's row it cannot be opened. */
const contextOf = (companyId: string) => `${companyId}:webhook`;

const instant = (ms: number) => new Date(ms).toISOString();

export const readWatch = async (env: Env, { id, closedAt }: CompanyRecord): Promise<Watch> => {
  const [found] = await directoryOf(env).select().from(table).where(eq(table.companyId, id));
  const enabled = found?.enabled === true && closedAt === null;
  return {
    possible: found !== undefined,
    enabled,
    reloads: found?.reloads ?? false,
    nextAt: found && enabled ? instant(found.nextAt) : null,
    webhook: found?.webhookHost == null ? null : { host: found.webhookHost, lastSent: found.lastSent },
  };
};

/** Of many companies: how they are watched, by id. */
export const watchesOf = async (env: Env, companyIds: readonly string[]) => {
  const found = await directoryOf(env)
    .select()
    .from(table)
    .where(inJson(table.companyId, JSON.stringify(companyIds)));
  return new Map(
    found.map(({ companyId, enabled, reloads, nextAt }) => [
      companyId,
      { enabled, reloads, nextAt: enabled ? instant(nextAt) : null },
    ]),
  );
};

/** @throws problems `source_not_connected`, `source_address_refused`, `sources_not_set_up` */
export const updateWatch = async (
  env: Env,
  by: Caller,
  company: CompanyRecord,
  { enabled, reloads, webhook }: WatchUpdate,
): Promise<Watch> => {
  const reason = webhook ? refusalOf(webhook.address, env.SOURCE_STAND_INS !== undefined) : null;
  if (reason) throw problem('source_address_refused', { reason });
  const told = webhook ? await sealedWebhook(env, company.id, webhook) : noWebhook;
  const db = directoryOf(env);
  const [[updated]] = await db.batch([
    db
      .update(table)
      .set({ enabled, reloads, ...(webhook === undefined ? {} : told) })
      .where(eq(table.companyId, company.id))
      .returning(),
    trailIfChanged(env, {
      by,
      action: 'watch.changed',
      companyId: company.id,
      details: { enabled, reloads, ...(webhook === undefined ? {} : { webhook: told.webhookHost }) },
    }),
  ]);
  if (!updated) throw problem('source_not_connected', { company: company.name });
  return readWatch(env, company);
};

const noWebhook = { webhookHost: null, webhookKeyId: null, webhookSecret: null, lastSent: null };

const sealedWebhook = async (env: Env, companyId: string, webhook: Webhook) => {
  const { keyId, secret } = await seal(env, webhook, contextOf(companyId));
  return {
    webhookHost: hostOf(webhook.address),
    webhookKeyId: keyId,
    webhookSecret: secret,
    lastSent: null,
  };
};

/** Null where nobody is to be told. @throws problem `sources_not_set_up` when its key is held no more */
export const readWebhook = async (env: Env, companyId: string): Promise<Webhook | null> => {
  const [found] = await directoryOf(env).select().from(table).where(eq(table.companyId, companyId));
  return found ? openWebhook(env, found) : null;
};

const openWebhook = async (
  env: Env,
  { companyId, webhookKeyId: keyId, webhookSecret: secret }: typeof table.$inferSelect,
): Promise<Webhook | null> =>
  keyId && secret ? unseal<Webhook>(env, { keyId, secret }, contextOf(companyId)) : null;

export const noteSent = async (
  env: Env,
  companyId: string,
  sent: NonNullable<(typeof table.$inferSelect)['lastSent']>,
): Promise<void> => {
  await directoryOf(env)
    .update(table)
    .set({ lastSent: sent })
    .where(and(eq(table.companyId, companyId), isNotNull(table.webhookHost)));
};

/** Webhooks sealed anew in one round of the sweep. */
const atATime = 50;

/** One round of the sweep: what was sealed with a former key is sealed with the present one, so that the former can go. */
export const resealWebhooks = async (env: Env): Promise<void> => {
  const former = env.SOURCE_KEYS ? formerKeyIds(env) : [];
  if (former.length === 0) return;
  const db = directoryOf(env);
  const found = await db
    .select()
    .from(table)
    .where(inJson(table.webhookKeyId, JSON.stringify(former)))
    .limit(atATime);
  for (const record of found) {
    const { companyId, webhookSecret } = record;
    // One that cannot be opened says so when it is used.
    const webhook = await openWebhook(env, record).catch(() => null);
    if (!webhook) continue;
    const { keyId, secret } = await seal(env, webhook, contextOf(companyId));
    await db
      .update(table)
      .set({ webhookKeyId: keyId, webhookSecret: secret })
      .where(and(eq(table.companyId, companyId), sql`${table.webhookSecret} = ${webhookSecret}`));
  }
};
