// Options and first run: the connection, how it is used, language and notices, what goes where.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { OptionsTexts } from '../locales/options.ts';
import { loadOptionsTexts } from '../locales/options.ts';
import type { Ask } from '../messages/ask.ts';
import { onEvent } from '../messages/ask.ts';
import { createConnection } from '../models/connection.ts';
import { languageOf } from '../models/language.ts';
import { ConnectionForm } from './connection-form.tsx';
import { LocaleProvider, useLanguage } from './locale.tsx';
import { OptionsTextsProvider } from './options-texts.ts';
import { People } from './people.tsx';
import { Preferences } from './preferences.tsx';
import { SiteAccess } from './site-access.tsx';

declare const PRIVACY_URL: string;

/** What the background opened this page with; loaded anew, it holds nothing. */
function takeLink(): string | null {
  const link = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return link || null;
}

export function Options({ ask }: { ask: Ask }) {
  const model = useMemo(() => createConnection(ask, takeLink()), []);
  const texts = useSignal<OptionsTexts | null>(null);
  useEffect(() => {
    void model.load();
    return onEvent(({ event }) => void (event === 'settings' && model.load()));
  }, []);
  const settings = model.settings.value;
  const language = languageOf(settings?.language ?? null, null, navigator.language);
  const locale = useLanguage(language);
  useEffect(() => {
    if (!language) return;
    let current = true;
    void loadOptionsTexts(language).then((loaded) => current && (texts.value = loaded));
    return () => {
      current = false;
    };
  }, [language]);
  const t = texts.value;
  const title = t && locale && (model.firstRun.value ? t.welcome : locale.t.settings);
  useEffect(() => {
    if (title) document.title = `${title} – ${locale!.t.purge}`;
  }, [title]);
  if (!settings || !locale || !t) return null;
  return (
    <LocaleProvider value={locale}>
      <OptionsTextsProvider value={t}>
        <main class="page stack">
          <header class="page-head">
            <img src="/icon/128.png" width="44" height="44" alt="" />
            <div>
              <h1>{title}</h1>
              <p class="quiet">{locale.t.purge}</p>
            </div>
          </header>
          <SiteAccess />
          <ConnectionForm model={model} settings={settings} />
          {model.me.value?.role === 'admin' && <People ask={ask} me={model.me.value} />}
          <Preferences
            settings={settings}
            onLanguage={(next) => {
              model.settings.value = { ...settings, language: next };
              void ask('settings.language', { language: next });
            }}
          />
          <section class="card">
            <h2>{t.privacy}</h2>
            <p class="quiet">{t.privacyText}</p>
            {PRIVACY_URL && (
              <p class="more">
                <a class="link" href={PRIVACY_URL} target="_blank" rel="noreferrer">
                  {t.privacyMore}
                </a>
              </p>
            )}
          </section>
        </main>
      </OptionsTextsProvider>
    </LocaleProvider>
  );
}
