// A text that is the same for everyone until the next deployment: made at the first request for it, kept with its tag.
import type { Context } from 'hono';
import { sha256Hex } from '../sha256.ts';

/** Seconds a client may go without asking. */
const maxAge = 300;

export const createRendered = (contentType: string, render: () => string) => {
  let kept: Promise<{ text: string; etag: string }> | null = null;
  const make = async () => {
    const text = render();
    return { text, etag: `"${(await sha256Hex(text)).slice(0, 32)}"` };
  };
  return async (c: Context) => {
    kept ??= make();
    const { text, etag } = await kept;
    return c.body(text, 200, {
      'content-type': contentType,
      etag,
      'cache-control': `public, max-age=${maxAge}`,
    });
  };
};
