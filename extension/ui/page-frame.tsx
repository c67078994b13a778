// What the pages in a tab of their own have in common: the language, its texts, and the way to the settings.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { onEvent } from '../messages/ask.ts';
import type { Ask } from '../messages/ask.ts';
import type { LanguageChoice } from '../messages/verbs.ts';
import { languageOf } from '../models/language.ts';
import { BureauTextsProvider, useBureauTexts } from './bureau-texts.ts';
import { LocaleProvider, useLanguage } from './locale.tsx';

interface Props {
  ask: Ask;
  /** Another page has signed out, or changed the address or the language; and at the start. */
  onSettings: () => unknown;
  children: ComponentChildren;
}
export function PageFrame({ ask, onSettings, children }: Props) {
  const choice = useSignal<LanguageChoice | null>(null);
  const load = async () => {
    const settings = await ask('settings.get', null);
    if (settings.ok) choice.value = settings.value.language;
    await onSettings();
  };
  useEffect(() => {
    void load();
    return onEvent(({ event }) => void (event === 'settings' && load()));
  }, []);
  const language = languageOf(choice.value, null, navigator.language);
  const locale = useLanguage(language);
  const texts = useBureauTexts(language);
  if (!locale || !texts) return null;
  return (
    <LocaleProvider value={locale}>
      <BureauTextsProvider value={texts}>{children}</BureauTextsProvider>
    </LocaleProvider>
  );
}
