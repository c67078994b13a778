// A part of a file's bytes (RFC 9110, 14): one range, which is answered with 206; of more than one, or in a unit that is not
// bytes, the whole is sent, as the rule allows.
import type { Context } from 'hono';
import type { AppEnv } from './context.ts';
import { sendsBody } from './if-none-match.ts';
import { problemResponse } from './problem-response.ts';

/** Bytes of a file: from where, and how many. */
export interface Part {
  offset: number;
  length: number;
}

/**
 * @param bytes of the whole
 * @returns null for the whole, `none` where nothing of it is in the file
 * @example partOf('bytes=-100', 1_000) → { offset: 900, length: 100 }
 */
export const partOf = (range: string | undefined, bytes: number): Part | 'none' | null => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'none' : { offset: bytes - length, length };
  }
  const [from, to] = [Number(first), last === '' ? Infinity : Number(last)];
  if (to < from) return null;
  return from >= bytes ? 'none' : { offset: from, length: Math.min(to, bytes - 1) - from + 1 };
};

/** A weak tag tells that the content means the same, not that its bytes are the same: no part of it is sent. */
const isStill = (ifRange: string | undefined, etag: string) =>
  ifRange === undefined || ifRange.trim() === etag;

/**
 * Answers with the bytes of a file, or the part of them that is asked for; without them to a HEAD and to whoever has them.
 * @param read opens the file; with false it only sees that it is there
 * @param headers of the whole
 */
export const sendFile = async (
  c: Context<AppEnv>,
  { bytes, sha256 }: { bytes: number; sha256: string },
  headers: Record<string, string>,
  read: (open: boolean, part: Part | undefined) => Promise<ReadableStream>,
): Promise<Response> => {
  const etag = `"${sha256}"`;
  const open = sendsBody(c, etag);
  const asked = open && isStill(c.req.header('If-Range'), etag) ? partOf(c.req.header('Range'), bytes) : null;
  const whole = { ...headers, etag, 'accept-ranges': 'bytes' };
  if (asked === 'none') {
    const refused = problemResponse(c, 'range_not_satisfiable', { bytes });
    refused.headers.set('content-range', `bytes */${bytes}`);
    return refused;
  }
  const body = await read(open, asked ?? undefined);
  if (!asked) return c.body(body, 200, { ...whole, 'content-length': String(bytes) });
  const { offset, length } = asked;
  return c.body(body, 206, {
    ...whole,
    'content-length': String(length),
    'content-range': `bytes ${offset}-${offset + length - 1}/${bytes}`,
  });
};
