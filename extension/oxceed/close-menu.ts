// Closes the host's menu once our item is chosen, as the host's own items would: by what closes it natively, by Escape,
// by a press beside it, by its opener, and last by a click within it that is on none of its items. Each is tried only
// where the menu still stands; none may reach a neighbour.
import { elementOf, openersOf } from './find-anchor.ts';
import type { Root, Scope } from './find-anchor.ts';
import { focused } from './roots.ts';
import { visible } from './visible.ts';

interface Options {
  root: Root;
  /** Our own item in it, which is known to no handler by anything but its look. */
  unit: HTMLElement;
  scopes: Scope[];
  /** What was last pressed under the name of Åtgärder, for openers that say nothing of what they open. */
  pressed: HTMLElement | null;
}

/** Answers with the menu's opener, which the focus goes back to. */
export async function closeMenu({ root, unit, scopes, pressed }: Options): Promise<HTMLElement | null> {
  const menu = elementOf(root);
  const opener =
    (openersOf(root, scopes)[0] as HTMLElement | undefined) ?? (pressed?.isConnected ? pressed : null);
  const boxes = closables(root, opener);
  // A section that always stands there is no menu.
  if (!opener && boxes.length === 0 && !menu.closest('[role=menu], [role=listbox]')) return null;
  const doc = menu.ownerDocument;
  const marks = [menu, menu.parentElement, menu.parentElement?.parentElement];
  const look = () =>
    [
      opener?.getAttribute('aria-expanded'),
      ...marks.flatMap((node) =>
        ['class', 'style', 'data-state', 'hidden'].map((name) => node?.getAttribute(name)),
      ),
    ].join();
  const before = look();
  const stands = () => unit.isConnected && visible(unit) && look() === before;
  const press = (on: Element, types: string[]) => {
    for (const type of types)
      on.dispatchEvent(new (type.startsWith('pointer') ? PointerEvent : MouseEvent)(type, all));
  };
  const ways = [
    () => {
      const active = focused(doc);
      (active && root.contains(active) ? active : menu).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', ...all }),
      );
    },
    () => press(doc.body, ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']),
    () => {
      const around = menu.closest('dialog');
      if (opener && around && !around.contains(opener)) around.close();
    },
    () => opener?.click(),
    () => press(menu, ['click']),
    () => {
      // Handlers that go by what was clicked see an item of the menu's look, without a word, a link or an index.
      const blank = unit.cloneNode() as HTMLElement;
      blank.removeAttribute('aria-haspopup');
      unit.parentElement?.append(blank);
      press(blank, ['click']);
      blank.remove();
    },
  ];
  for (const box of boxes) shut(box);
  for (const way of ways) {
    // What closes it may take a frame to show; a menu that has begun to fade is let alone.
    if (!stands()) break;
    way();
    if (stands()) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return opener;
}
const all = { bubbles: true, cancelable: true, composed: true };

/** What the browser itself opens and closes, around the menu and not around its opener. */
function closables(root: Root, opener: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: Element | null = elementOf(root); at; at = at.parentElement)
    if (at.matches('details[open], :popover-open') && (at.matches('details') || !at.contains(opener)))
      found.push(at as HTMLElement);
  return found;
}
const shut = (box: HTMLElement) => (box.matches('details') ? box.removeAttribute('open') : box.hidePopover());
