// Connecting: the accounting system, then what it is asked with, or for Fortnox the way to its own sign-in.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { SourceConnect } from '../../shared/contract/source.ts';
import type { SourceKind, SourceModel } from '../models/source.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

type Field = Exclude<keyof SourceConnect, 'kind'>;
interface Entry {
  name: Field;
  secret?: boolean;
  optional?: boolean;
  example?: string;
}
const entries: Record<SourceKind, Entry[]> = {
  fortnox: [],
  bokio: [{ name: 'companyId' }, { name: 'token', secret: true }],
  'bjorn-lunden': [
    { name: 'userKey', secret: true },
    { name: 'clientId' },
    { name: 'clientSecret', secret: true },
  ],
  briox: [{ name: 'accountId' }, { name: 'applicationToken', secret: true }],
  'sie-url': [
    { name: 'address', example: 'https://…/{start}.se' },
    { name: 'authorization', secret: true, optional: true },
  ],
};
const kinds = Object.keys(entries) as SourceKind[];

interface Props {
  model: SourceModel;
  onDone: () => void;
  /** Where a connection stands that may stay. */
  onCancel: (() => void) | undefined;
}

export function SourceForm({ model, onDone, onCancel }: Props) {
  const { t } = useLocale();
  const { source: texts } = useBureau();
  const kind = useSignal<SourceKind | null>(null);
  const values = useSignal<Partial<Record<Field, string>>>({});
  /** Told once somebody has tried to connect without. */
  const told = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const chosen = kind.value;
  const busy = model.busy.value;
  const fields = chosen ? entries[chosen] : [];
  const lacking = fields.filter(({ name, optional }) => !optional && !values.value[name]?.trim());
  const wrong = (name: Field) =>
    told.value && lacking.some((one) => one.name === name)
      ? texts.missing(texts.fields[name]!.label)
      : model.problem.value?.errors?.find(({ path }) => path === name)?.message;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !chosen) return;
    if (chosen === 'fortnox') return void ((await model.signIn()) && onDone());
    told.value = lacking.length > 0;
    if (lacking[0]) return form.current?.querySelector<HTMLElement>(`#${lacking[0].name}`)?.focus();
    const given = fields.map(({ name }) => [name, values.value[name]?.trim()]).filter(([, value]) => value);
    if (!(await model.connect({ kind: chosen, ...Object.fromEntries(given) }))) return;
    values.value = {};
    onDone();
  };

  return (
    <form ref={form} class="stack source-form" noValidate onSubmit={(event) => void submit(event)}>
      <fieldset class="kinds" disabled={busy !== null}>
        <legend>{texts.choose}</legend>
        {kinds.map((one) => (
          <label key={one} class={one === chosen ? 'kind-choice chosen' : 'kind-choice'}>
            <input
              type="radio"
              name="source"
              checked={one === chosen}
              onChange={() => {
                kind.value = one;
                told.value = false;
                model.problem.value = model.ended.value = null;
                model.forgotten.value = false;
              }}
            />
            <span>
              <strong>{texts.kinds[one][0]}</strong> <small class="quiet">{texts.kinds[one][1]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {fields.map(({ name, secret, example }) => {
        const { label, hint } = texts.fields[name]!;
        const fault = wrong(name);
        return (
          <div class="field" key={name}>
            <label for={name}>{label}</label>
            <input
              id={name}
              class="input"
              {...(secret ? { type: 'password' as const } : { type: 'text' as const })}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              placeholder={example ?? ''}
              readOnly={busy !== null}
              aria-describedby={`${name}-told`}
              aria-invalid={fault !== undefined}
              value={values.value[name] ?? ''}
              onInput={({ currentTarget }) => {
                values.value = { ...values.value, [name]: currentTarget.value };
              }}
            />
            <p id={`${name}-told`} class={fault ? 'small danger-text' : 'small quiet'}>
              {fault ?? hint}
            </p>
          </div>
        );
      })}
      {chosen && (
        <p class="row small quiet">
          <Icon name="lock" />
          <span class="grow">{chosen === 'fortnox' ? texts.signInText : texts.secret}</span>
        </p>
      )}
      {busy === 'signing-in' && (
        <p class="note" role="status">
          <span class="spinner" />
          <span>
            <strong>{texts.waiting}</strong>
            {texts.waitingText}
          </span>
        </p>
      )}
      {(chosen || onCancel) && (
        <div class="row">
          {busy === 'signing-in' ? (
            <button type="button" class="button" onClick={model.stopWaiting}>
              {t.cancel}
            </button>
          ) : (
            <>
              {chosen && (
                <button type="submit" class="button primary" aria-disabled={busy !== null}>
                  {busy && <span class="spinner" />}
                  {chosen === 'fortnox' ? texts.signIn : busy ? texts.connecting : texts.connect}
                </button>
              )}
              {onCancel && (
                <button type="button" class="button" onClick={() => busy === null && onCancel()}>
                  {t.cancel}
                </button>
              )}
            </>
          )}
        </div>
      )}
    </form>
  );
}
