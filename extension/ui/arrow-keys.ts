// Up, down, Home and End among the things of a list; `before` is what lies above its first.
export const arrowKeys = (selector: string, before?: () => HTMLElement | null) => (event: KeyboardEvent) => {
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Partial<Record<string, HTMLElement | null | undefined>> = {
    ArrowDown: items[at + 1],
    ArrowUp: at > 0 ? items[at - 1] : before?.(),
    Home: items[0],
    End: items.at(-1),
  };
  const next = at < 0 ? undefined : to[event.key];
  if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  next.focus();
};
