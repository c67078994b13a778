// A load that was stopped: each reason in words, what was found against what was there, and the way past them all.
import type { ComponentChildren } from 'preact';
import type { Measure, Reason, Stop } from '../models/guards.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

export function Stopped({ stop, children }: { stop: Stop; children?: ComponentChildren }) {
  const { t } = useLocale();
  const many = stop.reasons.length > 1;
  return (
    <div class="note warn" role="alert">
      <Icon name="warning" />
      <div class="stopped">
        {many && <strong>{t.stoppedBy(stop.reasons.length)}</strong>}
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

function Why({ reason: { code, said, sides } }: { reason: Reason }) {
  const { t, language, day } = useLocale();
  const [title, advice] = t.stopped[code] ?? [];
  const measured = (side: Measure) =>
    'vouchers' in side
      ? t.vouchers(side.vouchers)
      : 'lastVoucher' in side
        ? t.lastVoucher(day(side.lastVoucher))
        : t.balancesUntil(day(side.balancesUntil));
  return (
    <>
      {title && <strong>{title}</strong>}
      <p>{said?.[language] ?? advice}</p>
      {sides && (
        <dl class="sides figures">
          <div>
            <dt>{t.inFile}</dt>
            <dd>{measured(sides.found)}</dd>
          </div>
          <div>
            <dt>{t.loadedNow}</dt>
            <dd>{measured(sides.before)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}
