// Drizzle's view of the directory database; the migrations in migrations/directory are what makes it.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Grants, Role, TokenKind } from '../../shared/contract/access.ts';
import type { Source } from '../../shared/contract/company.ts';
import type { Actor } from './ledger.ts';

/** `connected` where the ledger is read from the source itself, and not from files that are uploaded. */
export type CompanySource = Source & { connected?: boolean };

export const company = sqliteTable('company', {
  id: text().primaryKey(),
  name: text().notNull(),
  organisationNumber: text('organisation_number').notNull(),
  source: text({ mode: 'json' }).$type<CompanySource>().notNull(),
  oxceedId: text('oxceed_id'),
  ledger: text().notNull(),
  search: text().notNull(),
  createdAt: text('created_at').notNull(),
  sortKey: text('sort_key').notNull(),
  closedAt: text('closed_at'),
});
export type CompanyRecord = typeof company.$inferSelect;

export const accessToken = sqliteTable('access_token', {
  id: text().primaryKey(),
  sha256: text().notNull(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  allCompanies: integer('all_companies', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at'),
  revokedAt: text('revoked_at'),
  createdBy: text('created_by', { mode: 'json' }).$type<Actor>(),
  revokedBy: text('revoked_by', { mode: 'json' }).$type<Actor>(),
  kind: text().$type<TokenKind>().notNull(),
  lastUsedAt: text('last_used_at'),
  replacedBy: text('replaced_by'),
});

export const tokenGrant = sqliteTable(
  'token_grant',
  { tokenId: text('token_id').notNull(), companyId: text('company_id').notNull() },
  (t) => [primaryKey({ columns: [t.tokenId, t.companyId] })],
);

export const idempotentAnswer = sqliteTable(
  'idempotent_answer',
  {
    tokenId: text('token_id').notNull(),
    key: text().notNull(),
    request: text().notNull(),
    claimedAt: integer('claimed_at').notNull(),
    begunAt: integer('begun_at').notNull(),
    status: integer(),
    headers: text({ mode: 'json' }).$type<Record<string, string>>(),
    body: text(),
    content: text({ mode: 'json' }).$type<{ bytes: number; sha256: string }>(),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.key] })],
);

export const sourceConnection = sqliteTable('source_connection', {
  companyId: text('company_id').primaryKey(),
  id: text().notNull(),
  kind: text().$type<Source['kind']>().notNull(),
  account: text(),
  keyId: text('key_id').notNull(),
  secret: text().notNull(),
  version: integer().notNull(),
  connectedBy: text('connected_by', { mode: 'json' }).$type<Actor>().notNull(),
  connectedAt: text('connected_at').notNull(),
  renewingUntil: integer('renewing_until'),
});

export const sourceSignIn = sqliteTable('source_sign_in', {
  state: text().primaryKey(),
  companyId: text('company_id').notNull(),
  kind: text().$type<'fortnox'>().notNull(),
  redirectUri: text('redirect_uri').notNull(),
  askedBy: text('asked_by', { mode: 'json' }).$type<Actor>().notNull(),
  expiresAt: integer('expires_at').notNull(),
});

export const watch = sqliteTable('watch', {
  companyId: text('company_id').primaryKey(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  reloads: integer({ mode: 'boolean' }).notNull(),
  nextAt: integer('next_at').notNull(),
  webhookHost: text('webhook_host'),
  webhookKeyId: text('webhook_key_id'),
  webhookSecret: text('webhook_secret'),
  lastSent: text('last_sent', { mode: 'json' }).$type<{
    id: string;
    at: string;
    ok: boolean;
    status: number | null;
  }>(),
});

export const invitation = sqliteTable('invitation', {
  id: text().primaryKey(),
  sha256: text().notNull(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  companies: text({ mode: 'json' }).$type<Grants>().notNull(),
  tokenDays: integer('token_days').notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  createdBy: text('created_by', { mode: 'json' }).$type<Actor>().notNull(),
  acceptedAt: text('accepted_at'),
  tokenId: text('token_id'),
  revokedAt: text('revoked_at'),
  revokedBy: text('revoked_by', { mode: 'json' }).$type<Actor>(),
});

export const personSignIn = sqliteTable('person_sign_in', {
  state: text().primaryKey(),
  issuer: text().notNull(),
  redirectUri: text('redirect_uri').notNull(),
  challenge: text().notNull(),
  nonce: text().notNull(),
  expiresAt: integer('expires_at').notNull(),
});

export const trail = sqliteTable('trail', {
  id: integer().primaryKey({ autoIncrement: true }),
  companyId: text('company_id'),
  tokenId: text('token_id'),
  at: text().notNull(),
  actor: text({ mode: 'json' }).$type<Actor>().notNull(),
  action: text().notNull(),
  details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  once: text(),
});
