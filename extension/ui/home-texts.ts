// The few texts of the popup's first view, so that it opens without all the others.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../messages/verbs.ts';
import type { HomeTexts } from '../locales/home-sv.ts';

const HomeContext = createContext<{ t: HomeTexts; language: Language } | null>(null);
export const HomeProvider = HomeContext.Provider;
export const useHome = () => useContext(HomeContext)!;

/** Null until the language is known and its texts are there. */
export function useHomeTexts(language: Language | null) {
  const [home, setHome] = useState<{ t: HomeTexts; language: Language } | null>(null);
  useEffect(() => {
    if (!language) return;
    let current = true;
    document.documentElement.lang = language;
    const texts = language === 'sv' ? import('../locales/home-sv.ts') : import('../locales/home-en.ts');
    void texts.then(({ home: t }) => current && setHome({ t, language }));
    return () => {
      current = false;
    };
  }, [language]);
  return home;
}
