// The options page's texts, given once at its top.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OptionsTexts } from '../locales/options.ts';

const Texts = createContext<OptionsTexts | null>(null);
export const OptionsTextsProvider = Texts.Provider;
export const useOptionsTexts = (): OptionsTexts => useContext(Texts)!;
