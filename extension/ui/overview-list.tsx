// The companies of the overview, a row each with a mark for each year. As many rows as are scrolled to are made; those out
// of sight cost no layout (CSS: content-visibility).
import { useComputed, useSignal } from '@preact/signals';
import { Component } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OverviewCompany, OverviewYear } from '../../shared/contract/overview.ts';
import type { BatchModel } from '../models/batch.ts';
import type { OverviewModel } from '../models/overview.ts';
import { arrowKeys } from './arrow-keys.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

const atOnce = 100;

interface Props {
  model: OverviewModel;
  batch: BatchModel;
}
export function OverviewList({ model, batch }: Props) {
  const { overview: texts } = useBureau();
  const most = useSignal(atOnce);
  const shown = model.shown.value;
  const filter = model.filter.value;
  const query = model.query.value;
  useEffect(() => void (most.value = atOnce), [filter, query]);
  if (shown.length === 0)
    return (
      <p class="card quiet">
        {!model.complete.value ? <span class="spinner" /> : query ? texts.none : texts.noneOf[filter]}
      </p>
    );
  return (
    <section class="card companies" aria-label={texts.title}>
      <div class="company-row heads small quiet">
        <All model={model} />
        <span aria-hidden="true">{texts.company}</span>
        <span aria-hidden="true">{texts.source}</span>
        <span aria-hidden="true">{texts.years}</span>
        <span aria-hidden="true">{texts.loaded}</span>
        <span aria-hidden="true">{texts.compared}</span>
      </div>
      <ul onKeyDown={arrowKeys('.company-row > input')}>
        {shown.slice(0, most.value).map((company) => (
          <Row key={company.id} company={company} model={model} batch={batch} />
        ))}
      </ul>
      {shown.length > most.value && <More onSeen={() => (most.value += atOnce)} />}
    </section>
  );
}

function All({ model }: Pick<Props, 'model'>) {
  const { overview: texts } = useBureau();
  const some = useComputed(() => {
    const chosen = model.shown.value.filter((one) => model.chosen.value.has(one.id)).length;
    const open = model.shown.value.filter((one) => model.meant(one).length > 0).length;
    return open > 0 && chosen >= open ? 'all' : chosen > 0 ? 'some' : 'none';
  });
  return (
    <input
      type="checkbox"
      aria-label={texts.all}
      title={texts.all}
      checked={some.value === 'all'}
      ref={(box) => {
        if (box) box.indeterminate = some.value === 'some';
      }}
      onChange={() => model.chooseShown(some.value !== 'all')}
    />
  );
}

/** Below the last row: makes more when it comes near. */
function More({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onSeen(),
      { rootMargin: '1200px' },
    );
    observer.observe(end.current!);
    return () => observer.disconnect();
  });
  return (
    <p ref={end} class="row more-rows">
      <span class="spinner" />
    </p>
  );
}

