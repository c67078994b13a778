// Fields and query parameters that no route knows are refused: a misspelt `realod` would purge without a reload.
import { z } from '@hono/zod-openapi';
import { itemsOf } from '../../shared/contract/text.ts';

/** A thing that is wrong with a request. */
export interface Wrong {
  /** @example 'rows.3.amountOre' */
  path: string;
  sv: string;
  en: string;
}

/** The schema within defaults, optionals and the like. */
const within = (schema: unknown): unknown => {
  const item = typeof schema === 'object' && schema ? itemsOf(schema) : undefined;
  if (item) return z.array(item);
  if (schema instanceof z.ZodPipe) return within(schema.def.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return within(schema.def.innerType);
  return schema;
};

/** Names of the fields of an object at that path of the schema; none where it is no object. */
export const fieldsAt = (schema: unknown, path: readonly PropertyKey[] = []): string[] => {
  let here = within(schema);
  for (const step of path) {
    if (here instanceof z.ZodArray) here = within(here.element);
    else if (here instanceof z.ZodObject) here = within(here.shape[String(step)]);
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
};

export const unknownField = (path: string[], known: readonly string[]): Wrong => {
  const found = path.at(-1) ?? '';
  const [nearest] = known
    .map((name) => ({ name, away: distance(found.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.away - b.away);
  if (known.length === 0)
    return { path: path.join('.'), sv: 'okänt; det finns inga', en: 'unknown; there are none' };
  const names = nearest ? `"${nearest.name}"?` : known.join(', ');
  return {
    path: path.join('.'),
    sv: `okänt fält; ${nearest ? 'menas' : 'de som finns är'} ${names}`,
    en: `unknown field; ${nearest ? 'is it' : 'there are'} ${names}`,
  };
};

/** Signs to add, take away, change or swap with the next (optimal string alignment). */
const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)!.at(-1)!;
};
