// Texts that come in, cleaned at the door.
import { z } from '@hono/zod-openapi';
import { cleanFilename, cleanText } from '../clean-text.ts';

/** One line that can be read; refused when nothing is left of it. */
export const lineOfText = (max: number) => z.string().overwrite(cleanText).min(1).max(max);

/** The name of a file, without its path. */
export const filename = z.string().overwrite(cleanFilename).min(1).max(255);

/** Words for what a refinement refuses, in both languages. */
export const because = (sv: string, en: string) => ({ params: { sv, en } });

/** A number in a query: plain digits, no `0x10`, `1e1` or blank. */
export const wholeNumber = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(fallback)
    .openapi({ type: 'integer', minimum: min, maximum: max, default: fallback });
