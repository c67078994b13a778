// What a comparison with the accounting system, or with a file, has found: how far it has come, each year's word, and the vouchers that
// differ by series and number, to read, copy, save and print.
import { useRef } from 'preact/hooks';
import type { CompareTexts } from '../locales/compare-sv.ts';
import type { CompareModel, VoucherDifference } from '../models/compare.ts';
import { mostShown } from '../models/compare.ts';
import { hasSidesToTell, isLaterThanSource } from '../models/compare-sides.ts';
import type { PurgeModel } from '../models/purge.ts';
import { AgreementMark } from './agreement.tsx';
import { Sides } from './compare-sides.tsx';
import { Ways } from './compare-ways.tsx';
import { Icon } from './icon.tsx';
import { LoadGuards, LoadPress } from './load-guards.tsx';
import { useLocale } from './locale.tsx';
import { ProblemNote } from './problem-note.tsx';

const ranks = { differs: 0, unread: 1, asked: 2, agrees: 2 } as const;

type Kinds = Record<VoucherDifference['kind'], string>;
const kindsOf = (t: CompareTexts, source: string): Kinds => ({
  gone: t.differKind.gone(source),
  new: t.differKind.new(source),
  changed: t.differKind.changed(),
  moved: t.differKind.moved(),
});

interface Props {
  model: PurgeModel;
  onSettings: () => void;
}

export function CompareView({ model, onSettings }: Props) {
  const { t } = useLocale();
  const { compare } = model;
  const section = useRef<HTMLElement>(null);
  const file = compare.file.value;
  const source = file ? t.theFile : t.sourceName[compare.source!]!;
  const kinds = file ? t.fileKind : kindsOf(t, source);
  const problem = compare.problem.value;
  const years = (model.years.value ?? []).filter(({ start }) => compare.agreements.value.has(start));
  // What there is to read comes first, once nothing more will come to push it down.
  const rank = ({ start }: { start: string }) => ranks[compare.agreements.value.get(start)!.state];
  const ordered = compare.busy.value ? years : years.toSorted((a, b) => rank(a) - rank(b));
  const differing = compare.differing.value.length;
  const toTell = [...compare.agreements.value.values()].some(
    (one) => one.state === 'agrees' && hasSidesToTell(one.year),
  );
  /** Where one reason stopped all of them it is told once. */
  const reasons = new Set(compare.found.value?.notCompared.map((one) => one.problem.code));
  return (
    <>
      <div class="scroll">
        <section class="stack compare" ref={section} aria-busy={compare.busy.value}>
          <h2 class="print-only">
            {t.differTitle(source)}: {model.company.name} ({model.company.organisationNumber})
          </h2>
          <Head compare={compare} source={source} />
          {(differing > 0 || toTell) && !compare.busy.value && (
            <Ways compare={compare} company={model.company} kinds={kinds} source={source} section={section} />
          )}
          {differing > 0 && !compare.busy.value && <LoadGuards stop={file?.stop.value} />}
          {problem && (
            <ProblemNote problem={problem} onRetry={() => void compare.again()} onSettings={onSettings} />
          )}
          {(!problem || reasons.size > 1) &&
            ordered.map((year) => (
              <section key={year.start} class="compared-year">
                <h3>
                  {year.label} <AgreementMark of={compare.agreements.value.get(year.start)} />
                </h3>
                <Year compare={compare} start={year.start} kinds={kinds} source={source} />
              </section>
            ))}
        </section>
      </div>
      <footer class="foot">
        <button type="button" class="button" onClick={() => (compare.shown.value = false)}>
          {file ? t.back : t.toYears}
        </button>
        {differing > 0 && !compare.busy.value && (
          <LoadPress
            stop={file?.stop.value}
            look="button primary"
            label={file ? t.loadFile : t.reloadDiffering}
            onLoad={() => void (file ? compare.loadFile() : model.reloadDiffering())}
          />
        )}
      </footer>
    </>
  );
}

