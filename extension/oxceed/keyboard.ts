// Keys in the menu around our item. To the host our item does not exist: it stands between two of the host's own, as a
// stop where the host's position stays at the one we came from. Going on, the key is given to that one; going back, only
// the focus. So it works where the host keeps its items, their order or the current one to itself.
import { elementOf, mark } from './find-anchor.ts';
import type { Root } from './find-anchor.ts';
import { state } from './own-item.ts';
import { closest, focused } from './roots.ts';
import { visible } from './visible.ts';
import { normal } from './words.ts';

const neighbours =
  '[role^=menuitem], [role=option], button, a, li[tabindex], [role=button][tabindex], [tabindex]:not([role=menu], [role=listbox])';
const menus = '[role=menu], [role=listbox], [role=menubar], [role=toolbar]';

interface Item {
  unit: HTMLElement;
  press: HTMLElement;
  root: Root;
  highlight(current: boolean): void;
}
interface Options {
  doc: Document;
  current(): Item | null;
  onPress(): void;
  /** Escape was pressed on our item, and the menu is still there. */
  onEscape(): void;
}

export const isMenu = ({ press, root }: Pick<Item, 'press' | 'root'>): boolean =>
  elementOf(root).matches(menus) ||
  /^(menuitem|option)/.test(press.getAttribute('role') ?? '') ||
  press.tabIndex < 0;

export function createKeys({ doc, current, onPress, onEscape }: Options) {
  /** Where the host's position is while ours is current, among its own items; -1 where that is not known. */
  let came = -1;
  /** The element whose aria-activedescendant names ours, where focus stays on the menu. */
  let named: Element | null = null;
  let turn = 0;

  /** The host's items in order, how many of them stand before ours, and which is the current one (`own`: ours). */
  function look({ unit, press, root }: Item) {
    const all = [...root.querySelectorAll<HTMLElement>(neighbours)].filter(
      (node) => !node.closest(`[${mark}]`) && visible(node) && !node.querySelector(neighbours),
    );
    const before = all.filter(
      (node) => node.compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).length;
    const active = focused(doc);
    const id = active?.getAttribute('aria-activedescendant');
    const on = (id && (active!.getRootNode() as Document).getElementById(id)) || active;
    const own = on === press || (!!on && closest(on, `[${mark}]`) === unit);
    return {
      all,
      before,
      own,
      at: on ? all.findIndex((node) => node === on || node.contains(on)) : -1,
      active,
      id,
    };
  }

  function take(item: Item, from: number) {
    const { active, id, all } = look(item);
    came = from;
    if (id) {
      named = active;
      item.press.id ||= 'tom-bokforingsdata-item';
      active!.setAttribute('aria-activedescendant', item.press.id);
      item.press.scrollIntoView({ block: 'nearest' });
    } else item.press.focus();
    lend(all[from], item.press);
    item.highlight(true);
  }
  /** The host's own item is the current one again, as the host thinks. */
  function giveBack(item: Item, all: HTMLElement[]) {
    lend(item.press, all[came]);
    if (named) named.setAttribute('aria-activedescendant', all[came]?.id ?? '');
    else all[came]?.focus();
    item.highlight(false);
  }

  function move(item: Item, event: KeyboardEvent, to: number) {
    const { all } = look(item);
    const from = came;
    const at = named ?? all[from];
    if (at) {
      swallow(event);
      giveBack(item, all);
      if (to === from) return;
      const { key, code } = event;
      at.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, composed: true }),
      );
    }
    // A host whose list has ours in it, or that did not move at all.
    later((now) => {
      if (now.own || (at && now.at === from && !now.id)) now.all[to]?.focus();
    });
  }

  /** A letter leads to the next item that begins with it; to ours, where that is the next. */
  function typeahead(item: Item, event: KeyboardEvent) {
    const { all, before, own, at } = look(item);
    const order = [...all.slice(0, before), item.press, ...all.slice(before)];
    const start = (own ? before : at < before ? at : at + 1) + 1;
    const found = [...order.slice(start), ...order.slice(0, start)].find((node) =>
      normal(node.textContent).startsWith(event.key.toLowerCase()),
    );
    if (found === item.press || (own && !found)) {
      swallow(event);
      if (!own) take(item, at);
    } else if (own) move(item, event, all.indexOf(found!));
  }

  function onKey(event: KeyboardEvent) {
    const item = current();
    if (!item || !event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    const { all, before, own, at } = look(item);
    if (own && (event.key === 'Enter' || event.key === ' ')) {
      swallow(event);
      if (event.type === 'keydown' && !event.repeat) onPress();
      return;
    }
    if (event.type !== 'keydown' || all.length === 0 || !isMenu(item) || (!own && at < 0)) return;
    turn += 1;
    const { key } = event;
    const last = all.length - 1;
    if (!own) {
      came = -1;
      named = null;
    }
    if (key === 'Escape' && own) return later(({ own }, { unit }) => own && visible(unit) && onEscape(), 60);
    if (key.length === 1 && key !== ' ') return typeahead(item, event);
    if (own) {
      if (key === 'ArrowDown') move(item, event, before > last ? 0 : before);
      else if (key === 'ArrowUp') move(item, event, before - 1);
      else if (key === 'Home') move(item, event, 0);
      else if (key === 'End' && before <= last) move(item, event, last);
      else if (key === 'End') swallow(event);
    } else if ((key === 'ArrowDown' && at === before - 1) || (key === 'ArrowUp' && at === before)) {
      swallow(event);
      take(item, at);
    } else if (before > last && (key === 'End' || (key === 'ArrowUp' && at === 0)))
      // The host goes to its last, and ours stands after it; one that does not go round stays.
      later((now, item) => {
        if (now.at === last && !now.own && (key === 'End' || last > 0)) take(item, last);
      });
  }

  /** Once the host has done what it does, at once and a little later, unless another key has come. */
  function later(work: (now: ReturnType<typeof look>, item: Item) => unknown, ms = 0) {
    const mine = turn;
    const act = () => {
      const item = current();
      if (item && mine === turn) work(look(item), item);
    };
    setTimeout(act, ms);
    if (!ms) setTimeout(act, 60);
  }

  return {
    listen(on: EventTarget, signal: AbortSignal) {
      for (const type of ['keydown', 'keyup', 'keypress'])
        on.addEventListener(type, (event) => onKey(event as KeyboardEvent), { capture: true, signal });
    },
  };
}

/** What a host marks its current item with goes along. */
function lend(from: Element | undefined, to: Element | undefined) {
  if (!from || !to) return;
  for (const name of [...from.classList].filter((one) => state.test(one))) {
    from.classList.remove(name);
    to.classList.add(name);
  }
  if (from.getAttribute('aria-selected') !== 'true') return;
  from.setAttribute('aria-selected', 'false');
  to.setAttribute('aria-selected', 'true');
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
