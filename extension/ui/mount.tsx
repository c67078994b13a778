// Puts a view into its page, where focus is kept, and a file dropped beside its place opens nothing.
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { keepFocus } from './keep-focus.ts';

export function mount(view: ComponentChildren): void {
  const root = document.querySelector<HTMLElement>('#app')!;
  // Taken by a view that has a place for files; elsewhere the browser would leave for the file.
  addEventListener('dragover', (event) => {
    if (isForField(event)) return;
    if (!event.defaultPrevented && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    event.preventDefault();
  });
  addEventListener('drop', (event) => isForField(event) || event.preventDefault());
  keepFocus(root);
  render(view, root);
}

/** Text that is dragged into a field, as from a mail. */
const isForField = ({ target, dataTransfer }: DragEvent) =>
  target instanceof Element &&
  target.closest('input:not([type=file]), textarea') !== null &&
  !dataTransfer?.types.includes('Files');
