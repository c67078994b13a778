// A press that is asked about before it counts: the button, then a question with yes and no.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLocale } from './locale.tsx';

interface Props {
  question: string;
  yes: string;
  busy?: boolean;
  look?: 'button' | 'link';
  onYes: () => void;
  /** What the button shows. */
  children: ComponentChildren;
}

export function AskTwice({ question, yes, busy = false, look = 'button', onYes, children }: Props) {
  const { t } = useLocale();
  const asking = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const group = useRef<HTMLSpanElement>(null);
  // What was pressed is gone: the focus goes to the question, not yet to its yes, and back when it is taken back.
  useLayoutEffect(() => {
    if (asking.value) group.current?.focus();
    return () => button.current?.focus();
  }, [asking.value]);
  if (!asking.value)
    return (
      <button ref={button} type="button" class={look} onClick={() => (asking.value = true)}>
        {children}
      </button>
    );
  return (
    <span ref={group} class="row ask" role="group" aria-label={question} tabIndex={-1}>
      <span>{question}</span>
      <button
        type="button"
        class="button primary"
        aria-disabled={busy}
        onClick={(event) => event.isTrusted && !busy && onYes()}
      >
        {yes}
      </button>
      <button type="button" class="button" onClick={() => (asking.value = false)}>
        {t.cancel}
      </button>
    </span>
  );
}
