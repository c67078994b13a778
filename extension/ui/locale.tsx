// The language of a view, given once at the top.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createLocale } from '../locales/format.ts';
import type { Locale } from '../locales/format.ts';

const LocaleContext = createContext<Locale>(createLocale('sv'));
export const LocaleProvider = LocaleContext.Provider;
export const useLocale = (): Locale => useContext(LocaleContext);
