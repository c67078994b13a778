// Typed attributes of SIE 5 elements: amounts, dates, months, quantities; refuses broken ones, naming element and line.
import { refuse, refuseMissing } from '../read/context.ts';
import type { ReaderContext } from '../read/context.ts';
import { refuseTooLarge } from '../read/field-values.ts';
import { quoteFound } from '../refusal.ts';
import { amountFromText, dateFromHyphens, quantityFromText } from '../read/values.ts';

/** The element's attributes that are in no namespace, by name. */
export type Attributes = Readonly<Record<string, string>>;

export function requiredText(context: ReaderContext, attributes: Attributes, name: string): string {
  const text = attributes[name]?.trim() ?? '';
  if (text === '') refuseMissing(context, `attributet ${name}`, `the attribute ${name}`);
  return text;
}

/** Öre of an xsd:decimal with at most two decimals. */
export function amountOre(context: ReaderContext, attributes: Attributes, name = 'amount'): number {
  const text = requiredText(context, attributes, name);
  const amount = amountFromText(text);
  if (amount === 'too_large') refuseTooLarge(context, quoteFound(text));
  if (amount === 'not_an_amount' || amount.odd === 'comma') {
    refuse(context, 'bad_amount', {
      sv: `${quoteFound(text)} är inget belopp. Väntade siffror med högst två decimaler, som -1250.50.`,
      en: `${quoteFound(text)} is not an amount. Expected digits with at most two decimals, like -1250.50.`,
    });
  }
  return amount.ore;
}

/** A date as the number 20240131; 0 where the attribute is left out. */
export function dateNumber(context: ReaderContext, attributes: Attributes, name: string): number {
  const text = attributes[name]?.trim() ?? '';
  if (text === '') return 0;
  const date = dateFromHyphens(text.slice(0, 10));
  if (date === 0) {
    refuse(context, 'bad_date', {
      sv: `${name} ${quoteFound(text)} är inget datum. Väntade ÅÅÅÅ-MM-DD.`,
      en: `${name} ${quoteFound(text)} is not a date. Expected YYYY-MM-DD.`,
    });
  }
  return date;
}

/** `YYYY-MM` of an xsd:gYearMonth. */
export function month(context: ReaderContext, attributes: Attributes, name: string): string {
  const text = requiredText(context, attributes, name);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    refuse(context, 'bad_date', {
      sv: `${name} ${quoteFound(text)} är ingen månad. Väntade ÅÅÅÅ-MM.`,
      en: `${name} ${quoteFound(text)} is not a month. Expected YYYY-MM.`,
    });
  }
  return text;
}

export function quantity(attributes: Attributes): string | null {
  const text = attributes['quantity']?.trim() ?? '';
  return text === '' ? null : quantityFromText(text);
}
