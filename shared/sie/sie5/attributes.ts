// Typed attributes of SIE 5 elements: amounts, dates, months, quantities; refuses broken ones, naming element and line.
import { refuse, refuseMissing, warn } from '../read/context.ts';
import type { ReaderContext } from '../read/context.ts';
import { refuseTooLarge, warnQuantity } from '../read/field-values.ts';
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

/** A date as the number 20240131. */
export function requiredDate(context: ReaderContext, attributes: Attributes, name: string): number {
  const text = attributes[name]?.trim() ?? '';
  const date = dateFromHyphens(text.slice(0, 10));
  if (date === 0) {
    refuse(context, 'bad_date', {
      sv: `${name} ${quoteFound(text)} är inget datum. Väntade ÅÅÅÅ-MM-DD.`,
      en: `${name} ${quoteFound(text)} is not a date. Expected YYYY-MM-DD.`,
    });
  }
  return date;
}

/** The same; 0 where the attribute is left out or, with a warning, broken. */
export function optionalDate(context: ReaderContext, attributes: Attributes, name: string): number {
  const text = attributes[name]?.trim() ?? '';
  if (text === '') return 0;
  const date = dateFromHyphens(text.slice(0, 10));
  if (date === 0) {
    warn(context, 'bad_optional_date', () => ({
      sv: `${name} ${quoteFound(text)} är inget datum och lämnas utan avseende.`,
      en: `${name} ${quoteFound(text)} is not a date and is ignored.`,
    }));
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

/** Null where it is left out or, with a warning, no number. */
export function quantity(context: ReaderContext, attributes: Attributes): string | null {
  const text = attributes['quantity']?.trim() ?? '';
  if (text === '') return null;
  const found = quantityFromText(text);
  if (found === null) warnQuantity(context, text);
  return found;
}
