// A view that is loaded when it is first shown, so that the popup opens light.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let View: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [, shown] = useState(View !== null);
    useEffect(() => {
      const begin = async () => {
        View ??= await load();
        shown(true);
      };
      void begin();
    }, []);
    // Where focus is kept until the view is there to take it.
    return View ? <View {...props} /> : <span tabIndex={-1} data-focus />;
  };
}
