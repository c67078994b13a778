// The language of a view: loaded when it is known, given once at the top.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../messages/verbs.ts';
import { loadLocale } from '../locales/format.ts';
import type { Locale } from '../locales/format.ts';

const LocaleContext = createContext<Locale | null>(null);
export const LocaleProvider = LocaleContext.Provider;
export const useLocale = (): Locale => useContext(LocaleContext)!;

/** The locale of a language, and the document's `lang`; null until it is known and loaded, the one before until then. */
export function useLanguage(language: Language | null): Locale | null {
  const [locale, setLocale] = useState<Locale | null>(null);
  useEffect(() => {
    if (!language) return;
    let current = true;
    document.documentElement.lang = language;
    void loadLocale(language).then((loaded) => current && setLocale(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}
