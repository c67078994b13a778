// The connection: what the administrator handed out pasted, or address and key typed; tried when saved, each fault told
// beside the field it is about.
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isInvitation } from '../messages/connection.ts';
import type { Settings } from '../messages/verbs.ts';
import { textOfHtml } from '../models/import-settings.ts';
import { fieldOf } from '../models/connection.ts';
import type { ConnectionModel, Field, Pasted } from '../models/connection.ts';
import { AskTwice } from './ask-twice.tsx';
import { Icon } from './icon.tsx';
import { useOptionsTexts } from './options-texts.ts';
import { ProblemNote } from './problem-note.tsx';
import { Works } from './works.tsx';

interface Props {
  model: ConnectionModel;
  settings: Settings;
}

export function ConnectionForm({ model, settings }: Props) {
  const t = useOptionsTexts();
  const form = useRef<HTMLFormElement>(null);
  const { address, token, busy, me, pasted, firstRun, issuers } = model;
  const problem = model.problem.value;
  const wrong = fieldOf(problem);
  const managed = settings.managed.address;
  const invited = isInvitation(token.value);
  /** Where the focus goes once what is there to be focused is drawn. */
  const first = managed ? 'token' : 'paste';
  const goal = useSignal<{ id: string } | null>(
    pasted.value === 'both' ? { id: 'save' } : firstRun.value ? { id: first } : null,
  );
  const focus = (id: string) => void (goal.value = { id });
  useLayoutEffect(() => {
    if (goal.value) form.current?.querySelector<HTMLElement>(`#${goal.value.id}`)?.focus();
  }, [goal.value]);

  const save = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const works = await model.save();
    focus(works ? 'works' : (fieldOf(model.problem.value) ?? 'save'));
  };
  const signIn = async (issuer: string) => {
    if (busy.value) return;
    focus((await model.signIn(issuer)) ? 'works' : `sign-in-${issuer}`);
  };
  useEffect(() => void model.lookForIssuers(), [settings.address]);
  /** Where to go on after a text was pasted. */
  const next: Record<Pasted, string> = { both: 'save', address: 'token', token: 'address', nothing: 'paste' };
  const onPaste = (event: ClipboardEvent) => {
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    // A link that was copied as its words.
    const html = textOfHtml(event.clipboardData?.getData('text/html') ?? '');
    const text = !model.holdsAll(plain) && model.holdsAll(html) ? html : plain;
    // In the two fields anything but a whole connection is what they ask for, and stays as pasted.
    if (event.currentTarget instanceof HTMLTextAreaElement || model.holdsAll(text)) {
      const found = model.paste(text);
      if (found === 'nothing') return;
      event.preventDefault();
      focus(next[found]);
      void model.lookForIssuers();
    }
  };

  return (
    <form ref={form} class="card stack" noValidate onSubmit={(event) => void save(event)}>
      <h2>{t.connection}</h2>
      {me.value && <Works me={me.value} steps={firstRun.value} />}
      {firstRun.value && managed && !me.value && !invited && <p>{t.welcomeManaged}</p>}
      {firstRun.value && !managed && !me.value && !invited && (
        <div class="field">
          <p id="paste-hint">{t.welcomeText}</p>
          <label for="paste">{t.paste}</label>
          <textarea
            id="paste"
            class="input"
            rows={2}
            placeholder={t.pasteHint}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="paste-hint pasted"
            onPaste={onPaste}
            onInput={(event) => {
              const box = event.currentTarget;
              const dropped = event.inputType === 'insertFromDrop';
              if (!dropped && !model.holdsAll(box.value)) return;
              const found = model.paste(box.value);
              if (found === 'nothing') return;
              box.value = '';
              focus(next[found]);
            }}
          />
        </div>
      )}
      {invited && (
        <div class={me.value ? 'note warn' : 'note'} id="invited">
          <Icon name="info" />
          <div>
            <p>{t.invited(address.value)}</p>
            {me.value && <p>{t.replaces(me.value.token.name)}</p>}
          </div>
        </div>
      )}
      {!invited && (!me.value || pasted.value) && (
        <p
          class={`said small ${pasted.value === 'nothing' ? 'danger-text' : 'good-text'}`}
          role="status"
          id="pasted"
        >
          {pasted.value && !managed && t.pasted[pasted.value]}
          {me.value && pasted.value !== 'nothing' && ` ${t.replaces(me.value.token.name)}`}
          {model.signedOut.value && !pasted.value && t.signedOut}
        </p>
      )}
      <Entry
        name="address"
        label={t.address}
        wrong={wrong}
        told={problem?.code}
        hint={managed ? t.managed : ''}
      >
        {(aria) => (
          <input
            {...aria}
            class="input"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder={t.addressHint}
            required
            readOnly={managed}
            value={address.value}
            onPaste={onPaste}
            onInput={(event) => (address.value = event.currentTarget.value)}
            onBlur={() => void model.lookForIssuers()}
          />
        )}
      </Entry>
      {!me.value && !invited && issuers.value.length > 0 && (
        <div class="stack">
          <div class="row">
            {issuers.value.map(({ id, name }) => (
              <button
                key={id}
                id={`sign-in-${id}`}
                type="button"
                class="button primary"
                aria-disabled={busy.value}
                onClick={() => void signIn(id)}
              >
                <Icon name="lock" />
                {t.signIn(name)}
              </button>
            ))}
          </div>
          <p class="small quiet">{t.signInHint}</p>
        </div>
      )}
      <Entry
        name="token"
        label={t.token}
        wrong={wrong}
        told={problem?.status === 401 ? 'unauthenticated' : problem?.code}
        hint={settings.hasToken && !invited ? t.tokenKept : ''}
      >
        {(aria) => (
          <input
            {...aria}
            class="input"
            type="password"
            autocomplete="off"
            required={!settings.hasToken}
            placeholder={settings.hasToken ? '••••••••••••' : ''}
            value={token.value}
            onPaste={onPaste}
            onInput={(event) => (token.value = event.currentTarget.value)}
          />
        )}
      </Entry>
      <div class="row">
        {/* Not `disabled`: the focus would fall to the page. */}
        <button
          id="save"
          type="submit"
          class={`button ${me.value || invited || issuers.value.length === 0 ? 'primary' : ''}`}
          aria-disabled={busy.value}
          aria-describedby={invited ? 'invited' : undefined}
        >
          {busy.value && <span class="spinner" />}
          {busy.value ? t.trying : invited ? t.accept : t.save}
        </button>
        {settings.hasToken && (
          <AskTwice
            look="button"
            question={t.signOutAsk}
            yes={t.signOutYes}
            onYes={() => void model.signOut().then(() => focus(first))}
          >
            {t.signOut}
          </AskTwice>
        )}
      </div>
      {problem && !wrong && (
        <ProblemNote
          problem={problem}
          onRetry={/^(sign_in|invitation)_/.test(problem.code) ? undefined : () => void model.check()}
        />
      )}
    </form>
  );
}

interface EntryProps {
  name: Field;
  label: string;
  wrong: Field | null;
  told: string | undefined;
  hint: string;
  children: (aria: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ComponentChildren;
}
/** A field with its label, its hint, and what is wrong with it. */
function Entry({ name, label, wrong, told, hint, children }: EntryProps) {
  const t = useOptionsTexts();
  const mine = wrong === name;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children({ id: name, 'aria-describedby': `${name}-told ${name}-hint`, 'aria-invalid': mine })}
      <p class="told small danger-text" id={`${name}-told`} role="alert">
        {mine && (
          <>
            <Icon name="warning" />
            {t.told[told ?? '']}
          </>
        )}
      </p>
      <p class="small quiet" id={`${name}-hint`}>
        {!mine && hint}
      </p>
    </div>
  );
}
