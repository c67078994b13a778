// A problem in plain words, with what can be done about it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../shared/contract/problem.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { useLocale } from './locale.tsx';

interface Props {
  problem: Problem;
  onRetry?: (() => void) | undefined;
  onSettings?: (() => void) | undefined;
  onShowJob?: ((jobId: string) => void) | undefined;
  /** Told after the problem's own words. */
  children?: ComponentChildren;
}

const icons: Record<string, IconName> = {
  no_connection: 'plugOff',
  role_required: 'lock',
  unauthenticated: 'lock',
};
const inSettings = new Set(['not_configured', 'not_the_api', 'unauthenticated']);

export function ProblemNote({ problem, onRetry, onSettings, onShowJob, children }: Props) {
  const { t, problem: words } = useLocale();
  const { title, text } = words(problem);
  const jobId = problem.job?.split('/').at(-1);
  const calm = problem.code === 'preview_outdated' || problem.code === 'year_busy';
  return (
    <div class={`note ${calm ? 'warn' : 'danger'}`} role="alert">
      <Icon name={icons[problem.code] ?? 'warning'} />
      <div>
        <strong>{title}</strong>
        {text}
        {children}
        <div class="row">
          {jobId && onShowJob && (
            <button type="button" class="button" onClick={() => onShowJob(jobId)}>
              {t.showJob}
            </button>
          )}
          {onSettings && inSettings.has(problem.code) && (
            <button type="button" class="button" onClick={onSettings}>
              {t.openSettings}
            </button>
          )}
          {onRetry && problem.code !== 'not_configured' && (
            <button type="button" class="button" onClick={(event) => event.isTrusted && onRetry()}>
              {t.retry}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
