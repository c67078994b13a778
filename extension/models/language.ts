// The language of popup, options and upload page: the user's choice, else the page's, else the browser's.
import type { Language, LanguageChoice } from '../messages/verbs.ts';

/** Null until the choice is known. */
export const languageOf = (
  choice: LanguageChoice | null,
  page: Language | null,
  browser: string,
): Language | null =>
  choice === null
    ? null
    : choice !== 'auto'
      ? choice
      : (page ?? (/^(sv|nb|nn|no|da)\b/i.test(browser) ? 'sv' : 'en'));
