// How far each side of a compared year reaches, and whether the year opens as the year before closed.
import type { ComponentChildren } from 'preact';
import type { Continuity } from '../../shared/contract/continuity.ts';
import type { Coverage, Covered } from '../../shared/contract/coverage.ts';
import type { ReconciledYear } from '../../shared/contract/reconciliation.ts';
import { fiscalYearLabel, periodsOf } from '../../shared/fiscal-year.ts';
import {
  coverAlike,
  openingRows,
  opensOtherwise,
  otherEnd,
  type OpeningRow,
} from '../models/compare-sides.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

/** Accounts that are shown; the file that is saved has more. */
const mostAccounts = 20;

interface Props {
  year: ReconciledYear;
  /** What it is compared with, in the middle of a sentence. */
  source: string;
}

export function Sides({ year, source }: Props) {
  const { coverage, continuity } = year;
  return (
    <>
      {coverage && <Covers year={year} coverage={coverage} source={source} />}
      {continuity && <Opens year={year} continuity={continuity} source={source} />}
    </>
  );
}

const Note = ({ look = '', children }: { look?: 'warn' | ''; children: ComponentChildren }) => (
  <div class={`note small ${look}`}>
    <Icon name={look === 'warn' ? 'warning' : 'info'} />
    <p>{children}</p>
  </div>
);

function Covers({ year, coverage, source }: Props & { coverage: Coverage }) {
  const { t } = useLocale();
  const { ledger, shorter } = coverage;
  const periods = periodsOf(year);
  const covers = (side: Covered) => {
    const { firstVoucherDate: first, lastVoucherDate: last, vouchers } = side;
    if (vouchers === 0) return t.coversNone;
    const span = first && last ? `${first} – ${last}` : (last ?? '');
    const months = side.periods?.filter(({ period }) => periods.includes(period)).length ?? null;
    return t.covers(span, vouchers, months, periods.length);
  };
  if (coverAlike(coverage)) return <p class="small quiet figures">{covers(ledger)}</p>;
  const whole = (side: Covered) =>
    [
      covers(side),
      side.balancesUntil && t.balancesUntil(side.balancesUntil),
      side.generatedOn && t.generatedOn(side.generatedOn),
    ]
      .filter(Boolean)
      .join(', ');
  const rows = [
    [t.loadedSide, ledger],
    [t.sourceSide(source), coverage.source],
  ] as const;
  return (
    <>
      {shorter && <Note>{t.endsFirst(shorter, otherEnd(coverage, shorter), source)}</Note>}
      <dl class="covers small quiet" aria-label={t.coverageOf(source)}>
        {rows.map(([name, side]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="figures">
              {side.periods && <Strip periods={periods} of={side.periods} />}
              <span>{whole(side)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The year's months, those with vouchers filled. */
function Strip({ periods, of }: { periods: string[]; of: NonNullable<Covered['periods']> }) {
  const has = new Set(of.map(({ period }) => period));
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${periods.length * 7} 10`}
      style={{ width: `${periods.length * 7}px` }}
      aria-hidden
    >
      {periods.map((period, i) => (
        <rect
          key={period}
          class={has.has(period) ? 'has' : ''}
          x={i * 7 + 0.5}
          y="0.5"
          width="5"
          height="9"
          rx="1"
        />
      ))}
    </svg>
  );
}

function Opens({ year, continuity, source }: Props & { continuity: Continuity }) {
  const { t, kronor, language } = useLocale();
  const { previousYear, reason, ledger, stated, unbookedResultOre } = continuity;
  if (reason || !previousYear) return <p class="small quiet">{reason?.[language]}</p>;
  const [label, before] = [fiscalYearLabel(year), fiscalYearLabel(previousYear)];
  const { sides, count } = opensOtherwise(continuity);
  const missing = (['ledger', 'source'] as const).filter((side) => continuity[side] === null);
  const changed = stated?.differenceCount ?? 0;
  const rows = openingRows(continuity);
  return (
    <>
      {rows.length > 0 && (
        <Note look="warn">
          {sides.length > 0 && `${t.opensOtherwise(label, before, count, sides, source)} `}
          {changed > 0 && t.closedOtherwise(before, changed, source)}
        </Note>
      )}
      {rows.length > 0 && <Openings rows={rows} label={label} before={before} source={source} />}
      {missing.map((side) => (
        <p key={side} class="small quiet">
          {t.noOpenings(side, source)}
        </p>
      ))}
      {sides.length === 0 && missing.length === 0 && <p class="small quiet">{t.opensAsClosed(before)}</p>}
      {unbookedResultOre !== null && unbookedResultOre !== 0 && (
        <Note>
          {t.unbooked(before, unbookedResultOre < 0, kronor(Math.abs(unbookedResultOre)))}{' '}
          {t.opensWithResult(label, ledger, continuity.source, source)}
        </Note>
      )}
    </>
  );
}

interface OpeningsProps {
  rows: OpeningRow[];
  label: string;
  before: string;
  source: string;
}
function Openings({ rows, label, before, source }: OpeningsProps) {
  const { t, kronor } = useLocale();
  const known = (side: 'ledger' | 'source') => rows.some(({ opening }) => opening[side] !== null);
  const alike = rows.every(({ opening }) => opening.ledger?.ore === opening.source?.ore);
  const hasStated = rows.some(({ statedOre }) => statedOre !== undefined);
  const columns: [title: string, of: (row: OpeningRow) => OpeningRow['opening']['ledger']][] = alike
    ? [[t.openingOf(label), ({ opening }) => opening.ledger]]
    : [
        ...(known('ledger')
          ? [[t.openingHere(label), (row: OpeningRow) => row.opening.ledger] as const]
          : []),
        ...(known('source')
          ? [[t.openingThere(label, source), (row: OpeningRow) => row.opening.source] as const]
          : []),
      ].map(([title, of]) => [title, of]);
  const left = rows.length - mostAccounts;
  return (
    <>
      <table class="openings small figures">
        <thead>
          <tr>
            <th scope="col">{t.openingAccount}</th>
            <th scope="col">{t.openingClosed(before)}</th>
            {hasStated && <th scope="col">{t.openingStated(before, source)}</th>}
            {columns.map(([title]) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostAccounts).map((row) => (
            <tr key={row.account}>
              <th scope="row">{row.account}</th>
              <td data-title={t.openingClosed(before)}>{kronor(row.closingOre ?? 0)}</td>
              {hasStated && (
                <td
                  data-title={t.openingStated(before, source)}
                  class={row.statedOre === undefined ? '' : 'other'}
                >
                  {kronor((row.statedOre === undefined ? row.closingOre : row.statedOre) ?? 0)}
                </td>
              )}
              {columns.map(([title, of]) => {
                const cell = of(row);
                return (
                  <td key={title} data-title={title} class={cell && cell.differenceOre !== 0 ? 'other' : ''}>
                    {cell ? kronor(cell.ore) : '–'}
                    {cell && cell.differenceOre !== 0 && (
                      <span class="quiet">
                        {cell.differenceOre > 0 ? '+' : ''}
                        {kronor(cell.differenceOre)}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p class="small quiet">{t.moreAccounts(left)}</p>}
    </>
  );
}
