// The texts of the company's page and the overview, given once at its top; only the language shown is loaded.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { BureauTexts } from '../locales/bureau-sv.ts';
import type { Language } from '../messages/verbs.ts';

const Texts = createContext<BureauTexts | null>(null);
export const BureauTextsProvider = Texts.Provider;
export const useBureau = (): BureauTexts => useContext(Texts)!;

/** Null until they are there. */
export function useBureauTexts(language: Language | null): BureauTexts | null {
  const [texts, setTexts] = useState<BureauTexts | null>(null);
  useEffect(() => {
    if (!language) return;
    let current = true;
    const loaded = language === 'sv' ? import('../locales/bureau-sv.ts') : import('../locales/bureau-en.ts');
    void loaded.then(({ bureau }) => current && setTexts(bureau));
    return () => {
      current = false;
    };
  }, [language]);
  return texts;
}
