// Puts a view into its page.
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { keepFocus } from './keep-focus.ts';

export function mount(view: ComponentChildren): void {
  const root = document.querySelector<HTMLElement>('#app')!;
  keepFocus(root);
  render(view, root);
}
