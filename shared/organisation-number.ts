// Swedish organisation and personal numbers as companies' files and people write them.

export interface OrganisationNumber {
  /** Ten digits, without century. */
  digits: string;
  /** `NNNNNN-NNNN`. */
  formatted: string;
  /** A wrong check digit is a warning, never a refusal: real companies' files carry them. */
  checkDigitOk: boolean;
}

/** The forms that hold the ten digits, tried in order: `SE…01` is the VAT number. */
const FORMS = [
  /^(?:16|19|20)?(\d{10})$/,
  /^SE(\d{10})01$/,
  /^SE(?:16|19|20)(\d{10})01$/,
  /^SE(?:16|19|20)?(\d{10})$/,
];

/**
 * Reads ten digits, or twelve with the century (`16`, `19` or `20`) first, or the VAT number (`SE` before, `01` after).
 * Hyphens and blanks may stand anywhere or be left out, and a `+` (born a century ago) may stand for one. Null for
 * anything else: nine digits, foreign numbers, texts, and the zeros that programs write for a number not given.
 */
export function normaliseOrganisationNumber(text: string): OrganisationNumber | null {
  const all = text.toUpperCase().replace(/[\s+\u2010-\u2015\u2212-]/g, '');
  for (const form of FORMS) {
    const digits = form.exec(all)?.[1];
    if (digits === undefined) continue;
    if (/^0+$/.test(digits)) return null;
    return {
      digits,
      formatted: `${digits.slice(0, 6)}-${digits.slice(6)}`,
      checkDigitOk: luhnSum(digits) % 10 === 0,
    };
  }
  return null;
}

/**
 * Are these numbers of one company, however written? `unknown` where either cannot be read or is not there: that is no
 * agreement, and the name, or the user, is to be asked.
 */
export function compareOrganisationNumbers(a: string | null, b: string | null): 'same' | 'other' | 'unknown' {
  const left = a === null ? null : normaliseOrganisationNumber(a);
  const right = b === null ? null : normaliseOrganisationNumber(b);
  if (left === null || right === null) return 'unknown';
  return left.digits === right.digits ? 'same' : 'other';
}

/** True where both are numbers of one company, however written. */
export function sameOrganisationNumber(a: string, b: string): boolean {
  return compareOrganisationNumbers(a, b) === 'same';
}

/** Luhn: every other digit doubled from the left; the sum of a right number ends in 0. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
