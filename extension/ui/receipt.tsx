// The receipt of a job: shown, and saved as a text file.
import type { Receipt as ReceiptData } from '../../shared/contract/job.ts';
import type { Locale } from '../locales/format.ts';
import { yearName } from '../locales/notice.ts';
import { useLocale } from './locale.tsx';

export function Receipt({ receipt }: { receipt: ReceiptData }) {
  const locale = useLocale();
  const { t } = locale;
  const lines = receiptLines(receipt, locale);
  const save = () => {
    const text = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    const url = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${t.receiptTitle.toLowerCase()}-${receipt.company.organisationNumber}-${receipt.jobId}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <section class="receipt" aria-label={t.receiptTitle}>
      <dl class="small figures">
        {lines.map(([name, value], i) => (
          <div key={i}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="link small" onClick={save}>
        {t.receiptSave}
      </button>
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
      [`${yearName(year)} ${t.before.toLowerCase()}`, counts(year.before)],
      [`${yearName(year)} ${t.after.toLowerCase()}`, counts(year.after)],
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
