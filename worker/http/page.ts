// Cursor pagination: lists are asked for one item more than the page, whose presence tells of a next page.
import { isId } from '../db/id.ts';
import { problem } from '../problem.ts';

/** The cursor is the id of the page's last item. */
export const pageOf = <T extends { id: string }>(found: T[], limit: number) => {
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
};

/**
 * Of a list whose cursors are ids with that prefix.
 * @throws problem `invalid_cursor`
 */
export const idCursor = (prefix: string, cursor: string | undefined): string | null => {
  if (cursor === undefined) return null;
  if (!isId(prefix, cursor)) throw problem('invalid_cursor');
  return cursor;
};

export const encodeCursor = (value: unknown): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** @throws problem `invalid_cursor` */
export const decodeCursor = <T>(
  cursor: string | undefined,
  isShape: (value: unknown) => value is T,
): T | null => {
  if (cursor === undefined) return null;
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))),
    );
    if (isShape(value)) return value;
  } catch {
    // Not one of ours: said below.
  }
  throw problem('invalid_cursor');
};

/** Of a list of companies by name: what it is sorted by, and the id. */
export const isNameCursor = (value: unknown): value is [string, string] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((part) => typeof part === 'string') &&
  isId('co', value[1]!);
