// The focus never falls to the page: where the focused element is taken away or shut, it goes to its neighbour in a list,
// else to what a view has marked for it (`data-focus`) or the heading of what took its place, else to the first thing
// there that can be used.

interface Step {
  node: Element;
  neighbours: (Element | null)[];
}
const places = 'li, form, section, main, #app';
const focusable =
  'a[href], button:enabled, input:enabled:not([type=file]), select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** Put there by nobody else than the keeper. */
let put: Element | null = null;
/** Whether the focus is where a person has put it: a view that begins does not take it from there. */
export const isFocusChosen = (): boolean =>
  document.activeElement !== document.body && document.activeElement !== put;

export function keepFocus(root: HTMLElement): void {
  let steps: Step[] = [];
  let waiting = false;
  root.addEventListener('focusin', ({ target }) => {
    steps = [];
    for (let node = target as Element | null; node && node !== root; node = node.parentElement)
      steps.push({ node, neighbours: [node.nextElementSibling, node.previousElementSibling] });
    steps.push({ node: root, neighbours: [] });
  });

  const isLost = () => {
    const held = steps[0]?.node;
    // Where it is still there and open, the person has clicked beside it.
    return (
      held &&
      document.hasFocus() &&
      // What was shut keeps it until the page is drawn anew.
      (document.activeElement === document.body || document.activeElement === held) &&
      !(held.isConnected && isOpen(held))
    );
  };
  function look() {
    waiting = false;
    if (!isLost()) return;
    const [removed] = steps.filter(({ node }) => !node.isConnected).slice(-1);
    // Not any element that is still there: one may have been taken over by another view.
    const place = steps.find(({ node }) => node.isConnected && isOpen(node) && node.matches(places))!.node;
    const beside = removed?.node.matches('li, tr')
      ? removed.neighbours.filter((node) => node?.isConnected)
      : [];
    const target =
      beside.map((node) => firstIn(node!, focusable)).find((node) => node) ??
      firstIn(place, '[data-focus]') ??
      firstIn(place, 'h1, h2, h3') ??
      firstIn(place, focusable);
    // What is on its way has nothing yet: the next change is looked at again.
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    put = target;
    target.focus();
  }
  new MutationObserver(() => {
    if (waiting || !isLost()) return;
    waiting = true;
    // A view may have a place of its own for it, once it is drawn.
    requestAnimationFrame(() => setTimeout(look, 50));
  }).observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
}

const firstIn = (place: Element, what: string) =>
  [...place.querySelectorAll<HTMLElement>(what)].find((node) => node.checkVisibility());
const isOpen = (node: Element) => !node.matches(':disabled') && node.checkVisibility();
