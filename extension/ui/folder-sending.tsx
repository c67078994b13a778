// A folder's files on their way in, company by company, and how far all of it has come.
import { useEffect, useRef } from 'preact/hooks';
import type { FolderModel } from '../models/folder.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { UploadRow } from './uploads.tsx';

export function Sending({ model }: { model: FolderModel }) {
  const { t } = useLocale();
  const { folder: texts } = useBureau();
  const senders = model.senders.value!;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { all, done, other } = model.tally.value;
  const over = model.over.value;
  const shown = senders.filter(({ uploads }) => uploads.uploads.value.length > 0);
  return (
    <section class="card stack folder" aria-labelledby="folder-title">
      <div class={other > 0 ? 'tally other' : 'tally'}>
        <p class="row" role="status">
          {over ? <Icon name={other > 0 ? 'warning' : 'check'} /> : <span class="spinner" />}
          <strong id="folder-title" ref={head} tabIndex={-1} data-focus>
            {over && done === all ? t.allClear : t.tally(done, all)}
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
