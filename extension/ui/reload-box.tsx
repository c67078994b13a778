// Ladda om …: the choice, and beforehand what would be read: which file, how old, and whether it brings anything.
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { PurgeModel } from '../models/purge.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

type Year = PurgePreview['fiscalYears'][number];

export function ReloadBox({ model }: { model: PurgeModel }) {
  const { t } = useLocale();
  const years = model.preview.value?.fiscalYears ?? [];
  const cannot = model.reloadReasons.value.length > 0;
  const same = years.filter(({ reload }) => reload.sameAsLoaded);
  return (
    <div class={cannot ? 'reload off' : 'reload'}>
      <label>
        <input
          type="checkbox"
          checked={model.reload.value}
          disabled={cannot}
          aria-describedby="reload-hint"
          onChange={(event) => model.setReload(event.currentTarget.checked)}
        />
        <span>{t.reload}</span>
      </label>
      <div class="small quiet" id="reload-hint">
        {!cannot && <p>{t.reloadHint}</p>}
        <ul>
          {years.map((year) => (
            <li key={year.start}>
              <Reads year={year} />
            </li>
          ))}
        </ul>
        {!cannot && same.length > 0 && (
          <p class="remark row">
            <Icon name="warning" />
            <span>{t.reloadSame(same.length === years.length ? [] : same.map(({ label }) => label))}</span>
          </p>
        )}
      </div>
    </div>
  );
}

function Reads({ year: { label, reload } }: { year: Year }) {
  const { t, language, moment, ago } = useLocale();
  if (!reload.possible)
    return (
      <span class="cannot">
        <Icon name="info" /> {t.reloadCannot(label, reload.reason?.[language] ?? t.reloadUnknown)}
      </span>
    );
  const file = (one: NonNullable<typeof reload.sieFile>) => (
    <span class="figures" title={moment(one.uploadedAt)}>
      {t.reloadFile(one.filename, ago(one.uploadedAt))}
    </span>
  );
  return (
    <>
      {reload.sieFile && (
        <span>
          {t.reloadReads(label)} {file(reload.sieFile)}
        </span>
      )}
      {reload.readsFrom && (
        <span>
          {t.reloadReads(label)} {reload.readsFrom[language]}
        </span>
      )}
      {reload.newerFile && (
        <span class="remark row">
          <Icon name="info" />
          <span>
            {t.reloadNewer} {file(reload.newerFile)}
          </span>
        </span>
      )}
    </>
  );
}
