// Asked before many companies are replaced at once: how many there are, typed by hand.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useBureau } from './bureau-texts.ts';
import { useLocale } from './locale.tsx';

interface Props {
  count: number;
  /** What it comes to. */
  text: string;
  submit: string;
  onSubmit: () => void;
  onCancel?: () => void;
}
export function TypedCount({ count, text, submit, onSubmit, onCancel }: Props) {
  const { t } = useLocale();
  const { overview: texts } = useBureau();
  const typed = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    // Somebody may be choosing whose a file is, while the last ones are read.
    const { activeElement: at } = document;
    if (!at || at.matches('body, [data-focus]')) field.current?.focus();
  }, []);
  const right = typed.value === String(count);
  // Told once no further digit could make it right.
  const wrong = typed.value !== '' && !String(count).startsWith(typed.value);
  return (
    <form
      class="typed-count"
      onSubmit={(event) => {
        event.preventDefault();
        // A script's requestSubmit() makes a trusted submit, so the press itself is what counts.
        if (pressed.current && right) onSubmit();
        pressed.current = false;
      }}
    >
      <p class="grow">
        {text}
        <span id="count-hint" class={wrong ? 'small danger-text' : 'small quiet'} role="status">
          {wrong ? texts.wrong : texts.typeHint}
        </span>
      </p>
      <input
        ref={field}
        class={wrong ? 'input digits wrong' : 'input digits'}
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        aria-label={texts.type}
        aria-describedby="count-hint"
        aria-invalid={wrong}
        value={typed.value}
        onKeyDown={(event) => {
          if (event.key === 'Enter') pressed.current = event.isTrusted;
          if (event.key === 'Escape') onCancel?.();
        }}
        onInput={(event) => {
          typed.value = event.currentTarget.value.replace(/\D/g, '');
          event.currentTarget.value = typed.value;
        }}
      />
      <button
        type="submit"
        class="button primary"
        disabled={!right}
        onClick={(event) => (pressed.current = event.isTrusted)}
      >
        {submit}
      </button>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          {t.cancel}
        </button>
      )}
    </form>
  );
}
