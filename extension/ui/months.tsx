// A fiscal year's debit per month as small bars, so that a person sees what is about to go.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import { periodsOf } from '../../shared/fiscal-year.ts';
import { useLocale } from './locale.tsx';

export function Months({ year }: { year: Pick<FiscalYear, 'start' | 'end' | 'label' | 'months'> }) {
  const { t } = useLocale();
  const periods = periodsOf(year);
  const by = new Map(year.months?.map(({ period, debitOre }) => [period, debitOre]));
  const most = Math.max(1, ...periods.map((period) => by.get(period) ?? 0));
  const step = 96 / periods.length;
  return (
    <svg
      class="months"
      viewBox="0 0 96 28"
      role="img"
      aria-label={t.monthsOf(year.label)}
      preserveAspectRatio="none"
    >
      {periods.map((period, i) => {
        const height = Math.max(1.5, ((by.get(period) ?? 0) / most) * 27);
        return <rect x={i * step + 0.75} y={28 - height} width={step - 1.5} height={height} rx="1" />;
      })}
    </svg>
  );
}
