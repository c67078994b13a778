// What a purge takes and what it leaves, side by side.
import type { Kept, PurgePreview } from '../../shared/contract/purge.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

const order: (keyof Kept)[] = [
  'documents',
  'budgetVersions',
  'reportTemplates',
  'accounts',
  'dimensions',
  'sieFiles',
];

export function WhatGoes({ preview, replaced }: { preview: PurgePreview; replaced: boolean }) {
  const { t, kronor } = useLocale();
  const { total, kept } = preview;
  const stays = order.filter((name) => kept[name] > 0);
  return (
    <div class="goes-stays">
      <section class="goes">
        <h2 class="head">{replaced ? t.replaced : t.goes}</h2>
        <ul class="figures">
          <li>{t.vouchers(total.vouchers)}</li>
          <li>{t.rows(total.rows)}</li>
          {total.balances > 0 && <li>{t.balances(total.balances)}</li>}
          <li class="small">{t.turnover(kronor(total.debitOre))}</li>
        </ul>
      </section>
      <section class="stays">
        <h2 class="head">{t.stays}</h2>
        <ul class="figures">
          {stays.map((name) => (
            <li key={name}>
              <Icon name="check" />
              {t.kept[name](kept[name])}
            </li>
          ))}
          {stays.length === 0 && <li class="quiet">{t.keptNothing}</li>}
        </ul>
      </section>
    </div>
  );
}
