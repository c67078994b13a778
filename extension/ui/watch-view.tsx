// Bevakning: a connected company is compared each night; whether it may reload by itself, and who is told.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Watch } from '../../shared/contract/watch.ts';
import { newSecret } from '../models/watching.ts';
import type { WatchingModel } from '../models/watching.ts';
import { AskTwice } from './ask-twice.tsx';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { copyText } from './paper.ts';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  model: WatchingModel;
  /** Whether who looks may change it. */
  may: boolean;
  onSettings: () => void;
}

export function WatchView({ model, may, onSettings }: Props) {
  const { moment } = useLocale();
  const { watch: texts } = useBureau();
  useEffect(() => void model.load(), [model]);
  const watch = model.watch.value;
  return (
    <section class="card stack watch" aria-labelledby="watch-title">
      <div>
        <h2 id="watch-title">{texts.title}</h2>
        <p class="quiet">{texts.text}</p>
      </div>
      {watch && (
        <>
          <Tick
            label={texts.nightly}
            more={watch.enabled && watch.nextAt ? texts.next(moment(watch.nextAt)) : texts.off}
            checked={watch.enabled}
            disabled={!may}
            onChange={(enabled) => void model.turn({ enabled })}
          />
          <Tick
            label={texts.reloads}
            more={texts.reloadsMore}
            checked={watch.reloads && watch.enabled}
            disabled={!may || !watch.enabled}
            onChange={(reloads) => void model.turn({ reloads })}
          />
          {(may || watch.webhook) && <Webhook model={model} watch={watch} may={may} />}
        </>
      )}
      {model.problem.value && (
        <ProblemNote
          problem={model.problem.value}
          onRetry={watch ? undefined : () => void model.load()}
          onSettings={onSettings}
        />
      )}
    </section>
  );
}

interface TickProps {
  label: string;
  more: string;
  checked: boolean;
  disabled: boolean;
  onChange: (to: boolean) => void;
}
const Tick = ({ label, more, checked, disabled, onChange }: TickProps) => (
  <label class={disabled ? 'tick-line off' : 'tick-line'}>
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>
      <strong>{label}</strong> <span class="small quiet">{more}</span>
    </span>
  </label>
);

function Webhook({ model, watch, may }: { model: WatchingModel; watch: Watch; may: boolean }) {
  const { moment, language } = useLocale();
  const { watch: texts } = useBureau();
  const editing = useSignal(false);
  const tested = model.tested.value;
  const { webhook } = watch;
  const last = webhook?.lastSent;
  return (
    <div class="webhook stack">
      <div class="row">
        <span class="grow">
          <strong>{texts.webhook}</strong>{' '}
          <span class="small quiet">
            {webhook
              ? [
                  texts.sentTo(webhook.host),
                  last &&
                    (last.ok ? texts.sent(moment(last.at)) : texts.notSent(moment(last.at), last.status)),
                ]
                  .filter(Boolean)
                  .join('. ')
              : texts.webhookNone}
          </span>
        </span>
        {may && !editing.value && (
          <>
            {webhook && (
              <button
                type="button"
                class="button"
                aria-disabled={model.testing.value}
                onClick={() => void model.test()}
              >
                {model.testing.value && <span class="spinner" />}
                {model.testing.value ? texts.testing : texts.test}
              </button>
            )}
            <button type="button" class="button" onClick={() => (editing.value = true)}>
              {webhook ? texts.change : texts.add}
            </button>
            {webhook && (
              <AskTwice
                look="link"
                question={texts.removeAsk(webhook.host)}
                yes={texts.removeYes}
                busy={model.busy.value}
                onYes={() => void model.sendToNobody()}
              >
                {texts.remove}
              </AskTwice>
            )}
          </>
        )}
      </div>
      {last && !last.ok && (
        <p class="small row warn-text">
          <Icon name="warning" /> {texts.notSentText}
        </p>
      )}
      <div role="status" class="outcome">
        {tested && (
          <p class={tested.ok ? 'note good' : 'note danger'}>
            <Icon name={tested.ok ? 'check' : 'warning'} /> <span>{tested.message[language]}</span>
          </p>
        )}
      </div>
      {editing.value && <WebhookForm model={model} onDone={() => (editing.value = false)} />}
    </div>
  );
}

function WebhookForm({ model, onDone }: { model: WatchingModel; onDone: () => void }) {
  const { t } = useLocale();
  const { watch: texts } = useBureau();
  const address = useSignal('');
  // Made here, given to the service once, and shown until the form is left: the receiver needs it too.
  const secret = useSignal(newSecret());
  const copied = useSignal(false);
  const told = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const right = /^https:\/\/\S+$/.test(address.value.trim());
  const save = async (event: Event) => {
    event.preventDefault();
    told.value = !right;
    if (!right) return field.current?.focus();
    if (await model.sendTo(address.value.trim(), secret.value.trim())) onDone();
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <div class="field">
        <label for="webhook">{texts.address}</label>
        <input
          ref={field}
          id="webhook"
          class="input"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="https://…"
          aria-invalid={told.value && !right}
          aria-describedby="webhook-told"
          value={address.value}
          onInput={({ currentTarget }) => (address.value = currentTarget.value)}
        />
        <p id="webhook-told" class={told.value && !right ? 'small danger-text' : 'small quiet'}>
          {told.value && !right ? texts.addressWrong : texts.addressHint}
        </p>
      </div>
      <div class="field">
        <label for="secret">{texts.secret}</label>
        <div class="row secret-row">
          <input
            id="secret"
            class="input figures"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="secret-hint"
            value={secret.value}
            onInput={({ currentTarget }) => (secret.value = currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => (copied.value = copyText(secret.value))}>
            {copied.value ? t.copied : t.copyTable}
          </button>
        </div>
        <p id="secret-hint" class="small quiet">
          {texts.secretHint}
        </p>
      </div>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={model.busy.value}>
          {texts.save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
