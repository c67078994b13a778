// The words a person sees on Oxceed's Integration page. All that is known of Oxceed's wording stands here.
import type { Language } from '../../shared/contract/problems.ts';

type Kind = 'sure' | 'weak' | 'purge';
/** `purge` is Oxceed's own item, ours stands after it; a `weak` word alone proves nothing. */
const words: [Language, Kind, RegExp][] = [
  ['sv', 'sure', /^(synk(ronisera|a) nu|åter?anslut( integration)?|anslut igen)$/],
  ['sv', 'weak', /^(ladda upp( fil| sie(-fil)?)?|synk(ronisera|a))$/],
  ['sv', 'purge', /^töm bokföringsdata( i oxceed)?$/],
  ['en', 'sure', /^(sync(hroni[sz]e)? now|reconnect( integration)?)$/],
  ['en', 'weak', /^(upload( sie)?( file)?|sync(hroni[sz]e)?)$/],
  ['en', 'purge', /^(empty|clear|delete|purge) (accounting|bookkeeping|ledger) data in oxceed$/],
];
/** What is known of a text as `normal` gives it, if it is the label of one of Oxceed's actions. */
export function known(text: string): { language: Language; kind: Kind } | null {
  for (const [language, kind, pattern] of words) if (pattern.test(text)) return { language, kind };
  return null;
}
export const actions = /^(åtgärder|actions)$/;
export const integration = /^(integration(er|s|en)?)( ?[-–—:|(].*| med .*| with .*)?$/;
/** Headings under which Integration may be one part among several. */
export const settings = /^(företags)?inställningar$|^(company )?settings$/;
/** Said by our item when the extension behind it is gone. */
export const reloadLabel = {
  sv: 'Tillägget är uppdaterat: ladda om sidan',
  en: 'Extension updated: reload the page',
} as const;
export const ownLabel = { sv: 'Töm bokföringsdata', en: 'Purge ledger data' } as const;

/** As a reader compares words: case, spaces, a last ellipsis and soft hyphens aside. */
export const normal = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(…|\.\.\.)$/, '')
    .trim()
    .toLocaleLowerCase('sv');
