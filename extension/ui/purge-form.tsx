// Choosing and confirming on one surface: years, what goes and stays, reload, the four digits, Töm.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PurgeModel } from '../models/purge.ts';
import { ConfirmField, useDigitKeys } from './confirm-field.tsx';
import { Icon } from './icon.tsx';
import { later } from './later.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { useGuard } from './use-guard.ts';
import { WhatGoes } from './what-goes.tsx';
import { YearList } from './year-list.tsx';

// Not needed before a year is chosen.
const ReloadBox = later(async () => (await import('./reload-box.tsx')).ReloadBox);
const Changes = later(async () => (await import('./changes.tsx')).Changes);

interface Props {
  model: PurgeModel;
  short: boolean;
  onCancel?: (() => void) | undefined;
  onSettings: () => void;
  /** Shown under the years: the way to uploading, in the popup. */
  extra?: ComponentChildren;
}

export function PurgeForm({ model, short, onCancel, onSettings, extra }: Props) {
  const { t } = useLocale();
  const guard = useGuard<HTMLButtonElement>();
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef(false);
  useDigitKeys(model, field);
  useEffect(() => {
    // The keyboard starts at the first year.
    if (document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('.year input')?.focus();
  }, []);
  const preview = model.preview.value;
  const chosen = model.selected.value.size;
  const problem = model.problem.value ?? model.refused.value;
  const aside = model.allow.value;
  const submit = (event: Event) => {
    event.preventDefault();
    // A script's click() or requestSubmit() makes a trusted submit, so the press itself is what counts.
    if (pressed.current && guard.open && model.ready.value) void model.start();
    pressed.current = false;
  };
  return (
    <form class={short ? 'purge-form short' : 'purge-form'} ref={form} onSubmit={submit}>
      <div class="scroll stack">
        {!short && <p class="quiet">{t.choose}</p>}
        <YearList model={model} short={short} />
        {extra}
        {/* The popup is low: what can be chosen comes before what is told. */}
        {preview && chosen > 0 && short && <ReloadBox model={model} />}
        {preview && chosen > 0 && <WhatGoes preview={preview} replaced={model.reload.value} />}
        {chosen > 0 && !preview && !problem && (
          <p class="row quiet small">
            <span class="spinner" /> {t.loading}
          </p>
        )}
        {preview && chosen > 0 && !short && <ReloadBox model={model} />}
      </div>
      {problem && (
        <div class="form-problem">
          <ProblemNote
            problem={problem}
            onSettings={onSettings}
            onRetry={!preview && chosen > 0 ? () => void model.retryPreview() : undefined}
            onShowJob={(jobId) => void model.show(jobId)}
          >
            {model.changes.value.length > 0 && <Changes changes={model.changes.value} />}
          </ProblemNote>
        </div>
      )}
      {aside.length > 0 && !problem && (
        <div class="form-problem">
          <p class="note warn" role="status">
            <Icon name="warning" /> {t.setAside(aside.map((code) => t.stopped[code]!))}
          </p>
        </div>
      )}
      {chosen > 0 && <ConfirmField model={model} field={field} short={short} />}
      <footer class="foot">
        {guard.covered && chosen > 0 && <span class="small quiet foot-note">{t.covered}</span>}
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t.cancel}
          </button>
        )}
        <button
          type="submit"
          class="button danger"
          ref={guard.ref}
          onClick={(event) => (pressed.current = event.isTrusted)}
          disabled={!model.ready.value || !guard.open}
        >
          {model.sending.value && <span class="spinner" />}
          {aside.length > 0 ? t.submitAnyway : model.reload.value ? t.submitReload(chosen) : t.submit(chosen)}
        </button>
      </footer>
    </form>
  );
}
