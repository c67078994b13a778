// Under the list: what is chosen and what can be done with it, the number that a reload of many asks for, and how far all
// of it has come.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { BatchModel } from '../models/batch.ts';
import type { OverviewModel } from '../models/overview.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';
import { TypedCount } from './typed-count.tsx';

interface Props {
  model: OverviewModel;
  batch: BatchModel;
  onSettings: () => void;
}
export function OverviewBar({ model, batch, onSettings }: Props) {
  const { overview: texts } = useBureau();
  const asking = useSignal(false);
  const { companies, years } = model.count.value;
  const reads = model.me.value?.role === 'reader';
  const busy = batch.sending.value || batch.tally.value.going > 0;
  useEffect(() => {
    if (companies === 0) asking.value = false;
  }, [companies]);
  const start = (what: 'compare' | 'reload') => {
    asking.value = false;
    void batch.start(what, model.chosen.value);
    model.clear();
  };
  if (companies === 0 && !batch.what.value) return null;
  return (
    <section class="overview-bar" aria-label={texts.chosen(companies, years)}>
      {batch.what.value && <Progress model={model} batch={batch} onSettings={onSettings} />}
      {companies > 0 && asking.value && (
        <TypedCount
          count={companies}
          text={texts.reloadText(years)}
          submit={texts.reloadNow(companies)}
          onCancel={() => (asking.value = false)}
          onSubmit={() => start('reload')}
        />
      )}
      {companies > 0 && !asking.value && (
        <div class="row bar-row">
          <strong class="grow figures" role="status">
            {texts.chosen(companies, years)}
          </strong>
          {reads ? (
            <span class="quiet">{texts.reader}</span>
          ) : (
            <>
              <button type="button" class="button" disabled={busy} onClick={() => (asking.value = true)}>
                {texts.reload}
              </button>
              <button type="button" class="button primary" disabled={busy} onClick={() => start('compare')}>
                {texts.compare}
              </button>
            </>
          )}
          <IconButton icon="close" name={texts.clear} onPress={model.clear} />
        </div>
      )}
    </section>
  );
}

function Progress({ model, batch, onSettings }: Props) {
  const { t } = useLocale();
  const { overview: texts } = useBureau();
  const what = batch.what.value!;
  const { all, done, failed, going } = batch.tally.value;
  const over = going === 0 && !batch.sending.value;
  const left = batch.left.value.size;
  const head = useRef<HTMLElement>(null);
  const rest = left > 0 && (
    <p>
      {texts.left(left)}{' '}
      <button
        type="button"
        class="link"
        onClick={(event) => event.isTrusted && void batch.start(what, batch.left.value)}
      >
        {texts.sendLeft}
      </button>
    </p>
  );
  return (
    <div class={failed > 0 ? 'batch failed stack' : 'batch stack'}>
      <div class="row">
        {over ? <Icon name={failed > 0 ? 'warning' : 'check'} /> : <span class="spinner" />}
        <strong ref={head} tabIndex={-1} data-focus role="status">
          {over ? texts.did[what] : texts.doing[what]}
        </strong>
        <span class="quiet figures grow">
          {texts.tally(done, all)}
          {failed > 0 && `, ${texts.failed(failed)}`}
        </span>
        {over && failed > 0 && (
          <button
            type="button"
            class="link"
            onClick={() => {
              model.chosen.value = batch.failed();
            }}
          >
            {texts.chooseFailed}
          </button>
        )}
        {over && <IconButton icon="close" name={t.close} onPress={batch.close} />}
      </div>
      {!over && (
        <div class="bar">
          <span style={{ width: `${all > 0 ? ((done + failed) / all) * 100 : 0}%` }} />
        </div>
      )}
      {batch.problem.value ? (
        <ProblemNote problem={batch.problem.value} onSettings={onSettings}>
          {rest}
        </ProblemNote>
      ) : (
        over && rest
      )}
    </div>
  );
}
