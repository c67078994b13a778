// A folder of SIE files: the plan, which file goes to which company and year and what it replaces, and then its sending.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { FolderModel, Planned } from '../models/folder.ts';
import { sieFilesOf, sieFilesOfDrop } from '../models/folder-files.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { useLocale } from './locale.tsx';
import { TypedCount } from './typed-count.tsx';
import { UploadRow } from './uploads.tsx';

/** Files dropped anywhere on the page are meant for it; and a way to choose a folder. */
export function FolderZone({ model }: { model: FolderModel }) {
  const { folder: texts } = useBureau();
  const over = useSignal(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(name: K, deed: (event: WindowEventMap[K]) => void) =>
      addEventListener(name, deed, { signal: stop.signal });
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      over.value = true;
    };
    on('dragenter', drag);
    on('dragover', drag);
    on('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) over.value = false;
    });
    on('drop', (event) => {
      event.preventDefault();
      over.value = false;
      if (event.isTrusted && event.dataTransfer) void sieFilesOfDrop(event.dataTransfer).then(model.add);
    });
    return () => stop.abort();
  }, [model]);
  return (
    <label class={over.value ? 'drop compact folder-zone over' : 'drop compact folder-zone'}>
      <input
        type="file"
        class="sr-only"
        multiple
        ref={(input) => {
          if (input) input.webkitdirectory = true;
        }}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files?.length) model.add(sieFilesOf(files));
          event.currentTarget.value = '';
        }}
      />
      <Icon name="upload" />
      <span>
        <strong>{texts.drop}</strong> <span class="pick">{texts.pick}</span>
      </span>
    </label>
  );
}

export function Folder({ model }: { model: FolderModel }) {
  const { t } = useLocale();
  const { folder: texts } = useBureau();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { files, reading, ready, companies, replaces } = model.counts.value;
  const sending = model.senders.value;
  if (sending) return <Sending model={model} />;
  return (
    <section class="card stack folder" aria-labelledby="folder-title">
      <div class="row">
        <h2 id="folder-title" class="grow" ref={head} tabIndex={-1} data-focus>
          {reading > 0 && <span class="spinner" />}{' '}
          {reading > 0 ? texts.reading(files - reading, files) : texts.title(ready, files)}
        </h2>
        {model.others.value > 0 && <span class="small quiet">{texts.others(model.others.value)}</span>}
      </div>
      {files > 0 && <Plan model={model} />}
      <div class="foot folder-foot">
        {reading === 0 && ready > 0 ? (
          companies > 1 ? (
            <TypedCount
              count={companies}
              text={texts.comesTo(ready, companies, replaces)}
              submit={texts.send(ready)}
              onSubmit={() => void model.send()}
              onCancel={model.close}
            />
          ) : (
            <>
              <p class="grow">{texts.comesTo(ready, companies, replaces)}</p>
              <button
                type="button"
                class="button primary"
                onClick={(event) => event.isTrusted && void model.send()}
              >
                {texts.send(ready)}
              </button>
              <button type="button" class="button" onClick={model.close}>
                {t.cancel}
              </button>
            </>
          )
        ) : (
          <button type="button" class="button" onClick={model.close}>
            {t.cancel}
          </button>
        )}
      </div>
    </section>
  );
}

/** What somebody has to look at first. */
const rank = ({ verdict: { state } }: Planned) => (state === 'ready' ? 2 : state === 'reading' ? 1 : 0);

