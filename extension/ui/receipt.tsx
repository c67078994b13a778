// The receipt of a job: shown, printed, and saved as text or JSON.
import { useRef } from 'preact/hooks';
import type { Receipt as ReceiptData } from '../../shared/contract/job.ts';
import type { Locale } from '../locales/format.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { useLocale } from './locale.tsx';
import { printAlone, save } from './paper.ts';
import { usePrintElsewhere } from './print-context.ts';

export function Receipt({ receipt }: { receipt: ReceiptData }) {
  const locale = useLocale();
  const section = useRef<HTMLElement>(null);
  const printElsewhere = usePrintElsewhere();
  const { t } = locale;
  const lines = receiptLines(receipt, locale);
  const name = `${t.receiptTitle.toLowerCase()}-${receipt.company.organisationNumber}-${receipt.jobId}`;
  const saveText = () => {
    const text = lines.map(([label, value]) => `${label}: ${value}`).join('\r\n');
    save(`${name}.txt`, 'text/plain', `\ufeff${text}\r\n`);
  };
  const saveJson = () => save(`${name}.json`, 'application/json', `${JSON.stringify(receipt, null, 2)}\n`);
  const print = () => (printElsewhere ? printElsewhere(receipt) : printAlone(section.current!, name));
  return (
    <section class="receipt" ref={section} aria-label={t.receiptTitle}>
      <h2 class="print-only">{t.receiptTitle}</h2>
      <dl class="small figures">
        {lines.map(([label, value], i) => (
          <div key={i}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="row small receipt-ways">
        <button type="button" class="link" onClick={print}>
          {t.receiptPrint}
        </button>
        <button type="button" class="link" onClick={saveText}>
          {t.receiptSave}
        </button>
        <button type="button" class="link" onClick={saveJson}>
          {t.receiptJson}
        </button>
      </div>
    </section>
  );
}

export function receiptLines(receipt: ReceiptData, { t, moment, kronor }: Locale): [string, string][] {
  const counts = (of: { vouchers: number; rows: number; debitOre: number }) =>
    `${t.vouchers(of.vouchers)}, ${t.rows(of.rows)}, ${kronor(of.debitOre)}`;
  return [
    [t.kind[receipt.kind], `${receipt.company.name} (${receipt.company.organisationNumber})`],
    [t.receiptBy, receipt.requestedBy.name],
    [t.receiptAt, moment(receipt.requestedAt)],
    [t.receiptDone, moment(receipt.finishedAt)],
    ...receipt.fiscalYears.flatMap((year): [string, string][] => [
      [`${fiscalYearLabel(year)} ${t.before.toLowerCase()}`, counts(year.before)],
      [`${fiscalYearLabel(year)} ${t.after.toLowerCase()}`, counts(year.after)],
      ...(year.sieFile
        ? ([[t.receiptFile, `${year.sieFile.filename} (sha256 ${year.sieFile.sha256})`]] as [
            string,
            string,
          ][])
        : []),
    ]),
    [t.receiptJob, `${receipt.jobId}`],
  ];
}
