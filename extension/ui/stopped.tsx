// A load that was stopped: each reason in words, and the way past them all.
import type { ComponentChildren } from 'preact';
import type { Reason, Stop } from '../models/guards.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

interface Props {
  stop: Stop;
  /** What is said of several; else that they stopped it. */
  head?: (reasons: number) => string;
  children?: ComponentChildren;
}
export function Stopped({ stop, head, children }: Props) {
  const { t } = useLocale();
  const many = stop.reasons.length > 1;
  return (
    <div class="note warn" role="alert">
      <Icon name="warning" />
      <div class="stopped">
        {many && <strong>{(head ?? t.stoppedBy)(stop.reasons.length)}</strong>}
        <ul class={many ? 'reasons many' : 'reasons'}>
          {stop.reasons.map((reason, i) => (
            <li key={i}>
              <Why reason={reason} />
            </li>
          ))}
        </ul>
        {stop.allow ? children : <p>{t.stoppedForGood}</p>}
      </div>
    </div>
  );
}

function Why({ reason: { code, said } }: { reason: Reason }) {
  const { t, language } = useLocale();
  const title = t.stopped[code];
  return (
    <>
      {title && <strong>{title}</strong>}
      {said && <p>{said[language]}</p>}
    </>
  );
}
