// Where an invitation's link leads: what it offers, and how the extension takes it. The page cannot open the extension's
// settings: no page can in both browsers, unless any page could find out who has the extension. Its icon, pressed here,
// lets it read this page's address, and it opens them filled in.
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { AppEnv } from './context.ts';
import { invitationScript } from './invitation-script.ts';
import { invitationTexts } from './invitation-texts.ts';
import { languageOf } from './problem-response.ts';
import { nothing } from './secured.ts';

const style = `
:root { color-scheme: light dark; --text: light-dark(#19242e, #e8ecf0); --quiet: light-dark(#55636f, #a3afba); --line: light-dark(#dde3e8, #363f4a); --accent: light-dark(#0b6470, #56c2cd); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; padding: 5vh 20px 40px; background: light-dark(#f5f7f8, #14181d); color: var(--text); font: 15px/1.5 'Segoe UI', system-ui, -apple-system, sans-serif; }
main { max-width: 620px; margin: 0 auto; padding: 28px 32px; border: 1px solid var(--line); border-radius: 14px; background: light-dark(#fff, #1b2026); }
header { display: flex; gap: 14px; align-items: center; }
header svg { flex: none; }
h1 { margin: 0; font-size: 20px; line-height: 1.25; font-weight: 620; text-wrap: balance; }
h2 { margin: 24px 0 8px; font-size: 15px; }
p { margin: 16px 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 20px; margin: 22px 0 0; padding: 16px 0; border-block: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
ol { margin: 0; padding-left: 22px; }
li { padding-left: 4px; }
li + li { margin-top: 8px; }
li svg { margin-right: 6px; vertical-align: -5px; }
a { color: var(--accent); }
.small { color: var(--quiet); font-size: 13.5px; }
.row { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin-top: 10px; }
button { padding: 7px 14px; border: 1px solid light-dark(#7f8d9a, #76828f); border-radius: 8px; background: transparent; color: inherit; font: inherit; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** The extension's own, as the toolbar shows it. */
const icon = (size: number) =>
  raw(`<svg width="${size}" height="${size}" viewBox="0 0 128 128" aria-hidden="true"><rect x="4" y="4" width="120" height="120" rx="28" fill="#0b6470"/>
<g fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"><path d="M28 38c0-8 15-14 34-14s34 6 34 14-15 14-34 14-34-6-34-14z"/><path d="M28 38v50c0 8 14 14 33 14"/><path d="M28 63c0 8 14 14 33 14"/><path d="M96 38v18"/></g>
<circle cx="90" cy="88" r="22" fill="#fff"/><path d="M82 80l16 16M98 80L82 96" stroke="#b3261e" stroke-width="7" stroke-linecap="round"/></svg>`);

const webAddress = (text = '') => (/^https:\/\//i.test(text) && URL.canParse(text) ? text : null);

/** The same for everybody, whatever follows the #: a script of this answer alone asks what that is. */
export const showInvitation = (c: Context<AppEnv>) => {
  const language = languageOf(c);
  const t = invitationTexts[language];
  const isFirefox = /\bFirefox\//.test(c.req.header('User-Agent') ?? '');
  const found = webAddress(isFirefox ? c.env.EXTENSION_FIREFOX_URL : c.env.EXTENSION_CHROME_URL);
  const nonce = crypto.randomUUID();
  c.header(
    'content-security-policy',
    `${nothing}; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; require-trusted-types-for 'script'`,
  );
  const { locale, cut, roles, all, silent } = t;
  const texts = JSON.stringify({ locale, cut, roles, all, silent }).replaceAll('<', '\\u003c');
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${t.title}</title>
        <style nonce="${nonce}">
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            ${icon(44)}
            <h1 id="title">${t.title}</h1>
          </header>
          <p id="told" role="status">${t.loading}</p>
          <noscript><p>${t.scripts}</p></noscript>
          <div id="offer" hidden>
            <dl>
              ${Object.entries(t.offer).map(
                ([name, words]) =>
                  html`<dt>${words}</dt>
                    <dd id="${name}"></dd>`,
              )}
            </dl>
            <h2>${t.steps}</h2>
            <ol>
              <li>${icon(20)}${t.press}</li>
              <li>${t.save[0]}<b>${t.save[1]}</b>${t.save[2]}</li>
            </ol>
            <p>
              ${t.missing}${
                found
                  ? html`<a href="${found}" target="_blank" rel="noopener noreferrer">${t.get}</a
                      >${t.getAfter}`
                  : t.ask
              }
            </p>
            <p>${t.paste}</p>
            <div class="row">
              <button type="button" id="copy">${t.copy}</button>
              <span id="copied" role="status" class="small" hidden>${t.copied}</span>
            </div>
            <p class="small">${t.once}</p>
          </div>
        </main>
        <script nonce="${nonce}">
          const texts = ${raw(texts)};
          ${raw(invitationScript)};
        </script>
      </body>
    </html>`;
  return c.html(page, 200);
};
