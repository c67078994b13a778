// The plan for a folder of SIE files: which file goes to which company and year, what it replaces, or why it stays.
import { fiscalYearLabel } from '../../shared/fiscal-year.ts';
import type { FolderModel, Planned } from '../models/folder.ts';
import { useBureau } from './bureau-texts.ts';
import { IconButton } from './icon-button.tsx';
import { useLocale } from './locale.tsx';

/** What somebody has to look at first; it stays there once they have said whose it is. */
const rank = ({ asked, verdict: { state } }: Planned) =>
  asked ? 0 : state === 'ready' ? 2 : state === 'reading' ? 1 : 0;

export function Plan({ model }: { model: FolderModel }) {
  const { folder: texts } = useBureau();
  const plan =
    model.counts.value.reading > 0
      ? model.plan.value
      : model.plan.value.toSorted((a, b) => rank(a) - rank(b));
  return (
    <div class="plan-space">
      <table class="plan small">
        <thead>
          <tr>
            <th scope="col">{texts.file}</th>
            <th scope="col">{texts.company}</th>
            <th scope="col">{texts.year}</th>
            <th scope="col">{texts.becomes}</th>
            <th scope="col">
              <span class="sr-only">{texts.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.map((one) => (
            <PlanRow key={one.id} one={one} model={model} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanRow({ one, model }: { one: Planned; model: FolderModel }) {
  const { t, language } = useLocale();
  const { folder: texts } = useBureau();
  const { id, file, checked, verdict, asked } = one;
  const company = 'company' in verdict ? verdict.company : null;
  const year = checked?.fiscalYear;
  return (
    <tr class={verdict.state === 'ready' || verdict.state === 'reading' ? '' : 'stays'}>
      <th scope="row" title={file.webkitRelativePath || file.name}>
        {file.name}
      </th>
      <td>
        {asked ? (
          <select
            class="input"
            aria-label={texts.whose(file.name)}
            value={company?.id ?? ''}
            onChange={({ currentTarget }) => model.choose(id, currentTarget.value)}
          >
            <option value="">{texts.choose}</option>
            {asked.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name} ({other.organisationNumber})
              </option>
            ))}
          </select>
        ) : (
          <>
            {company?.name ?? checked?.companyName ?? '–'}{' '}
            <span class="quiet figures">{company?.organisationNumber ?? checked?.organisationNumber}</span>
          </>
        )}
      </td>
      <td class="figures">{year ? fiscalYearLabel(year) : '–'}</td>
      <td>
        {verdict.state === 'ready' ? (
          <Becomes one={one} />
        ) : verdict.state === 'reading' ? (
          <span class="quiet">{texts.readingOne}</span>
        ) : (
          <span class="warn-text">
            {verdict.state === 'unreadable'
              ? verdict.texts[language]
              : verdict.state === 'twice'
                ? texts.twice(verdict.others)
                : verdict.state === 'overlaps'
                  ? texts.overlaps(verdict.year.label, verdict.year.start, verdict.year.end)
                  : verdict.state === 'ambiguous'
                    ? texts.ambiguous
                    : texts.why[verdict.state]}
          </span>
        )}
      </td>
      <td>
        <IconButton icon="close" name={`${t.remove}: ${file.name}`} onPress={() => model.remove(id)} />
      </td>
    </tr>
  );
}

function Becomes({ one: { checked, verdict } }: { one: Planned }) {
  const { t, day, number } = useLocale();
  const { folder: texts } = useBureau();
  if (verdict.state !== 'ready') return null;
  const { year } = verdict;
  const { vouchers } = checked!;
  if (!year || year.state === 'empty')
    return (
      <>
        {texts.loads} <span class="quiet figures">{t.vouchers(vouchers)}</span>
      </>
    );
  const from = year.sieFile
    ? texts.replaces(year.sieFile.filename, day(year.loadedAt ?? year.sieFile.uploadedAt))
    : texts.replacesYear;
  return (
    <>
      {from}{' '}
      <span class="quiet figures">
        {t.vouchers(year.vouchers)} → {number(vouchers)}
      </span>
    </>
  );
}
