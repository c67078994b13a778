// Only the language shown is loaded.
import type { Language } from '../messages/verbs.ts';
import type { OptionsTexts } from './options-sv.ts';

export type { OptionsTexts };
export const loadOptionsTexts = async (language: Language): Promise<OptionsTexts> =>
  (language === 'sv' ? await import('./options-sv.ts') : await import('./options-en.ts')).options;
