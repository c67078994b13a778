// In the popup: companies whose ledger differs from their accounting system, what kind of difference in a line, and the way
// to the others. Once within sight they are counted on the icon no more.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Ask } from '../messages/ask.ts';
import type { CompanyRef, Differing as One } from '../messages/verbs.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

const most = 3;

interface Props {
  ask: Ask;
  /** The active tab's, which comes first. */
  first: string | undefined;
  /** To the comparison that names the vouchers. */
  onChoose: (company: CompanyRef, comparison: string | null) => void;
}
export function Differing({ ask, first, onChoose }: Props) {
  const { t } = useLocale();
  const found = useSignal<{ items: One[]; more: boolean } | null>(null);
  useEffect(() => {
    const load = async () => {
      const result = await ask('differing.list', null);
      if (!result.ok) return;
      found.value = result.value;
      if (result.value.items.length > 0) await ask('differing.seen', null);
    };
    void load();
  }, []);
  const isFirst = ({ company }: One) => Number(company.id === first);
  const items = (found.value?.items ?? []).toSorted((a, b) => isFirst(b) - isFirst(a));
  if (items.length === 0) return null;
  const all = () => void ask('overview.open', null).then(() => window.close());
  return (
    <section>
      <h2 class="head">{t.differingTitle}</h2>
      <ul class="company-list">
        {items.slice(0, most).map((one) => (
          <li key={one.company.id}>
            <button
              type="button"
              title={`${one.company.name} ${one.company.organisationNumber}`}
              onClick={() => onChoose(one.company, one.comparison)}
            >
              <span class="company-name">{one.company.name}</span>
              <span class="small differing-line">
                {t.differing(one.kinds, t.sourceName[one.company.source.kind])}
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      {(items.length > most || found.value?.more) && (
        <button type="button" class="link small" onClick={all}>
          {t.differingMore}
        </button>
      )}
    </section>
  );
}
