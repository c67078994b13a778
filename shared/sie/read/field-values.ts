// Reads a typed field of the record at hand: amount, date, quantity; warns of odd forms, refuses broken ones.
import { fieldIsEmpty, fieldName, refuse, refuseMissing, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { quoteFound } from '../refusal.ts';
import type { BilingualText } from '../types.ts';
import {
  amountFromBytes,
  amountFromText,
  dateFromHyphens,
  eightDigits,
  isDateNumber,
  quantityFromText,
} from './values.ts';

/** Öre. Refuses `missing_field`, `bad_amount`, `amount_too_large`: no rounding, no guessing. */
export function amountField(context: ReaderContext, index: number): number {
  const { offsets, count } = context.fields;
  if (index < count) {
    const ore = amountFromBytes(context.bytes, offsets[3 * index]!, offsets[3 * index + 1]!);
    if (ore === ore) return ore;
  }
  return oddAmount(context, index);
}

const ODD_FORMS = {
  comma: { sv: 'har decimalkomma', en: 'has a decimal comma' },
  plus: { sv: 'har plustecken', en: 'has a plus sign' },
  no_whole: { sv: 'saknar heltalsdel', en: 'has no digit before the decimal point' },
  zeros: { sv: 'har fler än två decimaler, alla noll', en: 'has more than two decimals, all zero' },
} satisfies Record<string, BilingualText>;

function oddAmount(context: ReaderContext, index: number): number {
  if (fieldIsEmpty(context, index)) refuseMissing(context, 'beloppet', 'the amount');
  const text = fieldName(context, index);
  const amount = amountFromText(text);
  if (amount === 'not_an_amount') {
    refuse(context, 'bad_amount', {
      sv: `${quoteFound(text)} är inget belopp. Väntade siffror med högst två decimaler, som -1250.50.`,
      en: `${quoteFound(text)} is not an amount. Expected digits with at most two decimals, like -1250.50.`,
    });
  }
  if (amount === 'too_large') refuseTooLarge(context, quoteFound(text));
  if (amount.odd !== '') {
    const form = ODD_FORMS[amount.odd];
    warn(context, `amount_${amount.odd}`, () => ({
      sv: `Beloppet ${quoteFound(text)} ${form.sv}; läst som belopp.`,
      en: `The amount ${quoteFound(text)} ${form.en}; read as the amount.`,
    }));
  }
  return amount.ore;
}

/** Beyond 90,071,992,547,409.91 öre would no longer be exact. */
export function refuseTooLarge(context: ReaderContext, sv: string, en = sv): never {
  refuse(context, 'amount_too_large', {
    sv: `${sv} är större än vad som kan räknas exakt (90 071 992 547 409,91).`,
    en: `${en} is larger than what can be counted exactly (90,071,992,547,409.91).`,
  });
}

/** A date as the number 20240131; 0 where it is empty; -1 where it is no date. Hyphens give a warning. */
export function dateField(context: ReaderContext, index: number): number {
  const { offsets, count } = context.fields;
  if (index >= count) return 0;
  const start = offsets[3 * index]!;
  const end = offsets[3 * index + 1]!;
  if (start === end) return 0;
  const date = eightDigits(context.bytes, start, end);
  return isDateNumber(date) ? date : oddDate(context, index);
}

function oddDate(context: ReaderContext, index: number): number {
  const text = fieldName(context, index);
  if (text === '') return 0;
  if (/^\d{8}$/.test(text)) return dateFromHyphens(text.replace(/^(\d{4})(\d\d)/, '$1-$2-')) || -1;
  const date = dateFromHyphens(text);
  if (date === 0) return -1;
  warn(context, 'date_hyphens', () => ({
    sv: `Datumet ${quoteFound(text)} har bindestreck; läst som datum.`,
    en: `The date ${quoteFound(text)} has hyphens; read as the date.`,
  }));
  return date;
}

/** A quantity as text, null where it is left out; what is no number is left out with a warning. */
export function quantityField(context: ReaderContext, index: number): string | null {
  if (fieldIsEmpty(context, index)) return null;
  const text = fieldName(context, index);
  const quantity = quantityFromText(text);
  if (quantity === null) warnQuantity(context, text);
  return quantity;
}

export function warnQuantity(context: ReaderContext, text: string): void {
  warn(context, 'bad_quantity', () => ({
    sv: `Kvantiteten ${quoteFound(text)} är inget tal och lämnas utan avseende.`,
    en: `The quantity ${quoteFound(text)} is not a number and is ignored.`,
  }));
}
