// SIE files of one company: the years that wait, a place to drop files, and each file's own progress and verdict.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { CompareModel } from '../models/compare.ts';
import type { Upload } from '../models/upload.ts';
import type { UploadsModel } from '../models/uploads.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { stopOf } from '../models/guards.ts';
import { createOwnFile } from '../models/own-file.ts';
import { AskTwice } from './ask-twice.tsx';
import { ComparedFile } from './compared-file.tsx';
import { DropZone } from './drop-zone.tsx';
import { JobBar } from './job-bar.tsx';
import { useLocale } from './locale.tsx';
import { Stopped } from './stopped.tsx';
import { Warnings } from './warnings.tsx';

interface UploadsProps {
  model: UploadsModel;
  compare: CompareModel;
  /** Years that wait for a file. */
  waiting: FiscalYear[];
  /** A file is the next step. */
  wanted?: boolean;
}
export function Uploads({ model, compare, waiting, wanted = waiting.length > 0 }: UploadsProps) {
  const { t } = useLocale();
  const { length } = model.uploads.value;
  return (
    <section class="uploads stack" aria-label={t.waitingTitle}>
      <h2>{t.waitingTitle}</h2>
      {length > 0 && <Tally model={model} missing={waiting} />}
      {length === 0 && waiting.length > 0 && <Missing text={t.waitingText} years={waiting} />}
      <DropZone model={model} compact={length > 0} wanted={length === 0 && wanted} />
      {length > 0 && (
        <ul class="upload-list">
          {model.uploads.value.map((upload) => (
            <UploadRow key={upload.id} upload={upload} model={model} compare={compare} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** How far all of it has come, and what is missing still. */
function Tally({ model, missing }: { model: UploadsModel; missing: FiscalYear[] }) {
  const { t } = useLocale();
  const { all, done, same, other } = model.tally.value;
  const busy = model.busy.value;
  const undecided = model.undecided.value.length;
  const unasked = model.unasked.value.length;
  const clear = !busy && other === 0 && undecided === 0 && missing.length === 0;
  return (
    <div class={other + undecided > 0 ? 'tally other' : 'tally'}>
      <p class="row" role="status">
        {busy ? (
          <span class="spinner" />
        ) : (
          <Icon name={clear ? 'check' : other + undecided > 0 ? 'warning' : 'info'} />
        )}
        <strong>{clear ? t.allClear : t.tally(done, all)}</strong>
        {clear && <span class="quiet">{t.tally(done, all)}</span>}
        {same > 0 && <span class="quiet">{t.tallySame(same)}</span>}
        {undecided > 0 && <span class="quiet">{t.tallyDiffer(undecided)}</span>}
        {other > 0 && <span class="quiet">{t.tallyOther(other)}</span>}
        {unasked > 1 && !busy && (
          <button
            type="button"
            class="button primary load-all"
            onClick={(event) => event.isTrusted && void model.loadAll()}
          >
            {t.loadAll(unasked)}
          </button>
        )}
      </p>
      <div class="bar">
        <span style={{ width: `${((done + same) / all) * 100}%` }} />
        <span class="other" style={{ width: `${(other / all) * 100}%` }} />
      </div>
      {missing.length > 0 && <Missing text={busy ? t.waitingText : t.missingStill} years={missing} />}
    </div>
  );
}

const Missing = ({ text, years }: { text: string; years: FiscalYear[] }) => (
  <p class="row waiting-years">
    <span class="quiet">{text}</span>
    {years.map((year) => (
      <span class="pill figures" key={year.start}>
        {year.label}
      </span>
    ))}
  </p>
);

const tones: Partial<Record<Upload['state'] | 'stopped' | 'same' | 'differs', string>> = {
  done: 'good',
  same: 'good',
  differs: 'warn',
  compared: 'warn',
  failed: 'danger',
  refused: 'danger',
  stopped: 'warn',
  cancelled: '',
};
/** What it was stopped by, here or at the service. */
const stopOfUpload = ({ state, refusal, problem }: Upload) =>
  state === 'refused' && refusal?.code === 'unreadable'
    ? refusal.stop
    : state === 'failed'
      ? stopOf(problem)
      : null;

interface RowProps {
  upload: Upload;
  model: UploadsModel;
  /** Null where there is no place to show a comparison. */
  compare: CompareModel | null;
}
export function UploadRow({ upload, model, compare }: RowProps) {
  const { t } = useLocale();
  const { state, checked, file } = upload;
  const year = checked?.fiscalYear;
  const found = state === 'compared' ? upload.compared?.year : null;
  const shown = stopOfUpload(upload) ? 'stopped' : found ? (found.agrees ? 'same' : 'differs') : state;
  const open = state !== 'checking' && state !== 'sending' && state !== 'loading';
  return (
    <li class="upload">
      <div class="upload-head">
        <span class="upload-name" title={file.name}>
          {year && <strong class="figures">{fiscalYearLabel(year)}</strong>} {file.name}
        </span>
        <span class={`pill ${tones[shown] ?? 'busy'}`}>{t.upload[shown]}</span>
        {open && (
          <IconButton
            icon="close"
            name={`${t.remove}: ${file.name}`}
            onPress={() => model.remove(upload.id)}
          />
        )}
      </div>
      {checked && state !== 'refused' && (
        <p class="small quiet figures">
          {t.vouchers(checked.vouchers)} · {t.rows(checked.rows)}
          {!checked.organisationNumber && ` · ${t.fileNoNumber}`}
        </p>
      )}
      {(state === 'sending' || (state === 'comparing' && upload.sent < 1)) && (
        <div class="bar">
          <span style={{ width: `${upload.sent * 100}%` }} />
        </div>
      )}
      {state === 'loading' && upload.job && (
        <>
          <JobBar job={upload.job} />
          {upload.job.phase !== 'deleting' && (
            <button
              type="button"
              class="link small"
              onClick={(event) => event.isTrusted && void model.cancel(upload.id)}
            >
              {t.cancelJob.load}
            </button>
          )}
        </>
      )}
      <ComparedFile upload={upload} model={model} compare={compare} />
      <Warnings warnings={upload.job?.state === 'done' ? upload.job.warnings : (checked?.warnings ?? [])} />
      <Why upload={upload} model={model} compare={compare} />
    </li>
  );
}

function Why({ upload, model, compare }: RowProps) {
  const { t, language, problem: words } = useLocale();
  const { id, file, state, checked, refusal, problem } = upload;
  const stop = stopOfUpload(upload);
  const allow = stop?.allow;
  const unread = refusal?.code === 'unreadable' ? refusal.texts[language] : undefined;
  if (stop)
    return (
      <Stopped stop={stop}>
        {allow && (
          <div class="row">
            <AskTwice question={t.anywayAsk} yes={t.anywayYes} onYes={() => void model.anyway(id, allow)}>
              {t.anyway}
            </AskTwice>
            {compare?.holds(checked?.fiscalYear?.start ?? '') && (
              <button
                type="button"
                class="link"
                onClick={(event) =>
                  event.isTrusted &&
                  void compare.withFile(createOwnFile(model, file, allow, (all) => model.anyway(id, all)))
                }
              >
                {t.compareFirst}
              </button>
            )}
          </div>
        )}
      </Stopped>
    );
  if (refusal)
    return (
      <p class="small upload-why">
        {refusal.code === 'other' && t.fileOther(refusal.name, refusal.number)}
        {refusal.code === 'no_year' && t.fileNoYear}
        {refusal.code === 'twice' && t.fileTwice}
        {refusal.code === 'too_large' && t.fileTooLarge}
        {unread}
      </p>
    );
  const cancelled = state === 'cancelled';
  if (state === 'compared') return null;
  if (state !== 'failed' && !cancelled && !problem) return null;
  return (
    <p class={cancelled ? 'small quiet' : 'small upload-why'}>
      {cancelled ? t.cancelledSafe : problem && words(problem).text}{' '}
      {state !== 'loading' && (
        <button type="button" class="link" onClick={() => void model.retry(id)}>
          {t.retry}
        </button>
      )}
    </p>
  );
}
