// The pages of `oxceed/fixtures`, served, and what a test reads off one of them, through shadow roots too.
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

const folder = new URL('../oxceed/fixtures/', import.meta.url);
const kinds = ['examples', 'counter-examples', 'living'] as const;
export const fixtures = (kind: (typeof kinds)[number]): string[] =>
  readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.html'));

export interface FixtureServer {
  origin: string;
  close(): void;
}
export async function serveFixtures(): Promise<FixtureServer> {
  const known = new Set(kinds.flatMap((kind) => fixtures(kind).map((name) => `/${kind}/${name}`)));
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const path = request.url ?? '';
    response.end(known.has(path) ? readFileSync(new URL(`.${path}`, folder)) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Run in the page. */
export function lookAt() {
  const page = globalThis as unknown as { closedRoots?: ShadowRoot[]; isOpen?(): boolean; log?: string[] };
  const all: HTMLElement[] = [];
  const walk = (scope: Document | ShadowRoot) => {
    for (const node of scope.querySelectorAll<HTMLElement>('*')) {
      all.push(node);
      const inner = node.shadowRoot ?? page.closedRoots?.find(({ host }) => host === node);
      if (inner) walk(inner);
    }
  };
  walk(document);
  const middle = (node: Element | undefined) => {
    const box = node?.getBoundingClientRect();
    return box && box.width > 0 && node!.checkVisibility({ visibilityProperty: true })
      ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      : null;
  };
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const named = active?.getAttribute('aria-activedescendant');
  const current = named ? (active!.getRootNode() as Document).getElementById(named) : active;
  const ours = all.filter((node) => node.hasAttribute('data-tom-bokforingsdata'));
  const [first] = ours;
  return {
    count: ours.length,
    places: ours.map((node) => node.parentElement?.dataset['expect']),
    /** Of those that are shown. */
    boxes: ours.map(middle).filter((box) => box !== null),
    opener: middle(all.find((node) => node.id === 'b')),
    current: current?.textContent?.trim() ?? '',
    open: page.isOpen?.() ?? null,
    log: page.log ?? [],
    shown: first && {
      text: first.textContent?.replace(/\s+/g, ' ').trim(),
      before: first.previousElementSibling?.className,
      own: first.className,
      tag: first.tagName === first.previousElementSibling?.tagName,
      foreign: first.outerHTML.match(/ (href|id|data-(?!tom)[\w-]+)=/g),
    },
  };
}
