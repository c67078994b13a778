// A page of many rows with an Åtgärder menu, and the changes that such pages make all day: counted in the tests
// (`e2e/quiet.test.ts`), measured here.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const row = (i: number) =>
  `<div class="row"><span>2026-11-${i}</span><a href="#${i}">Verifikat ${i}</a><button>Visa</button></div>`;
const pageOf = (title: string, rows: number) => `<!doctype html><html lang="sv"><title>${title}</title>
<header><b>Alfa AB</b> <span>556677-8899</span></header><h1>${title}</h1>
<button aria-haspopup="menu">Åtgärder</button>
<div role="menu"><div role="menuitem" tabindex="-1">Synka nu</div><div role="menuitem" tabindex="-1">Återanslut</div></div>
<div id="rows">${Array.from({ length: rows }, (_, i) => row(i)).join('')}</div>`;

/** Scripts of the page's, given its `rows` and the number `i` of the change. */
export const changes = {
  'a class of a row': `rows[i].classList.toggle('on')`,
  'a class of the whole page': `document.body.classList.toggle('on')`,
  'a text in a row': `rows[i].firstChild.firstChild.nodeValue = String(i)`,
  'a row more': `rows[0].after(rows[1].cloneNode(true))`,
  'a row less': `rows[0].remove()`,
};

/** Serves `/TITLE/ROWS`. */
export async function serveBusyPage(): Promise<{ at(title: string, rows: number): string; close(): void }> {
  const server = createServer((request, response) => {
    const [, title = '', rows = ''] = (request.url ?? '').split('/');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pageOf(decodeURIComponent(title), Number(rows)));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (title, rows) => `http://localhost:${port}/${encodeURIComponent(title)}/${rows}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
