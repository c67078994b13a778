// What sources are called in a sentence.
import type { Source } from '../../shared/contract/company.ts';
import type { Named } from './trouble.ts';

const same = (name: string): Named => ({ sv: name, en: name });

export const sourceNames: Record<Source['kind'], Named> = {
  sie: { sv: 'SIE-filer', en: 'SIE files' },
  fortnox: same('Fortnox'),
  bokio: same('Bokio'),
  'bjorn-lunden': same('Björn Lundén'),
  briox: same('Briox'),
  'sie-url': { sv: 'SIE på en adress', en: 'SIE at an address' },
};
