// The keys that open the popup, as the browser has them now: the user may have changed them, or another extension been first.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Null until known, empty where there are none. */
export function useShortcut(): string | null {
  const keys = useSignal<string | null>(null);
  useEffect(() => {
    const read = async () => {
      const commands = await browser.commands.getAll();
      keys.value = commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
    };
    void read();
    // They are changed on a page of the browser's.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return keys.value;
}

/** Opens the browser's own page for them. */
export async function changeShortcut(): Promise<void> {
  const commands = browser.commands as typeof browser.commands & {
    openShortcutSettings?: () => Promise<void>;
  };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
