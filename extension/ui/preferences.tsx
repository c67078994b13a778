// Language, notices and the keys that open the popup.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { LanguageChoice, Settings } from '../messages/verbs.ts';
import { useOptionsTexts } from './options-texts.ts';
import { changeShortcut, useShortcut } from './shortcut.ts';

interface Props {
  settings: Settings;
  onLanguage: (language: LanguageChoice) => void;
}
const permission = { permissions: ['notifications'] as 'notifications'[] };

export function Preferences({ settings, onLanguage }: Props) {
  const t = useOptionsTexts();
  const keys = useShortcut();
  const notices = useSignal(false);
  useEffect(() => {
    void browser.permissions.contains(permission).then((has) => (notices.value = has));
  }, []);
  const setNotices = async (on: boolean) => {
    notices.value = on
      ? await browser.permissions.request(permission)
      : !(await browser.permissions.remove(permission));
  };
  return (
    <section class="card stack">
      <h2>{t.preferences}</h2>
      <div class="field">
        <label for="language">{t.language}</label>
        <select
          id="language"
          class="input"
          value={settings.language}
          disabled={settings.managed.language}
          aria-describedby="language-hint"
          onChange={(event) => onLanguage(event.currentTarget.value as LanguageChoice)}
        >
          <option value="auto">{t.languageAuto}</option>
          <option value="sv" lang="sv">
            Svenska
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
        <p class="small quiet" id="language-hint">
          {settings.managed.language ? t.managed : t.languageHint}
        </p>
      </div>
      <div class="field">
        <label class="tick">
          <input
            type="checkbox"
            checked={notices.value}
            aria-describedby="notices-hint"
            onChange={(event) => {
              const box = event.currentTarget;
              // What was refused is not ticked.
              void setNotices(box.checked).then(() => (box.checked = notices.value));
            }}
          />
          {t.notices}
        </label>
        <p class="small quiet" id="notices-hint">
          {t.noticesHint}
        </p>
      </div>
      {keys !== null && (
        <div class="field">
          <div class="row">
            <span class="name">{t.shortcut}</span>
            {keys ? <kbd>{keys}</kbd> : <span class="quiet">{t.shortcutNone}</span>}
            <button type="button" class="link" onClick={() => void changeShortcut()}>
              {t.shortcutChange}
            </button>
          </div>
          <p class="small quiet">{t.shortcutHint}</p>
        </div>
      )}
    </section>
  );
}