interface RowProps extends Props {
  company: OverviewCompany;
}
/** Drawn anew for another state of the company alone; what is chosen it looks up itself. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps) {
    return next.company !== this.props.company;
  }
  override render() {
    return <CompanyRow {...this.props} />;
  }
}

function CompanyRow({ company, model, batch }: RowProps) {
  const { t, ago, moment } = useLocale();
  const { overview: texts } = useBureau();
  const chosen = useComputed(() => model.chosenOf(company.id));
  const outcome = useComputed(() => batch.outcomes.value.get(company.id)).value;
  const { id, name, organisationNumber, source, fiscalYears } = company;
  const starts = model.meant(company);
  const all = starts.length > 0 && starts.every((start) => chosen.value.has(start));
  const page = (view: string) => `company.html?company=${encodeURIComponent(id)}&${view}`;
  const newest = fiscalYears.findLast((year) => year.loadedAt);
  const compared = fiscalYears
    .map(({ agreement }) => agreement?.comparedAt)
    .filter((at) => at !== null && at !== undefined)
    .toSorted()
    .at(-1);
  return (
    <li class="company-row">
      <input
        type="checkbox"
        aria-label={texts.chooseCompany(name)}
        checked={all}
        disabled={starts.length === 0}
        ref={(box) => {
          if (box) box.indeterminate = !all && chosen.value.size > 0;
        }}
        onChange={() => model.choose(id, all ? [] : starts)}
      />
      <span class="company-cell">
        <a href={page('view=years')} title={`${name} ${organisationNumber}`}>
          {name}
        </a>
        <span class="small quiet figures">{organisationNumber}</span>
      </span>
      <span class="small quiet source-cell">
        {source.connected ? t.sourceName[source.kind] : texts.files}
      </span>
      <span class="year-marks">
        {fiscalYears.toReversed().map((year) => (
          <YearMark
            key={year.start}
            year={year}
            name={name}
            chosen={chosen.value.has(year.start)}
            onChoose={() => {
              const next = new Set(chosen.value);
              if (!next.delete(year.start)) next.add(year.start);
              model.choose(id, next);
            }}
            page={page}
          />
        ))}
        {outcome?.state === 'failed' && (
          <a class="pill danger" href={page('view=files')} title={reasonOf(outcome.problem)}>
            <Icon name="warning" /> {texts.failedPill}
          </a>
        )}
        {outcome?.state === 'asked' && <span class="spinner" />}
      </span>
      <span class="small quiet figures" title={newest?.loadedAt ? moment(newest.loadedAt) : ''}>
        <span class="narrow-label">{texts.loaded} </span>
        {newest?.loadedAt ? ago(newest.loadedAt) : '–'}
      </span>
      <span class="small quiet figures" title={compared ? moment(compared) : ''}>
        <span class="narrow-label">{texts.compared} </span>
        {compared ? ago(compared) : '–'}
      </span>
    </li>
  );
}
const reasonOf = (problem: { detail: string; title: string } | null) =>
  problem?.detail || problem?.title || '';

interface MarkProps {
  year: OverviewYear;
  name: string;
  chosen: boolean;
  onChoose: () => void;
  page: (view: string) => string;
}
function YearMark({ year, name, chosen, onChoose, page }: MarkProps) {
  const { t, moment, day, language } = useLocale();
  const { overview: texts } = useBureau();
  const { label, start, end, agreement, activeJob, sieFile, loadedAt, state } = year;
  const open = state === 'loaded' || state === 'loading';
  const [look, word] = markOf(year, texts);
  const part =
    activeJob && activeJob.progress.total > 0 ? activeJob.progress.done / activeJob.progress.total : 0;
  const about = [
    `${start} – ${end}`,
    open && `${t.vouchers(year.vouchers)}, ${t.rows(year.rows)}`,
    loadedAt &&
      sieFile &&
      `${t.loaded(moment(loadedAt), sieFile.filename)}${sieFile.generatedOn ? `, ${texts.written(day(sieFile.generatedOn))}` : ''}`,
    agreement?.since && `${word} ${texts.since(moment(agreement.since))}`,
    agreement?.problem?.texts?.[language],
  ]
    .filter(Boolean)
    .join('\n');
  const leads = agreement?.state === 'differs' && agreement.reconciliation && !activeJob;
  return (
    <span class={`year-mark ${look}${chosen ? ' chosen' : ''}`} title={about}>
      <label>
        <input
          type="checkbox"
          class="sr-only"
          aria-label={`${name} ${label} ${word}`}
          checked={chosen}
          disabled={!open}
          onChange={onChoose}
        />
        <strong class="figures">{label}</strong>
        {!leads && <span>{look === 'agrees' ? <Icon name="check" /> : word}</span>}
      </label>
      {leads && (
        <a href={page(`view=years&comparison=${encodeURIComponent(agreement.reconciliation!)}`)}>{word}</a>
      )}
      {activeJob && <span class="part" style={{ width: `${Math.round(part * 100)}%` }} />}
    </span>
  );
}

type Texts = ReturnType<typeof useBureau>['overview'];
function markOf({ activeJob, waitsForFile, state, agreement }: OverviewYear, texts: Texts): [string, string] {
  if (activeJob) return ['busy', `${texts.work[activeJob.kind]} …`];
  if (waitsForFile) return ['waits', texts.waits];
  if (state === 'empty' || state === 'purging') return ['empty', texts.empty];
  if (!agreement) return ['never', texts.never];
  const words = {
    agrees: texts.agrees,
    differs: texts.differs(agreement.voucherCount),
    unread: texts.unread,
    never: texts.never,
  };
  return [agreement.state, words[agreement.state]];
}
