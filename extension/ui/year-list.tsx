// The years to choose among: counts, last load and its file, months; empty and busy ones cannot be chosen.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { PurgeModel } from '../models/purge.ts';
import { useLocale } from './locale.tsx';
import { Months } from './months.tsx';

export function YearList({ model, short }: { model: PurgeModel; short: boolean }) {
  const { t } = useLocale();
  const years = model.years.value ?? [];
  const choosable = model.choosable.value;
  const all = choosable.length > 0 && model.selected.value.size === choosable.length;
  return (
    <fieldset class="years">
      <legend class="years-head">
        <span>{t.chooseShort}</span>
        {choosable.length > 1 && (
          <label class="all">
            <input
              type="checkbox"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && model.selected.value.size > 0;
              }}
              onChange={() => void model.toggleAll()}
            />
            {t.all}
          </label>
        )}
      </legend>
      <ul class="year-list">
        {years.map((year) => (
          <li key={year.start}>
            <YearRow model={model} year={year} short={short} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function YearRow({ model, year, short }: { model: PurgeModel; year: FiscalYear; short: boolean }) {
  const { t, day } = useLocale();
  const open = year.state === 'loaded' && !year.activeJob;
  const chosen = model.selected.value.has(year.start);
  const name = `year-${year.start}`;
  const note = `${name}-note`;
  const head = (
    <>
      <span class="year-name" id={name}>
        <strong>{year.label}</strong>
        <span class="quiet small figures">
          {year.start} – {year.end}
        </span>
      </span>
      <span class="year-note small quiet" id={note}>
        {year.state === 'empty' && !year.activeJob && <span class="pill">{t.yearEmpty}</span>}
        {year.activeJob && <span class="pill busy">{t.yearBusy}</span>}
        {open && (
          <>
            <span class="figures">
              {t.vouchers(year.vouchers)} · {t.rows(year.rows)}
            </span>
            {!short && year.loadedAt && (
              <span class="year-file" title={year.sieFile?.filename}>
                {year.sieFile
                  ? t.loadedFrom(day(year.loadedAt), year.sieFile.filename)
                  : t.loadedAt(day(year.loadedAt))}
              </span>
            )}
          </>
        )}
      </span>
      {open && !short && <Months year={year} periods={model.months.value.get(year.start)} />}
    </>
  );
  if (!open)
    return (
      <div class="year off">
        <span class="box-space" />
        {head}
        {year.activeJob && (
          <button type="button" class="link small" onClick={() => void model.show(year.activeJob!)}>
            {t.showJob}
          </button>
        )}
      </div>
    );
  return (
    <label class={chosen ? 'year chosen' : 'year'}>
      <input
        type="checkbox"
        checked={chosen}
        aria-labelledby={name}
        aria-describedby={note}
        onChange={() => void model.toggle(year.start)}
      />
      {head}
    </label>
  );
}
