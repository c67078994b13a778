// What is wrong with a value, in words of ours and in both languages: what was expected, and what came instead.
import type { z } from '@hono/zod-openapi';
import type { Wrong } from './unknown-fields.ts';

type Issue = z.core.$ZodIssue;
type Words = Omit<Wrong, 'path'>;

const kinds: Record<string, Words> = {
  string: { sv: 'en text', en: 'a text' },
  number: { sv: 'ett tal', en: 'a number' },
  int: { sv: 'ett heltal', en: 'an integer' },
  boolean: { sv: 'true eller false', en: 'true or false' },
  array: { sv: 'en lista', en: 'a list' },
  object: { sv: 'ett objekt', en: 'an object' },
  record: { sv: 'ett objekt', en: 'an object' },
  null: { sv: 'null', en: 'null' },
  // JSON's 1e400.
  infinite: { sv: 'ett så stort tal', en: 'a number as large as that' },
};
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value === Infinity || value === -Infinity ? 'infinite' : typeof value;
};
const kind = (name: string): Words => kinds[name] ?? { sv: 'något annat', en: 'something else' };

const formats: Record<string, Words> = {
  datetime: {
    sv: 'en tidpunkt i UTC, som 2024-01-31T12:00:00Z',
    en: 'an instant in UTC, like 2024-01-31T12:00:00Z',
  },
  uuid: {
    sv: 'ett id, som 123e4567-e89b-12d3-a456-426614174000',
    en: 'an id, like 123e4567-e89b-12d3-a456-426614174000',
  },
};

/** The value at that path of what was sent; undefined where there is none. */
const valueAt = (sent: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    sent,
  );

const mustBe = (expected: Words, found: unknown): Words => {
  const came = kind(kindOf(found));
  return { sv: `ska vara ${expected.sv}, inte ${came.sv}`, en: `must be ${expected.en}, not ${came.en}` };
};

/** Of a size; `origin` is what is measured. */
const sizes = (origin: string, amount: number): Words => {
  if (origin === 'string')
    return { sv: `${amount} tecken`, en: `${amount} character${amount === 1 ? '' : 's'}` };
  if (origin === 'array')
    return {
      sv: `${amount} post${amount === 1 ? '' : 'er'}`,
      en: `${amount} item${amount === 1 ? '' : 's'}`,
    };
  return { sv: String(amount), en: String(amount) };
};

/**
 * @param sent the whole of what was validated: the issue says where in it
 * @returns one for each thing that is wrong; of a choice the alternative that comes nearest
 */
export const wordsOfIssue = (issue: Issue, sent: unknown): Wrong[] => {
  const path = issue.path.map(String).join('.');
  const found = valueAt(sent, issue.path);
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.find((issues) => issues.every((one) => one.path.length > 0 || isForm(one)));
    if (nearest && found !== undefined)
      return nearest.flatMap((one) => wordsOfIssue({ ...one, path: [...issue.path, ...one.path] }, sent));
    const expected = issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectedOf));
    const either = (language: 'sv' | 'en') =>
      [...new Set(expected.map((one) => one[language]))].join(language === 'sv' ? ' eller ' : ' or ');
    return [{ path, ...said(found, { sv: either('sv'), en: either('en') }) }];
  }
  return [{ path, ...wordsOfOne(issue, found) }];
};

/** The kind of value is right and its form is not. */
const isForm = (issue: Issue) => !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);

const expectedOf = (issue: Issue): Words => {
  if (issue.code === 'invalid_type') return kind(issue.expected);
  if (issue.code !== 'invalid_value') return kind('');
  const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
  if (issue.values.length === 1) return { sv: values, en: values };
  return { sv: `något av ${values}`, en: `one of ${values}` };
};

const said = (found: unknown, expected: Words): Words =>
  found === undefined ? { sv: 'fältet saknas', en: 'the field is missing' } : mustBe(expected, found);

const wordsOfOne = (issue: Issue, found: unknown): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return said(found, kind(issue.expected));
    case 'invalid_value': {
      if (found === undefined) return said(found, kind(''));
      const { sv, en } = expectedOf(issue);
      return { sv: `ska vara ${sv}`, en: `must be ${en}` };
    }
    case 'too_small': {
      const { sv, en } = sizes(issue.origin, Number(issue.minimum));
      if (issue.origin === 'string' && issue.minimum === 1)
        return { sv: 'får inte vara tomt', en: 'must not be empty' };
      return { sv: `minst ${sv}`, en: `at least ${en}` };
    }
    case 'too_big': {
      const { sv, en } = sizes(issue.origin, Number(issue.maximum));
      return { sv: `högst ${sv}`, en: `at most ${en}` };
    }
    case 'invalid_format': {
      const form = formats[issue.format];
      return form
        ? { sv: `ska vara ${form.sv}`, en: `must be ${form.en}` }
        : { sv: 'har inte rätt form', en: 'does not have the right form' };
    }
    case 'not_multiple_of':
      return { sv: `ska gå jämnt upp i ${issue.divisor}`, en: `must be a multiple of ${issue.divisor}` };
    case 'custom': {
      const { sv, en } = (issue.params ?? {}) as Partial<Words>;
      if (typeof sv === 'string' && typeof en === 'string') return { sv, en };
      return { sv: 'är inte giltigt', en: 'is not valid' };
    }
    default:
      return { sv: 'är inte giltigt', en: 'is not valid' };
  }
};
