// What reading a compared file in would be stopped by, beside what differs, and the press that reads it in all the same.
import type { ComponentChildren, RefObject } from 'preact';
import type { Stop } from '../models/guards.ts';
import { AskTwice } from './ask-twice.tsx';
import { useLocale } from './locale.tsx';
import { Stopped } from './stopped.tsx';

/** Nothing where nothing would stop it. */
export function LoadGuards({ stop, children }: Pick<Props, 'stop'> & { children?: ComponentChildren }) {
  const { t } = useLocale();
  if (!stop) return null;
  return (
    <Stopped stop={stop} head={t.stopsLoading}>
      {children}
    </Stopped>
  );
}

interface Props {
  stop: Stop | null | undefined;
  /** Of the button where nothing would stop it. */
  label: string;
  look?: string;
  button?: RefObject<HTMLButtonElement | null> | null;
  onLoad: () => void;
}
/** Asks first where something would be lost. */
export function LoadPress({ stop, label, look = 'button', button = null, onLoad }: Props) {
  const { t } = useLocale();
  if (!stop)
    return (
      <button ref={button} type="button" class={look} onClick={(event) => event.isTrusted && onLoad()}>
        {label}
      </button>
    );
  return stop.allow ? (
    <AskTwice question={t.anywayAsk} yes={t.anywayYes} onYes={onLoad}>
      {t.anyway}
    </AskTwice>
  ) : null;
}
