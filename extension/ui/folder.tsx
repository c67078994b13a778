// A folder of SIE files: the plan that is agreed to, and then its sending.
import { useEffect, useRef } from 'preact/hooks';
import type { FolderModel } from '../models/folder.ts';
import { useBureau } from './bureau-texts.ts';
import { Plan } from './folder-plan.tsx';
import { Sending } from './folder-sending.tsx';
import { useLocale } from './locale.tsx';
import { TypedCount } from './typed-count.tsx';

export function Folder({ model }: { model: FolderModel }) {
  const { t } = useLocale();
  const { folder: texts } = useBureau();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { files, reading, ready, companies, replaces } = model.counts.value;
  const title = files > 0 ? texts.title(ready, files) : texts.nothing;
  const sending = model.senders.value;
  if (sending) return <Sending model={model} />;
  return (
    <section class="card stack folder" aria-labelledby="folder-title">
      <div class="row">
        <h2 id="folder-title" class="grow" ref={head} tabIndex={-1} data-focus>
          {reading > 0 && <span class="spinner" />}{' '}
          {reading > 0 ? texts.reading(files - reading, files) : title}
        </h2>
        {/* Told once all are read, and not of each. */}
        <span class="sr-only" role="status">
          {reading === 0 && title}
        </span>
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
