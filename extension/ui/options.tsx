// Options and first run: address and token, tested when saved; language; notifications; what goes where.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Me } from '../../shared/contract/access.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Ask } from '../messages/ask.ts';
import type { LanguageChoice, Settings } from '../messages/verbs.ts';
import { readImport } from '../models/import-settings.ts';
import { languageOf } from '../models/language.ts';
import { Icon } from './icon.tsx';
import { LocaleProvider, useLanguage, useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';

export function Options({ ask }: { ask: Ask }) {
  const settings = useSignal<Settings | null>(null);
  useEffect(() => {
    const load = async () => {
      const result = await ask('settings.get', null);
      if (result.ok) settings.value = result.value;
    };
    void load();
  }, []);
  const language = languageOf(settings.value?.language ?? null, null, navigator.language);
  const locale = useLanguage(language);
  useEffect(() => {
    if (locale) document.title = `${locale.t.settings} – ${locale.t.purge}`;
  }, [locale]);
  if (!settings.value || !locale) return null;
  return (
    <LocaleProvider value={locale}>
      <main class="page stack">
        <header class="page-head">
          <img src="/icon/128.png" width="44" height="44" alt="" />
          <div>
            <h1>{settings.value.hasToken ? locale.t.settings : locale.t.welcome}</h1>
            <p class="quiet">{locale.t.purge}</p>
          </div>
        </header>
        <Connection ask={ask} settings={settings.value} />
        <Preferences
          settings={settings.value}
          onLanguage={(next) => {
            settings.value = { ...settings.value!, language: next };
            void ask('settings.language', { language: next });
          }}
        />
        <section class="card">
          <h2>{locale.t.privacy}</h2>
          <p class="quiet">{locale.t.privacyText}</p>
        </section>
      </main>
    </LocaleProvider>
  );
}

function Connection({ ask, settings }: { ask: Ask; settings: Settings }) {
  const { t } = useLocale();
  const address = useSignal(settings.address);
  const token = useSignal('');
  const kept = useSignal(settings.hasToken);
  const busy = useSignal(false);
  const result = useSignal<{ me: Me } | { problem: Problem } | null>(null);
  const badPaste = useSignal(false);

  const save = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    result.value = null;
    const answer = await ask('settings.save', { address: address.value, token: token.value || null });
    busy.value = false;
    result.value = answer.ok ? { me: answer.value } : { problem: answer.problem };
    if (answer.ok) {
      kept.value = true;
      token.value = '';
    }
  };
  const paste = (text: string) => {
    const found = readImport(text);
    badPaste.value = text.trim() !== '' && !found;
    if (!found) return false;
    address.value = found.address;
    token.value = found.token;
    return true;
  };
  return (
    <form class="card stack" onSubmit={(event) => void save(event)}>
      {!kept.value && <p>{t.welcomeText}</p>}
      <div class="field">
        <label for="paste">{t.paste}</label>
        <input
          id="paste"
          class="input"
          placeholder={t.pasteHint}
          autocomplete="off"
          onPaste={(event) => {
            if (paste(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
          }}
          onInput={(event) => {
            if (paste(event.currentTarget.value)) event.currentTarget.value = '';
          }}
        />
        <p class="small danger-text" role="status">
          {badPaste.value ? t.pasteFailed : ''}
        </p>
      </div>
      <div class="field">
        <label for="address">{t.address}</label>
        <input
          id="address"
          class="input"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder={t.addressHint}
          required
          value={address.value}
          onInput={(event) => (address.value = event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="token">{t.token}</label>
        <input
          id="token"
          class="input"
          type="password"
          autocomplete="off"
          placeholder={kept.value ? '••••••••••••' : ''}
          aria-describedby="token-hint"
          value={token.value}
          onInput={(event) => (token.value = event.currentTarget.value)}
        />
        <p class="small quiet" id="token-hint">
          {kept.value ? t.tokenKept : ''}
        </p>
      </div>
      <div class="row">
        <button type="submit" class="button primary" disabled={busy.value}>
          {busy.value && <span class="spinner" />}
          {busy.value ? t.saving : t.save}
        </button>
      </div>
      {result.value && 'problem' in result.value && <ProblemNote problem={result.value.problem} />}
      {result.value && 'me' in result.value && <Works me={result.value.me} />}
    </form>
  );
}

function Works({ me }: { me: Me }) {
  const { t } = useLocale();
  const reach = me.companies === 'all' ? t.reachAll : t.reach(me.companies.length);
  return (
    <div class="note good" role="status">
      <Icon name="check" />
      <div>
        {t.saved(me.token.name, t.roles[me.role], reach)}
        {me.role === 'reader' && <p>{t.readerNote}</p>}
      </div>
    </div>
  );
}

interface PreferencesProps {
  settings: Settings;
  onLanguage: (language: LanguageChoice) => void;
}
function Preferences({ settings, onLanguage }: PreferencesProps) {
  const { t } = useLocale();
  const notices = useSignal(false);
  const permission = { permissions: ['notifications'] as 'notifications'[] };
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
      <div class="field">
        <label for="language">{t.language}</label>
        <select
          id="language"
          class="input"
          value={settings.language}
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
          {t.languageHint}
        </p>
      </div>
      <label class="row">
        <input
          type="checkbox"
          checked={notices.value}
          onChange={(event) => void setNotices(event.currentTarget.checked)}
        />
        {t.notices} <span class="small quiet">{t.noticesHint}</span>
      </label>
    </section>
  );
}
