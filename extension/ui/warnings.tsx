// What the reader remarked on in the file of a load: how many, and unfolded each with its line.
import type { Job } from '../../shared/contract/job.ts';
import { useLocale } from './locale.tsx';

export function Warnings({ warnings }: Pick<Job, 'warnings'>) {
  const { t, language, number } = useLocale();
  if (warnings.length === 0) return null;
  const count = warnings.reduce((sum, warning) => sum + warning.count, 0);
  return (
    <details class="warnings small">
      <summary>{t.warnings(count)}</summary>
      {/* A long list scrolls by itself, by keyboard too. */}
      <ul tabIndex={0} aria-label={t.warnings(count)}>
        {warnings.map((warning, i) => (
          <li key={i}>
            <span class="quiet figures">
              {warning.line > 0 && t.line(number(warning.line))} {warning.label}
            </span>
            <span>
              {warning.message[language]}
              {warning.count > 1 && <span class="quiet figures"> {t.times(number(warning.count))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
