// Lets the arrow keys reach our item where the host's own handler does not know of it, and pressing it work.
import type { OwnItem } from './own-item.ts';

const neighbours =
  '[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=option], button, a, [tabindex]';

/** Handles presses of one item, once it is in the page: `onPress` is called for a person's own press only, never a script's. */
export function handlePresses({ unit, press }: OwnItem, onPress: () => void): void {
  const own = (event: Event) => {
    // The host must not take a press on our item for one on its own.
    event.stopPropagation();
    if (event.type === 'click') {
      event.preventDefault();
      if (event.isTrusted) onPress();
    }
  };
  for (const type of ['click', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend'])
    unit.addEventListener(type, own);
  press.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.isTrusted && !event.repeat) onPress();
  });
  press.addEventListener('keyup', (event) => {
    if (event.key === ' ') event.preventDefault();
  });
  showFocus(press);
}

/** A host that shows focus by a class of its own leaves ours unseen: then, and only then, it gets an outline. */
function showFocus(press: HTMLElement) {
  const look = () => {
    const style = getComputedStyle(press);
    return [
      style.backgroundColor,
      style.boxShadow,
      style.outlineStyle,
      style.color,
      style.textDecorationLine,
    ].join();
  };
  const rest = look();
  press.addEventListener('focus', () => {
    if (look() === rest) press.style.outline = '2px solid currentColor';
  });
  press.addEventListener('blur', () => press.style.removeProperty('outline'));
}

/** Watches the arrow keys in the menu around our item; `signal` ends it. */
export function joinArrowKeys(item: OwnItem, root: Element, signal: AbortSignal): void {
  const doc = root.ownerDocument;
  const list = () =>
    [...root.querySelectorAll<HTMLElement>(neighbours)].filter((node) => node.checkVisibility());
  const active = (): Element | null => {
    const named = (doc.activeElement ?? root).getAttribute('aria-activedescendant');
    return (named && doc.getElementById(named)) || doc.activeElement;
  };
  const isMenu =
    root.matches('[role=menu], [role=listbox]') || item.press.getAttribute('role') === 'menuitem';
  if (!isMenu) return;

  doc.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Home' && event.key !== 'End')
        return;
      const before = active();
      if (!before || !root.contains(before)) return;
      if (before === item.press) return moveFrom(event);
      // After the host has moved focus: was our item passed over?
      setTimeout(() => {
        const all = list();
        const at = all.indexOf(before as HTMLElement);
        const own = all.indexOf(item.press);
        const after = active();
        if (own < 0 || at < 0 || after === item.press) return;
        const onwards =
          (event.key === 'ArrowDown' && own === at + 1) ||
          (event.key === 'ArrowUp' && own === (at === 0 ? all.length - 1 : at - 1)) ||
          (event.key === 'End' && own === all.length - 1);
        const wrapped = event.key === 'ArrowUp' && at === 0 && after === before;
        if (onwards && !wrapped) item.press.focus();
      });
    },
    { capture: true, signal },
  );

  function moveFrom(event: KeyboardEvent) {
    const all = list();
    const at = all.indexOf(item.press);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ?? at;
    event.preventDefault();
    event.stopPropagation();
    all.at(to % all.length)?.focus();
  }
}
