// What every list has in common: cursor pagination.
import { z } from '@hono/zod-openapi';
import { isIsoDate } from '../fiscal-year.ts';
import { because, textOfForm, wholeNumber } from './text.ts';

export const pageQuerySchema = z.object({
  /** Of a list by name it holds the name. */
  cursor: z.string().max(2_000).optional(),
  limit: wholeNumber(1, 500, 100),
});

/** `{items, nextCursor}`; `nextCursor` is null on the last page. */
export const listOf = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const isoDate = textOfForm(
  /^\d{4}-\d{2}-\d{2}$/,
  'ska vara ett datum, som 2024-01-31',
  'must be a date, like 2024-01-31',
)
  .refine(isIsoDate, because('den dagen finns inte', 'there is no such day'))
  .openapi({ example: '2024-01-01' });

/** Why something cannot be done: a stable code and a sentence in both languages. */
export const reasonSchema = z.object({ code: z.string(), sv: z.string(), en: z.string() });
export type Reason = z.infer<typeof reasonSchema>;

/** A named schema, or null: said by `.nullable()` it would be lost where the document refers to the schema by name. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);
