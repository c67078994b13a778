// A load that was stopped: what was found against what was there, in plain words, and the way past it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../shared/contract/problem.ts';
import { compared } from '../models/guards.ts';
import type { Guard, Measure } from '../models/guards.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

interface Props {
  guard: Guard;
  /** The API's; null where the file was stopped before it was sent, with the reader's words in `said`. */
  problem: Problem | null;
  said?: string | undefined;
  children?: ComponentChildren;
}

export function Stopped({ guard, problem, said, children }: Props) {
  const { t, language, day } = useLocale();
  const [title, text] = t.stopped[guard];
  const sides = problem && compared(problem);
  const measured = (side: Measure) =>
    'vouchers' in side
      ? t.vouchers(side.vouchers)
      : 'lastVoucher' in side
        ? t.lastVoucher(day(side.lastVoucher))
        : t.balancesUntil(day(side.balancesUntil));
  return (
    <div class="note warn" role="alert">
      <Icon name="warning" />
      <div class="stopped">
        <strong>{title}</strong>
        <p>{text}</p>
        {sides ? (
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
        ) : (
          <p>{said ?? problem?.texts?.[language] ?? problem?.detail}</p>
        )}
        {children}
      </div>
    </div>
  );
}
