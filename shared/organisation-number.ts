// Swedish organisation and personal numbers as companies' files and people write them.

export interface OrganisationNumber {
  /** Ten digits, without century. */
  digits: string;
  /** `NNNNNN-NNNN`. */
  formatted: string;
  /** A wrong check digit is a warning, never a refusal: real companies' files carry them. */
  checkDigitOk: boolean;
}

/**
 * Reads ten digits, or twelve with the century (`16`, `19` or `20`) first. The hyphen may be left out or misplaced
 * (`5566-778899`), and blanks or a `+` (born a century ago) may stand for it. Null for anything else.
 */
export function normaliseOrganisationNumber(text: string): OrganisationNumber | null {
  const all = text.replace(/[\s+\u2010-\u2015\u2212-]/g, '');
  if (!/^(?:(?:16|19|20)\d{10}|\d{10})$/.test(all)) return null;
  const digits = all.slice(-10);
  return {
    digits,
    formatted: `${digits.slice(0, 6)}-${digits.slice(6)}`,
    checkDigitOk: luhnSum(digits) % 10 === 0,
  };
}

/** True where both are numbers of one company, however written. */
export function sameOrganisationNumber(a: string, b: string): boolean {
  const left = normaliseOrganisationNumber(a);
  return left !== null && left.digits === normaliseOrganisationNumber(b)?.digits;
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
