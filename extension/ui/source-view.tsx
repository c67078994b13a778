// Anslutning: which accounting system a company is read from, whether that works, and how it is connected and forgotten.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CompanyRef } from '../messages/verbs.ts';
import type { SourceModel } from '../models/source.ts';
import { AskTwice } from './ask-twice.tsx';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SourceForm } from './source-form.tsx';

interface Props {
  model: SourceModel;
  company: CompanyRef;
  onYears: () => void;
  onSettings: () => void;
}

export function SourceView({ model, company, onYears, onSettings }: Props) {
  const { t, moment } = useLocale();
  const { source: texts } = useBureau();
  const changing = useSignal(false);
  const head = useRef<HTMLHeadingElement>(null);
  const connection = model.connection.value;
  const { kind, connected } = connection ?? {
    ...company.source,
    connected: company.source.connected === true,
  };
  const may = model.may.value;
  const name = t.sourceName[kind]!;
  const account = connection?.account;
  useEffect(() => {
    // What was pressed is gone.
    if (document.activeElement === document.body) head.current?.focus();
  }, [connected, changing.value]);
  const busy = model.busy.value;
  const retry = () => void (connection ? model.test() : model.load());
  return (
    <section class="card stack source">
      <div class="result-head">
        <span class={connected ? 'seal good' : 'seal'}>
          <Icon name={connected ? 'plug' : 'upload'} />
        </span>
        <div>
          <h2 ref={head} tabIndex={-1} data-focus>
            {connected ? texts.from(name) : texts.none}
          </h2>
          <p class="quiet">{connected ? texts.readOnly : may ? texts.noneText : texts.noneReader}</p>
        </div>
      </div>
      {connected && (account || connection?.connectedAt) && (
        <p class="small quiet figures facts">
          {account && (
            <span>
              {texts.account[kind]} {account}
            </span>
          )}
          {connection?.connectedAt && (
            <span>{texts.since(moment(connection.connectedAt), connection.connectedBy?.name ?? '–')}</span>
          )}
        </p>
      )}
      {may === false && (
        <p class="row quiet">
          <Icon name="lock" /> {texts.askAdmin}
        </p>
      )}
      {may === null && !model.problem.value && (
        <p class="row quiet" role="status">
          <span class="spinner" /> {t.loading}
        </p>
      )}
      {may && connected && !changing.value && (
        <div class="row">
          <button
            type="button"
            class="button"
            aria-disabled={busy !== null}
            onClick={() => void model.test()}
          >
            {busy === 'testing' && <span class="spinner" />}
            {busy === 'testing' ? texts.testing : texts.test}
          </button>
          <button
            type="button"
            class="button plain"
            aria-disabled={busy !== null}
            onClick={() => busy === null && (changing.value = true)}
          >
            {texts.change}
          </button>
          <AskTwice
            look="link"
            question={texts.disconnectAsk(name)}
            yes={texts.disconnectYes}
            busy={busy !== null}
            onYes={() => void model.disconnect()}
          >
            {texts.disconnect}
          </AskTwice>
        </div>
      )}
      <Outcome model={model} onYears={onYears} />
      {model.problem.value && (
        <ProblemNote problem={model.problem.value} onRetry={retry} onSettings={onSettings} />
      )}
      {may && (!connected || changing.value) && (
        <SourceForm
          model={model}
          onDone={() => (changing.value = false)}
          onCancel={connected ? () => (changing.value = false) : undefined}
        />
      )}
    </section>
  );
}

/** What came of a try, of a sign-in that came to nothing, and of forgetting. */
function Outcome({ model, onYears }: { model: SourceModel; onYears: () => void }) {
  const { source: texts } = useBureau();
  const { language } = useLocale();
  const tested = model.tested.value;
  const ended = model.ended.value;
  return (
    <div role="status" class="outcome">
      {tested && (
        <div class={tested.ok ? 'note good' : 'note danger'}>
          <Icon name={tested.ok ? 'check' : 'warning'} />
          <div>
            {!tested.ok && <strong>{texts.fails}</strong>}
            {tested.message[language]}
            {tested.ok && (
              <p>
                <button type="button" class="link" onClick={onYears}>
                  {texts.next}
                </button>
              </p>
            )}
          </div>
        </div>
      )}
      {ended && (
        <p class="note warn">
          <Icon name="info" /> <span>{texts[ended]}</span>
        </p>
      )}
      {model.forgotten.value && (
        <p class="note">
          <Icon name="info" /> <span>{texts.forgotten}</span>
        </p>
      )}
    </div>
  );
}
