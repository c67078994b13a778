// Puts a view into its page.
import { render } from 'preact';
import type { ComponentChildren } from 'preact';

export const mount = (view: ComponentChildren): void => render(view, document.querySelector('#app')!);
