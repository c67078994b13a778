// A host that shows focus by a class of its own leaves ours unseen: then, and only then, our item gets an outline.
const looks = (node: Element) => {
  const { backgroundColor, boxShadow, outlineStyle, color, textDecorationLine } = getComputedStyle(node);
  return [backgroundColor, boxShadow, outlineStyle, color, textDecorationLine].join();
};

/** Called where our item stands in the page; returns how to show, or no longer show, that it is the current one. */
export function focusStyle(press: HTMLElement): (current: boolean) => void {
  const rest = looks(press);
  return (current) => {
    press.style.removeProperty('outline');
    if (current && looks(press) === rest) press.style.outline = '2px solid currentColor';
  };
}
