// What a file says of the year before its own, gathered while it is read: #RAR -1, #UB -1, #RES -1, and its #KTYP.
import type { SieEvent } from '../../../shared/sie/index.ts';

/** Öre by account; of a balance given twice the first counts. */
export interface StatedYear {
  span: { start: string; end: string } | null;
  closings: Map<string, number>;
  results: Map<string, number>;
  types: Map<string, AccountType>;
}
export type AccountType = 'T' | 'S' | 'K' | 'I';

/** As much as the reader keeps of a file's accounts (shared/sie/read/chart-size.ts). */
export const createStatedYear = () => {
  const stated: StatedYear = { span: null, closings: new Map(), results: new Map(), types: new Map() };
  const note = <T>(map: Map<string, T>, key: string, value: T) => {
    if (!map.has(key)) map.set(key, value);
  };
  return {
    stated,
    onEvent: (event: SieEvent): void => {
      // Nearly all that come are rows.
      if (event.type === 'row') return;
      if (event.type === 'balance') {
        const { yearIndex, label, account, amountOre, objects } = event;
        if (yearIndex !== -1 || objects.length > 0) return;
        if (label === 'UB') note(stated.closings, account, amountOre);
        else if (label === 'RES') note(stated.results, account, amountOre);
      } else if (event.type === 'accountType') note(stated.types, event.account, event.accountType);
      else if (event.type === 'fiscalYear' && event.index === -1)
        stated.span = { start: event.start, end: event.end };
    },
  };
};
