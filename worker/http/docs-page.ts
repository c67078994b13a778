// The API on one page, made from its own description; no script, nothing fetched.
import { html, raw } from 'hono/html';
import { problems } from '../../shared/contract/problems.ts';

interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
}
interface Description {
  info: { title: string; description?: string };
  paths?: object;
}

const methods = ['get', 'post', 'patch', 'delete'] as const;

const style = `
  :root { color-scheme: light dark; --line: #8884; --soft: #8882; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; }
  article { border-top: 1px solid var(--line); padding: .8rem 0; }
  code, .path { font-family: ui-monospace, monospace; font-size: .92em; }
  .method { display: inline-block; min-width: 4.2em; font-weight: 700; text-transform: uppercase; font-size: .8em; }
  p { margin: .3rem 0; } ul { margin: .3rem 0; padding-left: 1.2rem; } pre { background: var(--soft); padding: 1rem; overflow: auto; border-radius: 6px; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line); }
`;

export const docsPage = ({ info, paths }: Description) => {
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Record<string, Operation | undefined>)[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} – API</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <h1>${info.title} – API</h1>
        <p>${info.description} The whole description: <a href="/openapi.json">openapi.json</a>.</p>
        <p>
          Every request but this page, <code>/openapi.json</code> and <code>/healthz</code> carries
          <code>Authorization: Bearer …</code>. Lists answer <code>{items, nextCursor}</code>; every POST
          takes an <code>Idempotency-Key</code>.
        </p>
        <h2>Requests</h2>
        ${operations.map(
          ({ method, path, operation }) =>
            html`<article>
              <p class="path"><span class="method">${method}</span> ${path}</p>
              <p>${operation.summary ?? ''}</p>
              ${operation.description ? html`<p>${operation.description}</p>` : ''}
              ${
                operation.parameters?.length
                  ? html`<ul>
                      ${operation.parameters.map(
                        (p) =>
                          html`<li>
                            <code>${p.name}</code> (${p.in}${p.required ? ', required' : ''})
                            ${p.description ?? ''}
                          </li>`,
                      )}
                    </ul>`
                  : ''
              }
            </article>`,
        )}
        <h2>Problems</h2>
        <table>
          <tr>
            <th>code</th>
            <th>status</th>
            <th>svenska</th>
            <th>English</th>
          </tr>
          ${Object.entries(problems).map(
            ([code, { status, detail }]) =>
              html`<tr id="${code}">
                <td><code>${code}</code></td>
                <td>${status}</td>
                <td>${detail.sv}</td>
                <td>${detail.en}</td>
              </tr>`,
          )}
        </table>
      </body>
    </html>`;
};
