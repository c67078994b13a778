// The last four digits of the organisation number: what makes a purge of the wrong company impossible by habit.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PurgeModel } from '../models/purge.ts';
import { useLocale } from './locale.tsx';

/** Digits typed anywhere in the view land in the field, so that no click is needed to get there. */
export function useDigitKeys(model: PurgeModel, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (model.deed.value !== 'purge' || model.selected.value.size === 0) return;
      if (target.matches('input:not([type=checkbox], [type=radio]), textarea, select')) return;
      event.preventDefault();
      model.type(model.typed.value + event.key);
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [model]);
}

interface Props {
  model: PurgeModel;
  field: RefObject<HTMLInputElement | null>;
}
export function ConfirmField({ model, field }: Props) {
  const { t } = useLocale();
  const wrong = model.wrong.value;
  return (
    <div class="confirm">
      <label for="confirm">
        <strong>{t.confirmLabel}</strong>
        <span class={wrong ? 'small danger-text' : 'quiet small figures'} id="confirm-hint" role="status">
          {wrong ? t.confirmWrong : t.confirmHint(model.company.organisationNumber.slice(0, 6))}
        </span>
      </label>
      <input
        ref={field}
        id="confirm"
        class={wrong ? 'input digits wrong' : 'input digits'}
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        maxLength={4}
        placeholder="••••"
        aria-label={t.confirmField}
        aria-describedby="confirm-hint"
        aria-invalid={wrong}
        value={model.typed.value}
        onInput={(event) => {
          model.type(event.currentTarget.value);
          event.currentTarget.value = model.typed.value;
        }}
      />
    </div>
  );
}
