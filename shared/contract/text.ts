// What comes in, cleaned and bounded at the door: texts, numbers in a query, lists.
import { z } from '@hono/zod-openapi';
import { cleanFilename, cleanText } from '../clean-text.ts';

/** One line that can be read; refused when nothing is left of it. */
export const lineOfText = (max: number) => z.string().overwrite(cleanText).min(1).max(max);

/** The name of a file, without its path. */
export const filename = z.string().overwrite(cleanFilename).min(1).max(255);

/** Words for what a refinement refuses, in both languages. */
export const because = (sv: string, en: string) => ({ params: { sv, en } });

/** A text of that form, which is told in words: a pattern tells a person nothing. Nothing after it is then judged. */
export const textOfForm = (pattern: RegExp, sv: string, en: string) =>
  z
    .string()
    .refine((text) => pattern.test(text), { ...because(sv, en), abort: true })
    .openapi({ pattern: pattern.source });

/** Of a search; each is looked for in every company. */
const maxWords = 20;

/** The words of a search, in a query. */
export const searchWords = z
  .string()
  .max(200)
  .overwrite(cleanText)
  .refine(
    (q) => q.split(' ').length <= maxWords,
    because(`högst ${maxWords} ord`, `at most ${maxWords} words`),
  )
  .default('')
  .openapi({ description: 'Words of the name or number' });

/** A number in a query: plain digits, no `0x10`, `1e1` or blank. */
export const wholeNumber = (min: number, max: number, fallback: number) =>
  textOfForm(/^\d{1,6}$/, 'ska vara ett heltal skrivet med siffror', 'must be a whole number in digits')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(fallback)
    .openapi({ type: 'integer', minimum: min, maximum: max, default: fallback });

/** Wrong items of a list that are told; what tells of hundreds of thousands would be larger than the list. */
const toldItems = 20;
const items = new WeakMap<object, z.ZodType>();

/** What the items of such a list are; undefined for another schema. */
export const itemsOf = (schema: object): z.ZodType | undefined => items.get(schema);

const boundsOf = new WeakMap<object, { minItems: number; maxItems: number }>();

/** A list's schema as JSON Schema, and of what is in it. */
const described = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const [item, bounds] = [items.get(zodSchema), boundsOf.get(zodSchema)];
      if (item) Object.assign(jsonSchema, { type: 'array', items: described(item), ...bounds });
    },
  });
  return json;
};

/** A list whose length is judged before what is in it, and of which the first wrong items are told. */
export const boundedList = <T extends z.ZodType>(item: T, min: number, max: number) => {
  const list = z
    .array(z.unknown())
    .min(min)
    .max(max)
    .transform((values, context): z.output<T>[] => {
      const good: z.output<T>[] = [];
      for (const [index, value] of values.entries()) {
        const { success, data, error } = item.safeParse(value);
        if (success) good.push(data);
        else
          for (const issue of error.issues)
            context.issues.push({
              ...issue,
              input: value,
              path: [index, ...issue.path],
            } as z.core.$ZodRawIssue);
        if (context.issues.length >= toldItems) return z.NEVER;
      }
      return good;
    })
    .openapi({ type: 'array', items: described(item) as { type: 'object' }, minItems: min, maxItems: max });
  items.set(list, item);
  boundsOf.set(list, { minItems: min, maxItems: max });
  return list as unknown as z.ZodType<z.output<T>[], z.input<T>[]>;
};

/** Any JSON object, as it is: not copied, for it may be large. */
export const jsonObject = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    because('ett objekt väntades', 'an object was expected'),
  )
  .openapi({ type: 'object', additionalProperties: true });
