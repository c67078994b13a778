// A file that was compared with what its year holds, before it replaces that: what differs in one line, and the way on.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { Locale } from '../locales/format.ts';
import type { CompareModel } from '../models/compare.ts';
import { otherEnd } from '../models/compare-sides.ts';
import type { Upload } from '../models/upload.ts';
import type { UploadsModel } from '../models/uploads.ts';
import { isFocusChosen } from './keep-focus.ts';
import { LoadGuards, LoadPress } from './load-guards.tsx';
import { useLocale } from './locale.tsx';

interface Props {
  upload: Upload;
  model: UploadsModel;
  /** Null where there is no place to show more of it. */
  compare: CompareModel | null;
}

export function ComparedFile({ upload, model, compare }: Props) {
  const locale = useLocale();
  const { t, problem: words } = locale;
  const { id, file, state, compared, problem, stop } = upload;
  const load = () => void model.load(id);
  const button = useRef<HTMLButtonElement>(null);
  const alone = model.undecided.value.length === 1;
  useEffect(() => {
    // Nothing else has been gone to meanwhile: Enter reads it in.
    const here = !isFocusChosen() || document.activeElement?.matches('.drop input');
    if (alone && here) button.current?.focus();
  }, [alone, state]);
  if (state === 'comparing')
    return (
      <p class="row small quiet compared-line">
        <span class="spinner" /> <span class="grow">{t.comparingOwn}</span>
        <button type="button" class="link" onClick={(event) => event.isTrusted && load()}>
          {t.loadUncompared}
        </button>
      </p>
    );
  if (state !== 'compared') return null;
  const year = compared?.year;
  const press = (look: string, label: string) => (
    <LoadPress stop={stop} look={look} button={button} label={label} onLoad={load} />
  );
  return (
    <>
      <p class="row compared-line">
        <span class="grow small">
          {year?.agrees ? (
            [t.sameBooks, opens(year, locale)].join(' ')
          ) : year ? (
            <>
              <strong>{t.yearDiffers(year.voucherCount)}.</strong> {ends(year, locale)}{' '}
              {sentence(year, locale)} {opens(year, locale)}
            </>
          ) : (
            problem && (
              <>
                <strong>{t.compareFailed}.</strong> {words(problem).text}
              </>
            )
          )}
        </span>
        {year && (!year.agrees || opens(year, locale) !== '') && compare && (
          <button
            type="button"
            class="link small"
            onClick={() =>
              void compare.open(compared!.id, {
                name: file.name,
                stop: signal(stop),
                keep: () => model.keep(file, upload.allow),
                load,
              })
            }
          >
            {t.showDifferences}
          </button>
        )}
        {!stop &&
          (year?.agrees
            ? press('link small', t.anyway)
            : press(alone ? 'button primary' : 'button', t.loadOne))}
      </p>
      <LoadGuards stop={stop}>{press('button', t.anyway)}</LoadGuards>
    </>
  );
}

const kinds = ['gone', 'changed', 'moved', 'new'] as const;
const mostNamed = 3;

/** Which of the file and what is read in ends first. */
function ends({ coverage }: ReconciledYear, { t }: Locale): string {
  const shorter = coverage?.shorter;
  return shorter ? t.endsFirst(shorter, otherEnd(coverage, shorter), t.theFile) : '';
}

/** Whether the file opens as the year before closed. */
function opens({ start, end, continuity }: ReconciledYear, { t }: Locale): string {
  const count = continuity?.source?.differenceCount ?? 0;
  if (!continuity?.previousYear || count === 0) return '';
  const [year, before] = [{ start, end }, continuity.previousYear].map(fiscalYearLabel) as [string, string];
  return t.opensOtherwise(year, before, count, ['source'], t.theFile);
}

/** The vouchers that differ, the first ones of each kind by name. */
function sentence({ kinds: counts, vouchers }: ReconciledYear, { t, list, number }: Locale): string {
  const parts = kinds.flatMap((kind) => {
    const all = counts[kind];
    if (all === 0) return [];
    const names = vouchers
      .filter((one) => one.kind === kind)
      .slice(0, mostNamed)
      .map(({ series, number: its }) => `${series} ${its}`.trim());
    const rest = all - names.length;
    const named =
      names.length === 0 ? number(all) : rest > 0 ? t.andMore(names.join(', '), rest) : list(names);
    return [t.fileSays[kind](named, all)];
  });
  return parts.length > 0 ? `${parts.join('; ')}.` : '';
}