function Plan({ model }: { model: FolderModel }) {
  const { folder: texts } = useBureau();
  const plan =
    model.counts.value.reading > 0
      ? model.plan.value
      : model.plan.value.toSorted((a, b) => rank(a) - rank(b));
  return (
    <div class="plan-space">
      <table class="plan small">
        <thead>
          <tr>
            <th scope="col">{texts.file}</th>
            <th scope="col">{texts.company}</th>
            <th scope="col">{texts.year}</th>
            <th scope="col">{texts.becomes}</th>
            <th scope="col">
              <span class="sr-only">{texts.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.map((one) => (
            <PlanRow key={one.id} one={one} model={model} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanRow({ one, model }: { one: Planned; model: FolderModel }) {
  const { t, language } = useLocale();
  const { folder: texts } = useBureau();
  const { id, file, checked, verdict } = one;
  const company = 'company' in verdict ? verdict.company : null;
  const year = checked?.fiscalYear;
  return (
    <tr class={verdict.state === 'ready' || verdict.state === 'reading' ? '' : 'stays'}>
      <th scope="row" title={file.webkitRelativePath || file.name}>
        {file.name}
      </th>
      <td>
        {verdict.state === 'ambiguous' ? (
          <select
            class="input"
            aria-label={texts.whose(file.name)}
            onChange={({ currentTarget }) => model.choose(id, currentTarget.value)}
          >
            <option value="">{texts.choose}</option>
            {verdict.candidates.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name} ({other.organisationNumber})
              </option>
            ))}
          </select>
        ) : (
          <>
            {company?.name ?? checked?.companyName ?? '–'}{' '}
            <span class="quiet figures">{company?.organisationNumber ?? checked?.organisationNumber}</span>
          </>
        )}
      </td>
      <td class="figures">{year ? fiscalYearLabel(year) : '–'}</td>
      <td>
        {verdict.state === 'ready' ? (
          <Becomes one={one} />
        ) : verdict.state === 'reading' ? (
          <span class="quiet">{texts.readingOne}</span>
        ) : (
          <span class="warn-text">
            {verdict.state === 'unreadable'
              ? verdict.texts[language]
              : verdict.state === 'twice'
                ? texts.twice(verdict.others)
                : verdict.state === 'overlaps'
                  ? texts.overlaps(verdict.year.label, verdict.year.start, verdict.year.end)
                  : verdict.state === 'ambiguous'
                    ? texts.ambiguous
                    : texts.why[verdict.state]}
          </span>
        )}
      </td>
      <td>
        <IconButton icon="close" name={`${t.remove}: ${file.name}`} onPress={() => model.remove(id)} />
      </td>
    </tr>
  );
}

function Becomes({ one: { checked, verdict } }: { one: Planned }) {
  const { t, day, number } = useLocale();
  const { folder: texts } = useBureau();
  if (verdict.state !== 'ready') return null;
  const { year } = verdict;
  const { vouchers } = checked!;
  if (!year || year.state === 'empty')
    return (
      <>
        {texts.loads} <span class="quiet figures">{t.vouchers(vouchers)}</span>
      </>
    );
  const from = year.sieFile
    ? texts.replaces(year.sieFile.filename, day(year.loadedAt ?? year.sieFile.uploadedAt))
    : texts.replacesYear;
  return (
    <>
      {from}{' '}
      <span class="quiet figures">
        {t.vouchers(year.vouchers)} → {number(vouchers)}
      </span>
    </>
  );
}

/** Each file's way in, company by company. */
function Sending({ model }: { model: FolderModel }) {
  const { t } = useLocale();
  const { folder: texts } = useBureau();
  const senders = model.senders.value!;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const all = model.counts.value.ready;
  const tallies = senders.map(({ uploads }) => uploads.tally.value);
  const done = tallies.reduce((sum, one) => sum + one.done, 0);
  const other = tallies.reduce((sum, one) => sum + one.other, 0);
  const over = model.sent.value;
  const shown = senders.filter(({ uploads }) => uploads.uploads.value.length > 0);
  return (
    <section class="card stack folder" aria-labelledby="folder-title">
      <div class={other > 0 ? 'tally other' : 'tally'}>
        <p class="row" role="status">
          {over ? <Icon name={other > 0 ? 'warning' : 'check'} /> : <span class="spinner" />}
          <strong id="folder-title" ref={head} tabIndex={-1} data-focus>
            {over && other === 0 ? t.allClear : t.tally(done, all)}
          </strong>
          {other > 0 && <span class="quiet">{t.tallyOther(other)}</span>}
        </p>
        <div class="bar">
          <span style={{ width: `${((done + other) / Math.max(1, all)) * 100}%` }} />
        </div>
      </div>
      {/* The newest on top: what has happened already is history. */}
      {shown.toReversed().map(({ company, uploads }) => (
        <section key={company.id} class="sent-company">
          <h3>
            {company.name} <span class="small quiet figures">{company.organisationNumber}</span>
          </h3>
          <ul class="upload-list">
            {uploads.uploads.value.map((upload) => (
              <UploadRow key={upload.id} upload={upload} model={uploads} compare={null} />
            ))}
          </ul>
        </section>
      ))}
      <div class="foot folder-foot">
        {over ? (
          <button type="button" class="button primary" onClick={model.close}>
            {t.finished}
          </button>
        ) : (
          <p class="quiet grow">{texts.stay}</p>
        )}
      </div>
    </section>
  );
}
