// The order of records in a written file (SIE 4B 5.11–5.13).
import { compareNumbers, compareText } from './chart.ts';
import { codeText } from './transliterate.ts';
import type { SieEvent } from '../types.ts';

/** Identification 0, accounts 1, dimensions 2, balances 3, vouchers 4. */
export function rankOf(event: SieEvent): number {
  switch (event.type) {
    case 'identification':
    case 'fiscalYear':
      return 0;
    case 'account':
    case 'accountType':
    case 'accountUnit':
    case 'sru':
      return 1;
    case 'dimension':
    case 'object':
      return 2;
    case 'balance':
      return 3;
    default:
      return 4;
  }
}

/**
 * The events of a file read whole, in the order the writer wants: groups as above, vouchers by series and then number
 * ascending, each with its rows. What is within a group keeps its order.
 */
export function inFileOrder(events: readonly SieEvent[]): SieEvent[] {
  const groups: SieEvent[][] = [[], [], [], []];
  const vouchers: { series: string; number: string; events: SieEvent[] }[] = [];
  let inVoucher = false;
  for (const event of events) {
    const rank = rankOf(event);
    if (event.type === 'voucher') {
      // By the codes as they are written: the order stays when the file is read again.
      vouchers.push({ series: codeText(event.series), number: codeText(event.number), events: [event] });
      inVoucher = true;
    } else if (rank < 4 || !inVoucher) {
      groups[Math.min(rank, 3)]!.push(event);
    } else {
      vouchers.at(-1)!.events.push(event);
      if (event.type === 'voucherEnd') inVoucher = false;
    }
  }
  vouchers.sort((a, b) => compareText(a.series, b.series) || compareNumbers(a.number, b.number));
  return [...groups.flat(), ...vouchers.flatMap((voucher) => voucher.events)];
}
