// Looks into what it is given, element by element, in slices so short that nobody notices.
import { elsewhere, mark } from './find-anchor.ts';
import { closest } from './roots.ts';

interface Options {
  /** Called with every element that is not where no action stands. */
  visit(node: Element): void;
  /** Called with every element that bears our mark. */
  marked(node: Element): void;
  /** Called whenever a slice has ended. */
  settle(): void;
}
/** Milliseconds of one slice. */
const slice = 1;

export function createScan({ visit, marked, settle }: Options) {
  const waiting: Node[] = [];
  let walker: TreeWalker | null = null;
  let planned = false;

  const skips = (node: Node) => {
    if (!(node as Element).matches(`${elsewhere}, [${mark}], svg, script, style, select`))
      return NodeFilter.FILTER_ACCEPT;
    if ((node as Element).hasAttribute(mark)) marked(node as Element);
    return NodeFilter.FILTER_REJECT;
  };

  function next(): Element | null {
    for (;;) {
      const node = walker?.nextNode();
      if (node) return node as Element;
      walker = null;
      const scope = waiting.shift();
      if (!scope) return null;
      if (!scope.isConnected) continue;
      const element = scope.nodeType === Node.ELEMENT_NODE ? (scope as Element) : null;
      if (element && skips(element) === NodeFilter.FILTER_REJECT) continue;
      const around = element ? element.parentElement : (scope as Partial<ShadowRoot>).host;
      if (around && closest(around, `${elsewhere}, [${mark}]`)) continue;
      walker = scope.ownerDocument!.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT, skips);
      if (element) return element;
    }
  }

  function run() {
    const end = performance.now() + slice;
    for (let i = 1, node = next(); node; i++, node = next()) {
      visit(node);
      if (i % 16 === 0 && performance.now() > end) {
        plan();
        break;
      }
    }
    settle();
  }
  function plan() {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      run();
    });
  }

  return {
    /** To be looked into, at once if there is time: a menu that has just been opened is small. */
    add: (scope: Node) => void waiting.push(scope),
    run,
    clear() {
      waiting.length = 0;
      walker = null;
    },
  };
}
