// What a reload would read, said beforehand: which file, how old, and whether it brings anything that is not there.
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { PurgeModel } from '../models/purge.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

type Year = PurgePreview['fiscalYears'][number];

/** In two lines at most; each year by itself is told where the figures open. */
export function ReloadReads({ model }: { model: PurgeModel }) {
  const { t, ago, language } = useLocale();
  const chosen = model.selected.value.size;
  const years = model.preview.value?.fiscalYears ?? [];
  // Each state is an element of its own, so that none moves into the place of another.
  if (chosen === 0)
    return (
      <p key="none" class="reads quiet small">
        {t.chooseOr}
      </p>
    );
  if (!model.preview.value)
    return (
      <p key="wait" class="reads quiet small">
        {!model.problem.value && <span class="spinner" />} {!model.problem.value && t.loading}
      </p>
    );
  const cannot = model.reloadReasons.value[0];
  if (cannot) {
    const why = t.reloadCannot(cannot.label, cannot.reload.reason?.[language] ?? t.reloadUnknown);
    return (
      <p key="cannot" class="reads small remark" title={why}>
        <Icon name="info" /> <span>{why}</span>
      </p>
    );
  }
  const files = years.flatMap(({ reload }) => reload.sieFile ?? []);
  const [one] = files;
  // The accounting system is asked once for all of the years.
  const system = years.flatMap(({ reload }) => reload.readsFrom?.[language] ?? [])[0];
  const reads = system
    ? t.readsFrom(system)
    : files.length > 1
      ? t.readsMany(files.map(({ filename }) => filename))
      : one && t.reads(t.file(one.filename, ago(one.uploadedAt)));
  const same = model.same.value;
  const newer = years.flatMap(({ reload }) => reload.newerFile ?? [])[0];
  const remark = newer
    ? t.reloadNewer(newer.filename, ago(newer.uploadedAt))
    : same.length > 0
      ? t.reloadSame(same.length === years.length ? [] : same.map(({ label }) => label))
      : null;
  return (
    <div class={remark ? 'reads small two' : 'reads small'} role="status">
      {reads && (
        <p class="quiet" title={reads}>
          {reads}
        </p>
      )}
      {remark && (
        <p class="remark" title={remark}>
          <Icon name="warning" /> <span>{remark}</span>
        </p>
      )}
    </div>
  );
}

/** One year's, in full. */
export function Reads({ year: { label, reload } }: { year: Year }) {
  const { t, language, moment, ago } = useLocale();
  if (!reload.possible) return <>{t.reloadCannot(label, reload.reason?.[language] ?? t.reloadUnknown)}</>;
  const file = (one: NonNullable<typeof reload.sieFile>) => t.file(one.filename, ago(one.uploadedAt));
  return (
    <>
      <strong>{label}</strong> {reload.readsFrom?.[language]}
      {reload.sieFile && (
        <span class="figures" title={moment(reload.sieFile.uploadedAt)}>
          {file(reload.sieFile)}
        </span>
      )}
      {reload.sameAsLoaded && <span class="quiet"> – {t.sameShort}</span>}
      {reload.newerFile && (
        <span class="remark">
          {' '}
          – {t.reloadNewer(reload.newerFile.filename, ago(reload.newerFile.uploadedAt))}
        </span>
      )}
    </>
  );
}
