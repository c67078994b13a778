// The order of records in a written file (SIE 4B 5.11–5.13).
import type { SieEvent, VoucherEvent } from '../types.ts';

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
  const vouchers: { head: VoucherEvent; events: SieEvent[] }[] = [];
  let inVoucher = false;
  for (const event of events) {
    const rank = rankOf(event);
    if (event.type === 'voucher') {
      vouchers.push({ head: event, events: [event] });
      inVoucher = true;
    } else if (rank < 4 || !inVoucher) {
      groups[Math.min(rank, 3)]!.push(event);
    } else {
      vouchers.at(-1)!.events.push(event);
      if (event.type === 'voucherEnd') inVoucher = false;
    }
  }
  vouchers.sort(
    (a, b) => compareText(a.head.series, b.head.series) || compareNumbers(a.head.number, b.head.number),
  );
  return [...groups.flat(), ...vouchers.flatMap((voucher) => voucher.events)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareNumbers(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? compareText(a, b) : difference;
}
