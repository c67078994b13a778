// Whether a year agrees with its accounting system, in a word or two.
import type { Agreement } from '../models/compare.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

/** @param onShow leads to what differs, or to why the year could not be read */
export function AgreementMark({ of, onShow }: { of: Agreement | undefined; onShow?: () => void }) {
  const { t } = useLocale();
  if (!of) return null;
  if (of.state === 'asked') return <span class="pill agreement">{t.yearAsked}</span>;
  if (of.state === 'agrees')
    return (
      <span class="pill good agreement">
        <Icon name="check" /> {t.yearAgrees}
      </span>
    );
  const [look, word] =
    of.state === 'differs' ? ['pill warn', t.yearDiffers(of.year.voucherCount)] : ['pill', t.yearUnread];
  return onShow ? (
    <button type="button" class={`${look} agreement`} onClick={onShow}>
      {word}
    </button>
  ) : (
    <span class={`${look} agreement`}>{word}</span>
  );
}
