// Serves the stand-in Integration page and the companies it shows. For `npm start` and the tests only.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInCompany {
  id: string;
  name: string;
  organisationNumber: string;
}
export interface StandIn {
  origin: string;
  close(): Promise<void>;
}
export interface StandInOptions {
  /** 0 picks a free one. */
  port: number;
  companies: StandInCompany[] | (() => StandInCompany[] | Promise<StandInCompany[]>);
}

const files = new Map([
  ['/app.js', 'text/javascript; charset=utf-8'],
  ['/pages.js', 'text/javascript; charset=utf-8'],
  ['/menu.js', 'text/javascript; charset=utf-8'],
  ['/navigate.js', 'text/javascript; charset=utf-8'],
  ['/style.css', 'text/css; charset=utf-8'],
]);
// As strict as a careful host would be: the extension has to work under it.
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** `origin` is `http://localhost:PORT`, without a slash. Every other address is the page: it routes by itself. */
export async function serveStandIn({ port, companies }: StandInOptions): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, type: string, body: string | Buffer) => {
      response.writeHead(status, {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', '');
      if (pathname === '/companies.json') {
        const list = typeof companies === 'function' ? await companies() : companies;
        return send(200, 'application/json', JSON.stringify(list));
      }
      if (pathname === '/favicon.ico') return send(204, 'image/x-icon', '');
      const type = files.get(pathname);
      const file = new URL(type ? `.${pathname}` : './index.html', import.meta.url);
      send(200, type ?? 'text/html; charset=utf-8', await readFile(file));
    } catch (error) {
      send(500, 'text/plain; charset=utf-8', String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
