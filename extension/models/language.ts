// The language of popup, options and upload page: the user's choice, else the page's, else the browser's.
import type { Language, LanguageChoice } from '../background/verbs.ts';

export const languageOf = (choice: LanguageChoice, page: Language | null, browser: string): Language =>
  choice !== 'auto' ? choice : (page ?? (/^(sv|nb|nn|no|da)\b/i.test(browser) ? 'sv' : 'en'));
