// Whether an element is shown; one that is only scrolled out of sight is.
export const visible = (node: Element): boolean =>
  node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
