// A route with what holds for every one of them. Who asks is known and may do the deed (`allow`); then, in this order:
// the company is theirs, the query has no unknown name, and a POST is done once. The body is read last.
import { createRoute as describeRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { companyFor } from '../access/guard.ts';
import type { CompanyRecord } from '../db/directory.ts';
import { ledgerOf } from '../db/find.ts';
import { problem } from '../problem.ts';
import { sha256Hex } from '../sha256.ts';
import type { AppEnv } from './context.ts';
import { once } from './idempotency.ts';
import { invalidRequest } from './invalid-request.ts';
import { readJson, refuseMultipart, saysJson } from './json-body.ts';
import { spend } from './signed-in.ts';
import { fieldsAt, unknownField } from './unknown-fields.ts';

export const createRoute = <P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  config: R,
) => {
  const middleware = [config.middleware ?? [], admission(config)].flat();
  return describeRoute<P, R>({ ...config, middleware });
};

const admission = (config: Omit<RouteConfig, 'path'>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const companyId = c.req.param('companyId');
    if (companyId !== undefined) {
      const company = await theirCompany(c, companyId);
      if (company.closedAt !== null && !takesClosed(config))
        throw problem('company_closed', { company: company.name });
      c.set('company', company);
      c.set('ledger', ledgerOf(c.env, company.ledger));
    }
    refuseUnknown(c, fieldsAt(config.request?.query));
    if ('x-costly' in config && companyId !== undefined) await spend(c, 'costly', companyId);
    c.set('jsonSchema', jsonSchemaOf(config));
    if (!['POST', 'PATCH', 'PUT'].includes(c.req.method)) return next();

    const { pathname, search } = new URL(c.req.url);
    const isFile = takesFile(c, config);
    if (isFile) refuseMultipart(c);
    const body = isFile
      ? ''
      : await readJson(c, config.request?.body !== undefined, 'x-open' in config ? ofStranger : undefined);
    if ('x-open' in config || c.req.method !== 'POST') return next();
    const request = await sha256Hex(`${c.req.method} ${pathname}${search}\n${body}`);
    return toItsEnd(c, once(c, next, request));
  });

/** @throws problem `not_found` */
const theirCompany = async (c: Context<AppEnv>, companyId: string): Promise<CompanyRecord> => {
  const known = c.get('lookedFor');
  if (known?.id !== companyId) return companyFor(c.env, c.get('caller'), companyId);
  if (!known.company) throw problem('not_found');
  return known.company;
};

/** Bytes of a body that anybody may send. */
const ofStranger = 16_384;

/** What is closed can be read, and opened again. */
const takesClosed = ({ method }: Omit<RouteConfig, 'path'>) => method === 'get' || method === 'patch';

/** When the sender goes away the platform drops a request where it stands, its claims held, unless it is waited for. */
const toItsEnd = <T>(c: Context<AppEnv>, work: Promise<T>): Promise<T> => {
  try {
    c.executionCtx.waitUntil(work.catch(() => undefined));
  } catch {
    // Called without a platform.
  }
  return work;
};

const jsonSchemaOf = (config: Omit<RouteConfig, 'path'>): unknown => {
  const media = config.request?.body?.content['application/json'];
  return media && 'schema' in media ? media.schema : undefined;
};

/** @throws problem `invalid_request` that names each query parameter which the route does not know */
const refuseUnknown = (c: Context<AppEnv>, known: string[]): void => {
  const unknown = Object.keys(c.req.queries()).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const wrongs = unknown.map((name) => unknownField([name], known));
  throw problem('invalid_request', invalidRequest(c, wrongs));
};

/** A body that is a file, handed on as a stream. Where both are taken, JSON is a file when its name stands beside it. */
const takesFile = (c: Context<AppEnv>, config: Omit<RouteConfig, 'path'>): boolean => {
  const content = config.request?.body?.content ?? {};
  if (Object.keys(content).every((type) => type === 'application/json')) return false;
  const isNamed = c.req.query('name') !== undefined || c.req.query('filename') !== undefined;
  return isNamed || !('application/json' in content) || !saysJson(c);
};
