// The years to choose among, a row each: counts, last load and its file, months; busy ones cannot be chosen, and empty
// ones to be read in from a connected accounting system only. The only part of the form that scrolls. Tab goes through it in one step, the
// arrows from year to year; Delete on a year is to empty it, which the digits then confirm.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Signal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { PurgeModel } from '../models/purge.ts';
import { isEmpty, mayBeChosen } from '../models/years.ts';
import { AgreementMark } from './agreement.tsx';
import { arrowKeys } from './arrow-keys.ts';
import { useLocale } from './locale.tsx';
import { Months } from './months.tsx';

interface Props {
  model: PurgeModel;
  compareFile: ComponentChildren;
}
export function YearList({ model, compareFile }: Props) {
  const { t } = useLocale();
  const years = model.years.value ?? [];
  const choosable = model.choosable.value;
  /** The year that Tab comes to. */
  const at = useSignal<string | null>(null);
  const all = model.allChosen.value;
  const someEmpty =
    model.compare.source !== null && years.some(isEmpty) && years.some(({ state }) => state === 'loaded');
  const reached = choosable.some(({ start }) => start === at.value) ? at.value : choosable[0]?.start;
  return (
    <fieldset class="years">
      <legend class="sr-only">{t.chooseShort}</legend>
      <div class="years-head">
        <span aria-hidden="true">{t.chooseShort}</span>
        {model.compare.source ? <Compare model={model} /> : !model.refused.value && compareFile}
        {model.all.value.length > 1 && (
          <label class="all">
            {someEmpty ? t.allLoaded : t.all}
            <input
              type="checkbox"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && model.selected.value.size > 0;
              }}
              onChange={() => void model.toggleAll()}
            />
          </label>
        )}
      </div>
      <ul class="year-list" onKeyDown={arrowKeys('.year > input:enabled')}>
        {years.map((year) => (
          <li key={year.start}>
            {mayBeChosen(year, model.compare.source !== null) ? (
              <YearRow model={model} year={year} reached={year.start === reached} at={at} />
            ) : (
              <YearOff model={model} year={year} />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Asks the accounting system what stands there now; of files that are uploaded there is nothing to ask. */
function Compare({ model: { compare, refused, years } }: { model: PurgeModel }) {
  const { t } = useLocale();
  if (!compare.source || refused.value || !years.value?.some(({ state }) => state === 'loaded')) return null;
  const source = t.sourceName[compare.source]!;
  return compare.busy.value ? (
    <button type="button" class="link" onClick={() => (compare.shown.value = true)}>
      {t.comparing(source)}
    </button>
  ) : (
    <button type="button" class="link" onClick={(event) => event.isTrusted && void compare.start()}>
      {t.compareWith(source)}
    </button>
  );
}

interface RowProps {
  model: PurgeModel;
  year: FiscalYear;
}
function YearRow({ model, year, reached, at }: RowProps & { reached: boolean; at: Signal<string | null> }) {
  const { t, day } = useLocale();
  const chosen = model.selected.value.has(year.start);
  const name = `year-${year.start}`;
  const note = `${name}-note`;
  const empty = isEmpty(year);
  const loaded = year.loadedAt && t.loaded(day(year.loadedAt), year.sieFile?.filename ?? null);
  return (
    <label class={chosen ? 'year chosen' : 'year'}>
      <input
        type="checkbox"
        checked={chosen}
        tabIndex={reached ? 0 : -1}
        disabled={empty && model.deed.value === 'purge'}
        aria-labelledby={name}
        aria-describedby={note}
        onFocus={() => (at.value = year.start)}
        onChange={() => void model.toggle(year.start)}
        aria-keyshortcuts={empty ? undefined : 'Delete'}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' || !event.isTrusted || empty) return;
          event.preventDefault();
          if (!chosen) void model.toggle(year.start);
          model.decide('purge');
        }}
      />
      <YearName year={year} />
      <AgreementMark
        of={model.compare.agreements.value.get(year.start)}
        onShow={() => (model.compare.shown.value = true)}
      />
      <span class="year-note small quiet" id={note}>
        {empty ? (
          <EmptyNote model={model} year={year} />
        ) : (
          <span class="figures">
            {t.vouchers(year.vouchers)} · {t.rows(year.rows)}
          </span>
        )}
        {loaded && (
          <span class="year-file" title={loaded}>
            {day(year.loadedAt!)}
            {year.sieFile && ` · ${year.sieFile.filename}`}
          </span>
        )}
      </span>
      {!empty && <Months year={year} />}
    </label>
  );
}

/** What becomes of an empty year by what is to be done, in the same line of the same row. */
function EmptyNote({ model, year }: RowProps) {
  const { t } = useLocale();
  const out = model.leftOut.value.has(year.start);
  return (
    <>
      <span class="pill">{t.yearEmpty}</span>
      <span class="year-becomes">
        {model.deed.value === 'reload'
          ? t.emptyReads(t.sourceName[model.compare.source!]!, model.selected.value.has(year.start))
          : out
            ? t.emptyLeftOut
            : t.emptyNothing}
      </span>
    </>
  );
}

function YearOff({ model, year }: RowProps) {
  const { t } = useLocale();
  const { activeJob } = year;
  return (
    <div class="year off">
      <span class="box-space" />
      <YearName year={year} />
      <span class="year-note small">
        <span class={activeJob ? 'pill busy' : 'pill'}>{activeJob ? t.yearBusy : t.yearEmpty}</span>
        {activeJob && (
          <button type="button" class="link" onClick={() => void model.show(activeJob)}>
            {t.showJob}
          </button>
        )}
      </span>
    </div>
  );
}

const YearName = ({ year }: { year: FiscalYear }) => (
  <span class="year-name" id={`year-${year.start}`}>
    <strong>{year.label}</strong>
    <span class="quiet small figures">
      {year.start} – {year.end}
    </span>
  </span>
);
