// Reads amounts, dates, periods, quantities and integers: from bytes where the form is the usual one,
// else from text, which also takes the harmless odd forms.
import { isCalendarDay } from '../../fiscal-year.ts';

/** What an amount may turn out to be besides a number of öre. */
export type OddAmount =
  | { ore: number; odd: '' | 'comma' | 'plus' | 'no_whole' | 'zeros' }
  | 'not_an_amount'
  | 'too_large';

/**
 * Öre of `-?digits[.d[d]]`, at most 13 characters after the sign, straight from bytes (SIE 4B 5.7); NaN for any other form.
 * Never through a float: the digits are joined.
 */
export function amountFromBytes(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  const negative = bytes[p] === 0x2d;
  if (negative) p++;
  const digits = end - p;
  if (digits > 13 || digits < 1) return NaN;
  let value = bytes[p]! - 48;
  if (value < 0 || value > 9) return NaN;
  p++;
  for (; p < end; p++) {
    const digit = bytes[p]! - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (p === end) {
    value *= 100;
  } else {
    const decimals = end - p - 1;
    if (bytes[p] !== 0x2e || decimals < 1 || decimals > 2) return NaN;
    const tenths = bytes[p + 1]! - 48;
    const hundredths = decimals === 2 ? bytes[p + 2]! - 48 : 0;
    if (tenths < 0 || tenths > 9 || hundredths < 0 || hundredths > 9) return NaN;
    value = value * 100 + tenths * 10 + hundredths;
  }
  return negative && value !== 0 ? -value : value;
}

const AMOUNT = /^([+-]?)(\d*)(?:([.,])(\d*))?$/;

/** The same from text, with decimal comma, plus sign, `.50`, `5.` and trailing zero decimals, each named in `odd`. */
export function amountFromText(text: string): OddAmount {
  const match = AMOUNT.exec(text.trim());
  if (match === null) return 'not_an_amount';
  const [, sign, whole = '', separator, decimals = ''] = match;
  if (whole === '' && decimals === '') return 'not_an_amount';
  if (!/^0*$/.test(decimals.slice(2))) return 'not_an_amount';
  const digits = (whole + decimals.slice(0, 2).padEnd(2, '0')).replace(/^0+/, '');
  const ore = BigInt(digits.length > 20 ? '9'.repeat(20) : digits || '0');
  if (ore > BigInt(Number.MAX_SAFE_INTEGER)) return 'too_large';
  const odd =
    separator === ','
      ? 'comma'
      : sign === '+'
        ? 'plus'
        : whole === ''
          ? 'no_whole'
          : decimals.length > 2
            ? 'zeros'
            : '';
  return { ore: sign === '-' && ore !== 0n ? -Number(ore) : Number(ore), odd };
}

/** The number that eight digits spell, or 0 where there are not eight digits. Says nothing about the calendar. */
export function eightDigits(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 8) return 0;
  let value = 0;
  for (let p = start; p < end; p++) {
    const digit = bytes[p]! - 48;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

/** True for a number such as 20240131 that spells a day of the calendar. */
export function isDateNumber(value: number): boolean {
  return isCalendarDay(Math.trunc(value / 10000), Math.trunc(value / 100) % 100, value % 100);
}

/** `YYYY-MM-DD` as the number 20240131, or 0 where it is no date. */
export function dateFromHyphens(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return 0;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCalendarDay(year, month, day) ? year * 10000 + month * 100 + day : 0;
}

/** 20240131 → `2024-01-31`. */
export function isoDate(date: number): string {
  const digits = String(date).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** `YYYYMM` → `YYYY-MM`, or null where it is no month. */
export function periodFromText(text: string): string | null {
  const match = /^(\d{4})(\d\d)$/.exec(text);
  if (match === null || !isCalendarDay(Number(match[1]), Number(match[2]), 1)) return null;
  return `${match[1]}-${match[2]}`;
}

/** A quantity with decimal point and no plus, digits as written; null where it is no number. */
export function quantityFromText(text: string): string | null {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', decimals = ''] = match;
  if (whole === '' && decimals === '') return null;
  return `${sign === '-' ? '-' : ''}${whole || '0'}${decimals === '' ? '' : `.${decimals}`}`;
}

/** A year index: an integer of at most four digits; null where it is not one. */
export function yearIndexFromText(text: string): number | null {
  return /^[+-]?\d{1,4}$/.test(text) ? Number(text) + 0 : null;
}
