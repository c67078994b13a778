// A fiscal year's turnover per month as small bars, so that a person sees what is about to go.
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import { useLocale } from './locale.tsx';

interface Props {
  year: Pick<FiscalYear, 'start' | 'end' | 'label'>;
  periods: { period: string; debitOre: number }[] | undefined;
}

export function Months({ year, periods }: Props) {
  const { t } = useLocale();
  const months = monthsOf(year.start, year.end);
  const by = new Map(periods?.map(({ period, debitOre }) => [period, debitOre]));
  const most = Math.max(1, ...months.map((month) => by.get(month) ?? 0));
  const step = 96 / months.length;
  return (
    <svg
      class="months"
      viewBox="0 0 96 28"
      role="img"
      aria-label={t.monthsOf(year.label)}
      preserveAspectRatio="none"
    >
      {months.map((month, i) => {
        const height = periods ? Math.max(1.5, ((by.get(month) ?? 0) / most) * 27) : 1.5;
        return <rect x={i * step + 0.75} y={28 - height} width={step - 1.5} height={height} rx="1" />;
      })}
    </svg>
  );
}

/** `2023-07-01`, `2024-06-30` → `2023-07` … `2024-06`. */
export function monthsOf(start: string, end: string): string[] {
  const months: string[] = [];
  let year = Number(start.slice(0, 4));
  let month = Number(start.slice(5, 7));
  const last = end.slice(0, 7);
  for (let i = 0; i < 36; i++) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    months.push(name);
    if (name >= last) break;
    month += 1;
    if (month > 12) [month, year] = [1, year + 1];
  }
  return months;
}
