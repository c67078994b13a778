// SIE files of one company: the years that wait, a place to drop files, and each file's own progress and verdict.
import { useSignal } from '@preact/signals';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Upload, UploadsModel } from '../models/uploads.ts';
import { yearName } from '../locales/notice.ts';
import { Icon } from './icon.tsx';
import { JobBar } from './job-running.tsx';
import { useLocale } from './locale.tsx';

export function Uploads({ model, waiting }: { model: UploadsModel; waiting: FiscalYear[] }) {
  const { t } = useLocale();
  const over = useSignal(false);
  const add = (files: FileList | null | undefined) => {
    if (files?.length) void model.add(files);
  };
  return (
    <section class="uploads stack" aria-label={t.waitingTitle}>
      <div>
        <h2>{t.waitingTitle}</h2>
        {waiting.length > 0 ? (
          <p class="row waiting-years">
            <span class="quiet">{t.waitingText}</span>
            {waiting.map((year) => (
              <span class="pill figures" key={year.start}>
                {year.label}
              </span>
            ))}
          </p>
        ) : (
          <p class="quiet">{t.waitingNone}</p>
        )}
      </div>
      <label
        class={over.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => (over.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          if (event.isTrusted) add(event.dataTransfer?.files);
        }}
      >
        <input
          type="file"
          class="sr-only"
          multiple
          accept=".se,.si,.sie,.SE,.SI,.SIE,text/plain"
          onChange={(event) => {
            add(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Icon name="upload" />
        <span>
          <strong>{t.drop}</strong> <span class="pick">{t.pick}</span>
          <span class="small quiet">{t.dropHint}</span>
        </span>
      </label>
      {model.uploads.value.length > 0 && (
        <ul class="upload-list" aria-live="polite">
          {model.uploads.value.map((upload) => (
            <UploadRow key={upload.id} upload={upload} model={model} />
          ))}
        </ul>
      )}
    </section>
  );
}

const tone = (state: Upload['state']) =>
  state === 'done' ? 'good' : state === 'failed' || state === 'refused' ? 'danger' : 'busy';

function UploadRow({ upload, model }: { upload: Upload; model: UploadsModel }) {
  const { t } = useLocale();
  const { state, checked, file } = upload;
  const year = checked?.fiscalYear;
  const open = state === 'waiting' || state === 'refused' || state === 'failed' || state === 'done';
  return (
    <li class="upload">
      <div class="upload-head">
        <span class="upload-name" title={file.name}>
          {year && <strong class="figures">{yearName(year)}</strong>} {file.name}
        </span>
        <span class={`pill ${tone(state)}`}>{t.upload[state]}</span>
        {open && (
          <button
            type="button"
            class="button plain icon-only"
            aria-label={`${t.remove}: ${file.name}`}
            onClick={() => model.remove(upload.id)}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {checked && state !== 'refused' && (
        <p class="small quiet figures">
          {t.vouchers(checked.vouchers)} · {t.rows(checked.rows)}
          {!checked.organisationNumber && ` · ${t.fileNoNumber}`}
        </p>
      )}
      {state === 'sending' && (
        <div class="bar">
          <span style={{ width: `${upload.sent * 100}%` }} />
        </div>
      )}
      {state === 'loading' && upload.job && <JobBar job={upload.job} />}
      <Why upload={upload} model={model} />
    </li>
  );
}

function Why({ upload: { id, state, refusal, problem }, model }: { upload: Upload; model: UploadsModel }) {
  const { t, language, problem: words } = useLocale();
  if (refusal)
    return (
      <p class="small upload-why">
        {refusal.code === 'other' && t.fileOther(refusal.name, refusal.number)}
        {refusal.code === 'no_year' && t.fileNoYear}
        {refusal.code === 'twice' && t.fileTwice}
        {refusal.code === 'too_large' && t.fileTooLarge}
        {refusal.code === 'unreadable' && refusal.texts[language]}
      </p>
    );
  if (state !== 'failed') return null;
  return (
    <p class="small upload-why">
      {problem && words(problem).text}{' '}
      <button type="button" class="link" onClick={() => void model.retry(id)}>
        {t.retry}
      </button>
    </p>
  );
}
