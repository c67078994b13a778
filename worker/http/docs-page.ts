// The API on one page, made from its own description; no script, nothing fetched.
import { html, raw } from 'hono/html';
import { warnings } from '../../shared/contract/warnings.ts';
import { methods, type Description, type Media, type Method, type Operation } from './description-shapes.ts';
import { allCodes } from './description.ts';
import { shapeOf, type Schema } from './docs-shape.ts';
import { docsStyle } from './docs-style.ts';

interface Entry {
  id: string;
  method: Method;
  path: string;
  operation: Operation;
}

const entriesOf = (paths: Description['paths']): Entry[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ id: operation.operationId, method, path, operation }] : [];
    }),
  );

export const docsPage = ({ info, tags = [], paths, components: { schemas } }: Description) => {
  const groups = Map.groupBy(entriesOf(paths), ({ operation }) => operation.tags[0] ?? '');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} – API</title>
        <style>
          ${raw(docsStyle)}
        </style>
      </head>
      <body>
        <nav>
          <strong>${info.title}</strong>
          ${[...groups].map(
            ([noun, entries]) =>
              html`<strong>${noun}</strong>
                ${entries.map(({ id, method, operation }) => html`<a href="#${id}"><span class="${method}">${method.toUpperCase()}</span> ${operation.summary?.split(/[:;,(]/)[0] ?? ''}</a>`)}`,
          )}
          <strong>errors</strong>
          <a href="#errors">Problem codes</a>
          <a href="#warnings">Warning codes</a>
        </nav>
        <main>
          <h1>${info.title} – API</h1>
          <p>
            ${words(info.description)} The whole description, for programs:
            <a href="/openapi.json">openapi.json</a>.
          </p>
          <p>
            Send <code>Authorization: Bearer …</code> with every request. Lists answer
            <code>{items, nextCursor}</code>; ask for the next page with <code>?cursor=</code>. Every POST
            takes an <code>Idempotency-Key</code>: the same request sent again gets the first answer. Errors
            are <code>application/problem+json</code>, in Swedish, or in English with
            <code>Accept-Language: en</code>. A GET answers an <code>ETag</code>, and 304 to
            <code>If-None-Match</code> while it holds.
          </p>
          ${[...groups].map(
            ([noun, entries]) =>
              html`<h2>${noun}</h2>
                <p>${tags.find(({ name }) => name === noun)?.description}</p>
                ${entries.map((entry) => article(entry, schemas))}`,
          )}
          <h2 id="errors">errors</h2>
          <table>
            <thead>
              <tr>
                <th>code</th>
                <th>status</th>
                <th>svenska</th>
                <th>English</th>
              </tr>
            </thead>
            <tbody>
              ${allCodes.map(
                ({ code, status, sv, en }) =>
                  html`<tr id="${code}">
                    <td><code>${code}</code></td>
                    <td>${status}</td>
                    <td>${sv}</td>
                    <td>${en}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2 id="warnings">warnings</h2>
          <p>
            What is odd in a file that was loaded all the same: in a job's <code>warnings</code>, with its
            place.
          </p>
          <table>
            <thead>
              <tr>
                <th>code</th>
                <th>svenska</th>
                <th>English</th>
              </tr>
            </thead>
            <tbody>
              ${Object.entries(warnings).map(
                ([code, { sv, en }]) =>
                  html`<tr id="warning-${code}">
                    <td><code>${code}</code></td>
                    <td>${sv}</td>
                    <td>${en}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </main>
      </body>
    </html>`;
};

/** Headers that every request takes, or every GET. */
const saidOnce = new Set(['Accept-Language', 'If-None-Match']);

/** The summary as a sentence, and what more there is to say. */
const saidOf = ({ summary = '', description = '' }: Operation) =>
  description.startsWith(summary) ? description : `${summary}. ${description}`;

/** What stands in backticks is code. */
const words = (text: string) =>
  text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));

const article = ({ id, method, path, operation }: Entry, schemas: Record<string, Schema>) => {
  const parameters = (operation.parameters ?? []).filter(({ name }) => !saidOnce.has(name));
  const all = Object.entries(operation.responses);
  const successes = all.filter(([code]) => code.startsWith('2'));
  const problems = all.filter(([, { 'x-codes': codes }]) => codes);
  return html`<article id="${id}">
    <p class="path"><span class="method ${method}">${method}</span> ${path}</p>
    <p class="id"><code>${id}</code> ${operation['x-role'] ? html`· ${operation['x-role']}` : ''}</p>
    <p>${words(saidOf(operation))}</p>
    ${
      parameters.length
        ? html`<ul>
            ${parameters.map(
              (p) =>
                html`<li>
                  <code>${p.name}</code>
                  <span
                    >${p.in}${p.required ? ', required' : ''}${p.schema ? `, ${shapeOf(p.schema, schemas)}` : ''}</span
                  >
                  ${words(p.description ?? '')}
                </li>`,
            )}
          </ul>`
        : ''
    }
    ${Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => shape(`Body: ${type}`, media, schemas))}
    ${successes.map(([status, { content, description }]) =>
      Object.values(content ?? {}).map((media) => shape(`Answer ${status}: ${description}`, media, schemas)),
    )}
    ${
      problems.length
        ? html`<details>
            <summary>Problems</summary>
            <ul>
              ${problems.map(
                ([status, answer]) =>
                  html`<li>
                    ${status}
                    ${answer['x-codes']?.map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}
                  </li>`,
              )}
            </ul>
          </details>`
        : ''
    }
  </article>`;
};

/** What a body is made of, and one that is. */
const shape = (title: string, { schema, example }: Media, schemas: Record<string, Schema>) =>
  schema
    ? html`<details>
        <summary>${words(title)}</summary>
        <pre>${shapeOf(schema, schemas)}</pre>
        ${example === undefined ? '' : html`<pre>${JSON.stringify(example, null, 2)}</pre>`}
      </details>`
    : '';
