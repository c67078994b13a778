// What is open to all: health, the API's description, and a page of it that loads nothing from elsewhere.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { docsPage } from '../http/docs-page.ts';

const info = {
  openapi: '3.1.0',
  info: {
    title: 'Töm bokföringsdata',
    version: '1',
    description:
      'Empties and reloads the copied ledger of companies, per fiscal year. Amounts are integer öre.',
  },
};

export const openRoutes = (app: OpenAPIHono<AppEnv>) => {
  const description = () => app.getOpenAPI31Document(info);
  return new Hono<AppEnv>()
    .get('/healthz', async (c) => {
      await c.env.DIRECTORY.prepare('SELECT 1').first();
      return c.json({ status: 'ok' });
    })
    .get('/openapi.json', (c) => c.json(description()))
    .get('/docs', (c) => {
      c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
      return c.html(docsPage(description()));
    });
};
