// Presses of our item. They are caught on the window, before any listener of the host's: it must not take them for a
// press on one of its own items, nor for one outside its menu; and focus stays where it is, since a menu may close when
// it goes. A person's own presses only, never a script's.
import type { OwnItem } from './own-item.ts';

const pointer = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'dblclick',
];
const focus = ['focus', 'focusin', 'blur', 'focusout'];

interface Options {
  current(): OwnItem | null;
  onPress(): void;
  /** Our item has got or lost the focus. */
  onFocus(has: boolean): void;
}

export function createPresses({ current, onPress, onFocus }: Options) {
  let down = false;
  // One press may be told of twice: by the pointer let go, and by a click.
  let gesture = 0;
  let pressed = -1;
  const press = () => {
    if (pressed === gesture) return;
    pressed = gesture;
    onPress();
  };

  function onPointer(event: Event) {
    const item = current();
    if (!item || !event.composedPath().includes(item.unit)) {
      if (event.type === 'pointerup') down = false;
      return;
    }
    event.stopImmediatePropagation();
    if (event.type === 'mousedown' || event.type === 'click') event.preventDefault();
    if (!event.isTrusted) return;
    // A click without a pointer is a keyboard's or a screen reader's.
    if (event.type === 'pointerdown' || (event.type === 'click' && (event as MouseEvent).detail === 0))
      gesture += 1;
    if (event.type === 'pointerdown') down = (event as PointerEvent).button === 0;
    if (event.type === 'click') press();
    // No click comes where the host has drawn its list anew under the finger.
    if (event.type === 'pointerup' && down) setTimeout(press);
  }
  /** Coming from a neighbour, the focus has not left the menu. */
  function onMove(event: Event) {
    const { type, target, relatedTarget } = event as FocusEvent;
    const unit = current()?.unit;
    if (!unit) return onFocus(false);
    const own = (node: EventTarget | null) => node instanceof Node && unit.contains(node);
    const comes = type === 'focus' || type === 'focusin';
    // Anything else that gets the focus tells that ours is gone for good.
    if (own(target) || comes) onFocus(comes && own(target));
    if (own(comes ? target : relatedTarget)) event.stopImmediatePropagation();
  }

  return {
    /** On the window, and on a shadow root that keeps its events to itself. */
    listen(on: EventTarget, signal: AbortSignal) {
      for (const type of pointer) on.addEventListener(type, onPointer, { capture: true, signal });
      for (const type of focus) on.addEventListener(type, onMove, { capture: true, signal });
    },
  };
}
