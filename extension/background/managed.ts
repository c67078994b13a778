// What the bureau's administrator has set by policy: Chromium's managed storage (its schema is public/managed-schema.json),
// in Firefox the policy `3rdparty` or a native manifest.
import { browser } from 'wxt/browser';
import type { LanguageChoice } from '../messages/verbs.ts';

export interface Managed {
  address: string | null;
  language: LanguageChoice | null;
}

export async function readManaged(): Promise<Managed> {
  // Firefox refuses where there is no policy at all.
  const set: Record<string, unknown> = await browser.storage.managed.get().catch(() => ({}));
  const { address, language } = set;
  return {
    address: typeof address === 'string' && address.trim() ? address.trim() : null,
    // Firefox holds values to no schema.
    language: language === 'sv' || language === 'en' || language === 'auto' ? language : null,
  };
}

/** Chromium tells of a changed policy while it runs; Firefox reads it when it starts. */
export const onManaged = (listener: () => void): void =>
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') listener();
  });
