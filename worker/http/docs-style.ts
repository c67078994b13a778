// How the documentation looks; it loads nothing.
export const docsStyle = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#17212b, #e6eaee); --dim: light-dark(#55616d, #9aa6b2); --line: light-dark(#dfe4e8, #2c343c);
  --page: light-dark(#fff, #14181c); --soft: light-dark(#f5f7f8, #1b2127); --accent: light-dark(#0d6470, #4fc3cf);
  --get: light-dark(#0d6470, #4fc3cf); --post: light-dark(#1d6b35, #7fd39a); --patch: light-dark(#8a5a00, #f0c060); --delete: light-dark(#a4201a, #ff8d85);
}
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page); display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1.25rem; border-right: 1px solid var(--line); background: var(--soft); font-size: 13.5px; }
nav strong { display: block; margin: 1.1rem 0 .25rem; } nav strong:first-child { margin-top: 0; font-size: 15px; }
nav a { display: block; padding: .16rem 0; color: var(--dim); text-decoration: none; overflow-wrap: anywhere; } nav a:hover { color: var(--accent); }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 62rem; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; } h2 { margin: 3rem 0 .5rem; font-size: 1.25rem; } a { color: var(--accent); }
article { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; margin: .9rem 0; scroll-margin-top: 1rem; }
article p { margin: .35rem 0; } .path { font: 600 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; margin: 0; }
.method { display: inline-block; min-width: 4.2rem; text-transform: uppercase; font-size: 12px; letter-spacing: .04em; }
.get { color: var(--get); } .post { color: var(--post); } .patch { color: var(--patch); } .delete { color: var(--delete); }
.id { color: var(--dim); font-size: 13px; }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; } ul { margin: .4rem 0; padding-left: 1.1rem; } li span { color: var(--dim); }
details { margin-top: .5rem; } summary { cursor: pointer; color: var(--dim); font-size: 13.5px; } summary:hover { color: var(--accent); }
pre { background: var(--soft); border-radius: 8px; padding: .9rem 1rem; overflow: auto; margin: .5rem 0 0; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; } th, td { text-align: left; vertical-align: top; padding: .5rem .8rem .5rem 0; border-top: 1px solid var(--line); }
th { color: var(--dim); font-weight: 500; border-top: 0; } td:first-child { white-space: nowrap; } tr:target, article:target { background: var(--soft); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
@media (max-width: 52rem) { body { display: block; } nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); } td:first-child { white-space: normal; } }
`;
