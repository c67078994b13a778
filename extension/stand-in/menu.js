// A menu rendered at the end of body each time it is opened, as component libraries do.
let open = null;

export function closeMenu({ focus = false } = {}) {
  if (!open) return;
  const { portal, button } = open;
  open = null;
  portal.remove();
  button.setAttribute('aria-expanded', 'false');
  if (focus) button.focus();
}

/** `items`: `{label, icon, onSelect, danger}`. Arrow keys, Home, End, Enter, Escape, first letter. */
export function openMenu(button, items, { align = 'end' } = {}) {
  const again = open?.button === button;
  closeMenu();
  if (again) return;
  const portal = document.createElement('div');
  portal.className = 'portal';
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-labelledby', button.id);
  menu.tabIndex = -1;
  for (const item of items) menu.append(menuItem(item));
  portal.append(menu);
  document.body.append(portal);
  button.setAttribute('aria-expanded', 'true');
  open = { portal, button };

  const at = button.getBoundingClientRect();
  menu.style.top = `${at.bottom + scrollY + 6}px`;
  if (align === 'end') menu.style.left = `${at.right + scrollX - menu.offsetWidth}px`;
  else menu.style.left = `${at.left + scrollX}px`;
  menu.addEventListener('keydown', onKey);
  menu.querySelector('[role^=menuitem]')?.focus();
}

function menuItem({ label, note, icon, danger, checked, onSelect }) {
  const item = document.createElement('div');
  item.className = danger ? 'menu-item menu-item-danger' : 'menu-item';
  item.setAttribute('role', checked === undefined ? 'menuitem' : 'menuitemradio');
  if (checked !== undefined) item.setAttribute('aria-checked', String(checked));
  item.tabIndex = -1;
  if (icon) item.append(icon);
  const text = document.createElement('span');
  text.className = 'menu-label';
  text.textContent = label;
  item.append(text);
  if (note) {
    const small = document.createElement('span');
    small.className = 'menu-note';
    small.textContent = note;
    item.append(small);
  }
  const select = () => {
    closeMenu({ focus: true });
    onSelect?.();
  };
  item.addEventListener('click', select);
  item.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select();
  });
  item.addEventListener('pointermove', () => item.focus());
  return item;
}

function onKey(event) {
  const items = [...event.currentTarget.querySelectorAll('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to].focus();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    closeMenu({ focus: true });
  } else if (event.key === 'Tab') {
    closeMenu();
  } else if (event.key.length === 1) {
    const letter = event.key.toLowerCase();
    const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  }
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.portal.contains(event.target) && !open.button.contains(event.target)) closeMenu();
});
