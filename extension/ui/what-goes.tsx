// What a purge takes and what it leaves: one line of figures, which opens over the list so that nothing moves.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Kept } from '../../shared/contract/purge.ts';
import type { PurgeModel } from '../models/purge.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { Reads } from './reload-reads.tsx';

const order: (keyof Kept)[] = [
  'documents',
  'budgetVersions',
  'reportTemplates',
  'accounts',
  'dimensions',
  'sieFiles',
];

export function WhatGoes({ model }: { model: PurgeModel }) {
  const { t, kronor } = useLocale();
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const preview = model.selected.value.size > 0 ? model.preview.value : null;
  useEffect(() => {
    if (!open.value) return;
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open.value]);
  if (!preview) return <p class="what quiet small">{t.nothingChanged}</p>;
  const { total, kept } = preview;
  const takes = model.deed.value === 'purge';
  const stays = order.filter((name) => kept[name] > 0);
  const goes =
    total.rows + total.vouchers + total.balances > 0
      ? [t.vouchers(total.vouchers), t.rows(total.rows)]
      : null;
  return (
    <div
      class="what"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.stopPropagation();
        open.value = false;
      }}
    >
      <button
        type="button"
        class={takes ? 'what-line small takes' : 'what-line small'}
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {/* Of its own for each deed: the figures stand further in after the longer word. */}
        <span class="figures" key={model.deed.value}>
          <strong>{takes ? t.goes : t.replaced}</strong> {goes?.join(' · ') ?? t.replacedNothing}
          {goes && <span class="what-more"> · {t.turnover(kronor(total.debitOre))}</span>}
        </span>
        <span class="quiet what-stays">{t.details}</span>
        <Icon name="up" />
      </button>
      {open.value && (
        <div class="what-panel">
          <section>
            <h2 class="head">{takes ? t.goes : t.replaced}</h2>
            <ul class="figures">
              {(goes ?? [t.replacedNothing]).map((text) => (
                <li key={text}>{text}</li>
              ))}
              {total.balances > 0 && <li>{t.balances(total.balances)}</li>}
              {goes && <li>{t.turnover(kronor(total.debitOre))}</li>}
            </ul>
          </section>
          <section>
            <h2 class="head">{t.stays}</h2>
            <ul class="figures">
              {stays.map((name) => (
                <li key={name}>{t.kept[name](kept[name])}</li>
              ))}
              {stays.length === 0 && <li class="quiet">{t.keptNothing}</li>}
            </ul>
          </section>
          {!takes && (
            <section class="wide">
              <h2 class="head">{t.readsHead}</h2>
              <ul class="small">
                {preview.fiscalYears.map((year) => (
                  <li key={year.start}>
                    <Reads year={year} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </div>
  );
}
