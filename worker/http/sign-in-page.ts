// What the browser shows when it comes back from a sign-in at an accounting system.
import { html } from 'hono/html';
import type { Language } from '../../shared/contract/problems.ts';

const style = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 34em; margin: 15vh auto; padding: 0 1em; color-scheme: light dark; }`;

export const signInPage = (language: Language, title: string, text: string) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${text}</p>
        </main>
      </body>
    </html>`;
