// A press that is asked about before it counts: the button, then a question with yes and no.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
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
  if (!asking.value)
    return (
      <button type="button" class={look} onClick={() => (asking.value = true)}>
        {children}
      </button>
    );
  return (
    <span class="row ask" role="group" aria-label={question}>
      <span>{question}</span>
      <button
        type="button"
        class="button primary"
        disabled={busy}
        onClick={(event) => event.isTrusted && onYes()}
      >
        {yes}
      </button>
      <button type="button" class="button" onClick={() => (asking.value = false)}>
        {t.cancel}
      </button>
    </span>
  );
}
