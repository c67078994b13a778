// What the reader remarked on in a file: what tells of years or vouchers that are left out or missing is in view; the rest
// is counted, and unfolded each with its line.
import type { Job } from '../../shared/contract/job.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

type Warning = Job['warnings'][number];
const grave = new Set([
  'year_left',
  'voucher_of_other_year',
  'voucher_outside_years',
  'no_vouchers',
  'movement_without_vouchers',
]);

export function Warnings({ warnings }: Pick<Job, 'warnings'>) {
  const { t, language } = useLocale();
  const inView = warnings.filter(({ code }) => grave.has(code));
  const rest = warnings.filter(({ code }) => !grave.has(code));
  const count = rest.reduce((sum, warning) => sum + warning.count, 0);
  return (
    <>
      {inView.map((warning, i) => (
        <p class="row small remark" key={i}>
          <Icon name="warning" />
          <span>
            {warning.message[language]} <Times count={warning.count} />
          </span>
        </p>
      ))}
      {rest.length > 0 && (
        <details class="warnings small">
          <summary>{t.warnings(count)}</summary>
          {/* A long list scrolls by itself, by keyboard too. */}
          <ul tabIndex={0} aria-label={t.warnings(count)}>
            {rest.map((warning, i) => (
              <Line key={i} warning={warning} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Line({ warning }: { warning: Warning }) {
  const { t, language, number } = useLocale();
  return (
    <li>
      <span class="quiet figures">
        {warning.line > 0 && t.line(number(warning.line))} {warning.label}
      </span>
      <span>
        {warning.message[language]} <Times count={warning.count} />
      </span>
    </li>
  );
}

function Times({ count }: { count: number }) {
  const { t, number } = useLocale();
  return count > 1 ? <span class="quiet figures">{t.times(number(count))}</span> : null;
}
