// Choosing and saying what is to be done, on one surface that holds still: the years, which alone scroll; under them
// always what it comes to, the decision, and the button beside it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PurgeModel } from '../models/purge.ts';
import { ConfirmField, useDigitKeys } from './confirm-field.tsx';
import { Deed } from './deed.tsx';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ReloadReads } from './reload-reads.tsx';
import { isFocusChosen } from './keep-focus.ts';
import { useGuard } from './use-guard.ts';
import { WhatGoes } from './what-goes.tsx';
import { YearList } from './year-list.tsx';

const Changes = later(async () => (await import('./changes.tsx')).Changes);

interface Props {
  model: PurgeModel;
  onSettings: () => void;
  /** The way to uploading; `wanted` where a file is the next step. */
  upload: (wanted: boolean) => ComponentChildren;
  /** The way to comparing with a file, where files are taken. */
  compareFile?: ComponentChildren;
}

export function PurgeForm({ model, onSettings, upload, compareFile }: Props) {
  const { t } = useLocale();
  const guard = useGuard<HTMLButtonElement>();
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef(false);
  useDigitKeys(model, field);
  useEffect(() => {
    // The keyboard starts at the first year, unless a person has chosen something else.
    if (!isFocusChosen()) form.current?.querySelector<HTMLElement>('.year > input:enabled')?.focus();
  }, []);
  const chosen = model.selected.value.size;
  const problem = model.problem.value ?? model.refused.value;
  const aside = model.allow.value;
  const takes = model.deed.value === 'purge';
  /** A reload that would bring nothing: the file is the next step then, and reading again the exception. */
  const idle = !takes && chosen > 0 && model.same.value.length === chosen && aside.length === 0;
  const start = () => {
    if (guard.open && model.ready.value) void model.start();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    // A script's click() or requestSubmit() makes a trusted submit, so the press itself is what counts.
    if (pressed.current) start();
    pressed.current = false;
  };
  const retry = model.retry.value;
  return (
    <form class={takes ? 'purge-form takes' : 'purge-form'} ref={form} onSubmit={submit}>
      <YearList model={model} compareFile={compareFile} />
      {problem && (
        <div class="form-note">
          <ProblemNote
            problem={problem}
            onSettings={onSettings}
            onRetry={retry ? () => (model.preview.value ? start() : void retry()) : undefined}
            onShowJob={(jobId) => void model.show(jobId)}
          >
            {model.changes.value.length > 0 && <Changes changes={model.changes.value} />}
          </ProblemNote>
        </div>
      )}
      {aside.length > 0 && !problem && (
        <div class="form-note">
          <p class="note warn" role="status">
            <Icon name="warning" /> {t.setAside(aside.map((code) => t.stopped[code]!))}
          </p>
        </div>
      )}
      <div class="dock">
        <Deed model={model} field={field} />
        <div class="slot">
          {takes ? (
            <ConfirmField model={model} field={field} />
          ) : (
            <>
              <ReloadReads model={model} />
              {upload(idle || (chosen > 0 && !model.mayReload.value))}
            </>
          )}
        </div>
        <WhatGoes model={model} />
        <div class="press">
          {guard.covered && chosen > 0 && <span class="small quiet">{t.covered}</span>}
          <button
            type="submit"
            class={`button ${takes ? 'danger' : idle ? '' : 'primary'}`}
            ref={guard.ref}
            onClick={(event) => (pressed.current = event.isTrusted)}
            aria-busy={model.sending.value}
            disabled={!(model.ready.value || model.sending.value) || !guard.open}
          >
            {model.sending.value && <span class="spinner" />}
            {aside.length > 0 ? t.submitAnyway : takes ? t.submit(chosen) : t.submitReload(chosen)}
          </button>
        </div>
      </div>
    </form>
  );
}
