// The one decision: Ladda om, or Töm and nothing in its place.
import { useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { PurgeModel } from '../models/purge.ts';
import { useLocale } from './locale.tsx';

interface Props {
  model: PurgeModel;
  /** Where the digits are typed, which a press on Töm asks for. */
  field: RefObject<HTMLInputElement | null>;
}
export function Deed({ model, field }: Props) {
  const { t } = useLocale();
  const pointed = useRef(false);
  const deed = model.deed.value;
  const cannot = !model.mayReload.value;
  return (
    <fieldset class="deed">
      <legend class="sr-only">{t.deed}</legend>
      <label class={cannot ? 'off' : ''}>
        <input
          type="radio"
          name="deed"
          checked={deed === 'reload' && !cannot}
          disabled={cannot}
          onChange={() => model.decide('reload')}
        />
        <span>
          <strong>{t.deedReload}</strong> <small>{t.deedReloadMore}</small>
        </span>
      </label>
      <label onPointerDown={() => (pointed.current = true)}>
        <input
          type="radio"
          name="deed"
          checked={deed === 'purge'}
          onChange={() => {
            model.decide('purge');
            // Who points is taken to the digits; who comes by the arrows may go on to choose.
            if (pointed.current) requestAnimationFrame(() => field.current?.focus());
            pointed.current = false;
          }}
        />
        <span>
          <strong>{t.deedPurge}</strong> <span class="sr-only">{t.deedPurgeMore}</span>
        </span>
      </label>
    </fieldset>
  );
}
