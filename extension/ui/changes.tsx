// What is other than it was shown when the years were chosen.
import type { Change, YearState } from '../models/changes.ts';
import { useLocale } from './locale.tsx';

export function Changes({ changes }: { changes: Change[] }) {
  const { t, moment } = useLocale();
  const data = ({ vouchers, rows }: YearState) =>
    rows + vouchers > 0 ? `${t.vouchers(vouchers)}, ${t.rows(rows)}` : t.yearEmpty.toLowerCase();
  return (
    <ul class="changes figures">
      {changes.map((change) => (
        <li key={change.name}>
          {'kept' in change
            ? t.changedKept(t.kept[change.kept](change.before), t.kept[change.kept](change.after))
            : change.after === null
              ? t.changedGone(change.name)
              : change.after.activeJob
                ? t.changedBusy(change.name)
                : data(change.before) !== data(change.after)
                  ? t.changedData(change.name, data(change.before), data(change.after))
                  : t.changedFile(
                      change.name,
                      change.after.loadedAt ? moment(change.after.loadedAt) : '–',
                      change.after.sieFile?.filename ?? '–',
                    )}
        </li>
      ))}
    </ul>
  );
}