function Head({ compare, source }: { compare: CompareModel; source: string }) {
  const { t } = useLocale();
  const file = compare.file.value;
  const agreements = [...compare.agreements.value.values()];
  const count = agreements.reduce((n, one) => n + (one.state === 'differs' ? one.year.voucherCount : 0), 0);
  const done = agreements.filter(({ state }) => state !== 'asked').length;
  if (compare.busy.value)
    return (
      <div role="status">
        <h2 class="row" tabIndex={-1} data-focus>
          <span class="spinner" /> {t.comparing(source)}
        </h2>
        <p class="quiet">
          {agreements.length > 0 && `${t.comparedOf(done, agreements.length)}. `}
          {t.compareReads(source)}
        </p>
      </div>
    );
  const differs = agreements.some(({ state }) => state === 'differs');
  const unread = agreements.some(({ state }) => state === 'unread');
  const [look, icon, title, more] = compare.problem.value
    ? (['', 'plugOff', t.compareFailed, t.nothingTouched] as const)
    : differs
      ? ([
          'warn',
          'warning',
          t.differsFrom(count, source),
          file ? t.fileCompared(file.name) : t.comparisonText,
        ] as const)
      : unread
        ? (['', 'plugOff', t.comparedPartly, t.nothingTouched] as const)
        : agreements.length === 0
          ? (['', 'info', t.comparedOld, t.comparedOldText] as const)
          : (['good', 'check', t.agreesAll(source), t.agreesAllText] as const);
  return (
    <div class="result-head" role="status">
      <span class={`seal ${look}`}>
        <Icon name={icon} />
      </span>
      <div>
        <h2 tabIndex={-1} data-focus>
          {title}
        </h2>
        <p class="quiet">{more}</p>
      </div>
    </div>
  );
}

interface YearProps {
  compare: CompareModel;
  start: string;
  kinds: Kinds;
  source: string;
}
function Year({ compare, start, kinds, source }: YearProps) {
  const { t, problem, kronor, language } = useLocale();
  const one = compare.agreements.value.get(start);
  if (one?.state === 'unread') return <p class="small">{problem(one.problem).text}</p>;
  if (one?.state === 'agrees') return <Sides year={one.year} source={source} />;
  if (one?.state !== 'differs') return null;
  const { year } = one;
  const vouchers = compare.vouchers.value.get(start)?.slice(0, mostShown) ?? [];
  const balances = year.differences.filter(({ label }) => year.voucherCount === 0 || label !== 'TRANS');
  const left = year.voucherCount - vouchers.length;
  return (
    <>
      <Sides year={year} source={source} />
      {vouchers.length > 0 && (
        <table class="differing small">
          <thead>
            <tr>
              <th scope="col">{t.colVoucher}</th>
              <th scope="col">{t.colDate}</th>
              <th scope="col">{t.colText}</th>
              <th scope="col">{t.colWhat}</th>
            </tr>
          </thead>
          <tbody>
            {vouchers.map((voucher, i) => (
              <tr key={i}>
                <th scope="row">{named(voucher)}</th>
                <td class="figures">{voucher.date}</td>
                <td class="words">{voucher.text}</td>
                <td>
                  <What
                    voucher={voucher}
                    kinds={kinds}
                    later={isLaterThanSource(year, voucher) && t.laterThan(source)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && <p class="small quiet">{t.moreVouchers(left)}</p>}
      {balances.length > 0 && (
        <ul class="small figures">
          {balances.map(({ account, label, period, ledgerOre, sourceOre }, i) => (
            <li key={i}>
              {account} {t.balanceLabel[label]} {period}{' '}
              {t.fromTo(amount(ledgerOre, kronor), amount(sourceOre, kronor))}
            </li>
          ))}
        </ul>
      )}
      {year.note && <p class="small quiet">{year.note[language]}</p>}
    </>
  );
}

const named = ({ series, number }: { series: string; number: string }) => `${series} ${number}`.trim();
const amount = (ore: number | null, kronor: (ore: number) => string) => (ore === null ? '–' : kronor(ore));

/** @param later what a voucher is that its source ends before */
function What({
  voucher,
  kinds,
  later,
}: {
  voucher: VoucherDifference;
  kinds: Kinds;
  later: string | false;
}) {
  const { t, kronor } = useLocale();
  const { kind, became, rows, rowCount } = voucher;
  const left = (rowCount ?? 0) - rows.length;
  const side = (row: (typeof rows)[number]['from']) => (row ? kronor(row.amountOre) : t.noRow);
  return (
    <>
      <strong class={`kind ${later ? 'later' : kind}`}>{later || kinds[kind]}</strong>
      {kind === 'moved' && became && <> {t.movedTo(`${named(became)}, ${became.date}`)}</>}
      {kind === 'changed' && (
        <ul class="figures">
          {rows.map(({ from, to }, i) => {
            const { account, objects } = (from ?? to)!;
            const of = objects.map(({ object }) => object).join(' ');
            return (
              <li key={i}>
                {account} {of} {t.fromTo(side(from), side(to))}
              </li>
            );
          })}
          {rows.length > 0 && left > 0 && <li class="quiet">{t.moreRows(left)}</li>}
        </ul>
      )}
    </>
  );
}
