// Whether a destructive button may be pressed: its page has been visible, and in a frame wholly uncovered, for 300 ms.
// Covering is noticed by IntersectionObserver v2, which Firefox lacks: there the digits to type remain.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

interface VisibilityEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

export function useGuard<T extends Element>(): { ref: RefObject<T | null>; open: boolean; covered: boolean } {
  const ref = useRef<T>(null);
  const [open, setOpen] = useState(false);
  const [covered, setCovered] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let uncovered = true;
    const judge = () => {
      clearTimeout(timer);
      setOpen(false);
      if (uncovered && document.visibilityState === 'visible') timer = setTimeout(() => setOpen(true), 300);
    };
    document.addEventListener('visibilitychange', judge);
    let observer: IntersectionObserver | undefined;
    const framed = window.top !== window;
    if (framed && 'isVisible' in IntersectionObserverEntry.prototype && ref.current) {
      observer = new IntersectionObserver(
        (entries) => {
          const now = (entries.at(-1) as VisibilityEntry).isVisible !== false;
          setCovered(!now);
          if (now === uncovered) return;
          uncovered = now;
          judge();
        },
        { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
      );
      observer.observe(ref.current);
    }
    judge();
    return () => {
      clearTimeout(timer);
      observer?.disconnect();
      document.removeEventListener('visibilitychange', judge);
    };
  }, []);
  return { ref, open, covered };
}
