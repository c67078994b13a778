// `curl -d '{…}'` says that its JSON is a form. The API takes no forms, so JSON is what is meant.
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './context.ts';

export const curlsJson = createMiddleware<AppEnv>(async (c, next) => {
  const isForm = c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded');
  if (isForm && !c.req.path.endsWith('/sie-files')) {
    const headers = new Headers(c.req.raw.headers);
    headers.set('content-type', 'application/json');
    c.req.raw = new Request(c.req.raw, { headers });
  }
  await next();
});
