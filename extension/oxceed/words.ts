// The words a person sees on Oxceed's Integration page. All that is known of Oxceed's wording stands here.
import type { Language } from '../../shared/contract/problems.ts';

interface Word {
  language: Language;
  /** `purge` is Oxceed's own item, ours stands after it; a `weak` word alone proves nothing. */
  kind: 'sure' | 'weak' | 'purge';
}
const list = (language: Language, kind: Word['kind'], words: string[]): [string, Word][] =>
  words.map((word) => [word, { language, kind }]);

export const items: ReadonlyMap<string, Word> = new Map([
  ...list('sv', 'sure', [
    'synka nu',
    'synkronisera nu',
    'återanslut',
    'anslut igen',
    'återanslut integration',
  ]),
  ...list('sv', 'weak', [
    'ladda upp',
    'ladda upp fil',
    'ladda upp sie',
    'ladda upp sie-fil',
    'synka',
    'synkronisera',
  ]),
  ...list('sv', 'purge', ['töm bokföringsdata i oxceed', 'töm bokföringsdata']),
  ...list('en', 'sure', [
    'sync now',
    'synchronise now',
    'synchronize now',
    'reconnect',
    'reconnect integration',
  ]),
  ...list('en', 'weak', [
    'upload',
    'upload file',
    'upload sie',
    'upload sie file',
    'sync',
    'synchronise',
    'synchronize',
  ]),
  ...list('en', 'purge', [
    'empty accounting data in oxceed',
    'empty bookkeeping data in oxceed',
    'clear accounting data in oxceed',
    'delete accounting data in oxceed',
    'purge accounting data in oxceed',
    'purge ledger data in oxceed',
  ]),
]);
export const actions = /^(åtgärder|actions)$/;
export const integration = /^(integration(er|s|en)?)( ?[-–—:|(].*| med .*| with .*)?$/;
/** Headings under which Integration may be one part among several. */
export const settings = /^(företags)?inställningar$|^(company )?settings$/;
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
