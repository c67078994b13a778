// Fields of the records that the SIE writer makes: amounts, dates, what may be left out (SIE 4B 5).
import { isIsoDate } from '../../fiscal-year.ts';
import { plainOre } from '../../money.ts';
import type { RecordSink } from './record-sink.ts';
import { createRefusal } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { BalanceEvent } from '../types.ts';

export function writeBalance(sink: RecordSink, event: BalanceEvent): void {
  const isPeriod = event.label === 'PSALDO' || event.label === 'PBUDGET';
  sink.label(event.label);
  sink.bare(String(event.yearIndex));
  if (isPeriod) sink.bare(day(`${event.period ?? ''}-01`).slice(0, 6));
  sink.account(event.account);
  if (isPeriod || event.label === 'OIB' || event.label === 'OUB') sink.list(event.objects);
  sink.bare(amount(event.amountOre));
  optional(sink, [event.quantity ?? ''], [false]);
}

/** Unset fields at the end are left out, those before a set one written as `""`. Texts are plain already. */
export function optional(sink: RecordSink, values: readonly string[], isText: readonly boolean[]): void {
  let count = values.length;
  while (count > 0 && values[count - 1] === '') count--;
  for (let i = 0; i < count; i++) {
    if (isText[i] === true || values[i] === '') sink.text(values[i]!);
    else sink.bare(values[i]!);
  }
}

/** Two decimals; never `-0.00`. */
export function amount(ore: number): string {
  if (!Number.isSafeInteger(ore))
    refuseToWrite('bad_amount', `${ore} är inget helt antal öre`, `${ore} is not a whole number of öre`);
  return plainOre(ore);
}

/** The day written last: vouchers and rows of one day follow each other. */
let lastDate = '';
let lastDay = '';

/** `2024-01-31` → `20240131`. */
export function day(date: string): string {
  if (date === lastDate) return lastDay;
  if (!isIsoDate(date)) {
    refuseToWrite('bad_date', `"${date}" är inget datum ÅÅÅÅ-MM-DD`, `"${date}" is not a date YYYY-MM-DD`);
  }
  lastDate = date;
  lastDay = date.slice(0, 4) + date.slice(5, 7) + date.slice(8);
  return lastDay;
}

/** Throws; there is no line to name. */
export function refuseToWrite(code: RefusalCode, sv: string, en: string): never {
  throw createRefusal(code, 0, null, {
    sv: `SIE-filen kan inte skrivas: ${sv}.`,
    en: `The SIE file cannot be written: ${en}.`,
  });
}
