// The receipt of a job: shown, printed, and saved as text or JSON.
import { useRef } from 'preact/hooks';
import type { Receipt as ReceiptData } from '../../shared/contract/job.ts';
import type { Locale } from '../locales/format.ts';
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';
import { printAlone, save } from './paper.ts';
import { usePrintElsewhere } from './print-context.ts';

export function Receipt({ receipt }: { receipt: ReceiptData }) {
  const locale = useLocale();
  const section = useRef<HTMLElement>(null);
  const printElsewhere = usePrintElsewhere();
  const { t } = locale;
  const lines = receiptLines(receipt, locale);
  /** What the proof says stands above them in its own way. */
  const notAbove = ([label]: [string, string]) => !label.endsWith(` ${t.proof}`);
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
      <Proof receipt={receipt} />
      <dl class="small figures">
        {lines.filter(notAbove).map(([label, value], i) => (
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

/** Whether what was read in agrees with its file, year by year. */
function Proof({ receipt: { fiscalYears } }: { receipt: ReceiptData }) {
  const { t, kronor, language } = useLocale();
  const proven = fiscalYears.filter((year) => year.proof);
  return (
    <>
      {proven.map((year) => {
        const { agrees, words, differences } = year.proof!;
        return (
          <div key={year.start} class={agrees ? 'proof' : 'proof warn'}>
            <Icon name={agrees ? 'check' : 'warning'} />
            <div>
              {proven.length > 1 && <strong>{fiscalYearLabel(year)} </strong>}
              {words[language]}
              {differences.length > 0 && (
                <ul class="small figures">
                  {differences.map((one, i) => (
                    <li key={i}>{differenceText(one, t, kronor)}</li>
                  ))}
                </ul>
              )}
            </div>
          </div>
        );
      })}
    </>
  );
}
type Difference = NonNullable<ReceiptData['fiscalYears'][number]['proof']>['differences'][number];
const differenceText = (
  { account, label, expectedOre, foundOre }: Difference,
  t: Locale['t'],
  kronor: Locale['kronor'],
) => `${account} ${t.balanceLabel[label]}: ${t.proofOf(kronor(expectedOre), kronor(foundOre))}`;

export function receiptLines(receipt: ReceiptData, locale: Locale): [string, string][] {
  const { t, moment, kronor } = locale;
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
      ...proofLines(year, locale),
    ]),
    [t.receiptJob, `${receipt.jobId}`],
  ];
}

/** What the proof says, and what anyone can compute from the year's export. */
function proofLines(
  year: ReceiptData['fiscalYears'][number],
  { t, kronor, language }: Locale,
): [string, string][] {
  const { proof, sieFile } = year;
  const label = `${fiscalYearLabel(year)} ${t.proof}`;
  const digest = proof?.digest ?? sieFile?.digest;
  return [
    ...(proof ? [[label, proof.words[language]] as [string, string]] : []),
    ...(proof?.differences ?? []).map((one): [string, string] => [label, differenceText(one, t, kronor)]),
    ...(digest ? [[`${fiscalYearLabel(year)} ${t.digest}`, digest] as [string, string]] : []),
  ];
}
