// The ways on from what a comparison has found: the clipboard, a table for Excel, paper.
import { useSignal } from '@preact/signals';
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import type { CompareModel, VoucherDifference } from '../models/compare.ts';
import { compareTable, toCsv, toTabs, type TableWords } from '../models/compare-table.ts';
import type { PurgeModel } from '../models/purge.ts';
import { useLocale } from './locale.tsx';
import { copyText, printAlone, save } from './paper.ts';
import { usePrintElsewhere } from './print-context.ts';

interface Props {
  compare: CompareModel;
  company: PurgeModel['company'];
  kinds: TableWords['kinds'];
  source: string;
  section: { current: HTMLElement | null };
}
export function Ways({ compare, company, kinds, source, section }: Props) {
  const { t } = useLocale();
  const printElsewhere = usePrintElsewhere();
  const said = useSignal('');
  const name = `${t.csvName}-${company.organisationNumber}`;
  const tableOf = (years: [ReconciledYear, VoucherDifference[]][]) =>
    compareTable(years, { columns: t.csvColumns, kinds, later: t.laterThan(source), source, sides: t });
  const copy = () => {
    const shown = compare.found.value!.fiscalYears.map((year): [ReconciledYear, VoucherDifference[]] => [
      year,
      compare.vouchers.value.get(year.start) ?? [],
    ]);
    said.value = copyText(toTabs(tableOf(shown))) ? t.copied : '';
  };
  const saveCsv = async () => {
    const whole = await compare.whole();
    said.value = whole ? '' : t.problems['no_connection']![1];
    if (whole) save(`${name}.csv`, 'text/csv', toCsv(tableOf(whole)));
  };
  return (
    <div class="row small receipt-ways">
      <button type="button" class="link" onClick={copy}>
        {t.copyTable}
      </button>
      <button type="button" class="link" onClick={() => void saveCsv()}>
        {t.saveCsv}
      </button>
      {/* The popup closes when the printer's dialog opens. */}
      {!printElsewhere && (
        <button type="button" class="link" onClick={() => printAlone(section.current!, name)}>
          {t.receiptPrint}
        </button>
      )}
      <span class="quiet" role="status">
        {said.value}
      </span>
    </div>
  );
}
