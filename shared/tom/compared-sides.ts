// What a comparison says of a year beside its vouchers: which side ends first, and whether it opens as the year before closed.
import type { Schemas } from '../client/client.ts';
import { fiscalYearLabel } from '../fiscal-year.ts';
import { formatOre } from '../money.ts';
import type { Tom } from './tom.ts';

type Year = Schemas['Reconciliation']['fiscalYears'][number];
type Carried = NonNullable<NonNullable<Year['continuity']>['ledger']>;

const shownAccounts = 20;

export const sidesLines = (tom: Tom, { coverage, continuity }: Year): string[] => [
  ...(coverage ? coverageLines(tom, coverage) : []),
  ...(continuity ? continuityLines(tom, continuity) : []),
];

const coverageLines = (
  { say }: Tom,
  { ledger, source, shorter }: NonNullable<Year['coverage']>,
): string[] => {
  const line = (name: string, { firstVoucherDate, lastVoucherDate, vouchers, ...side }: typeof ledger) =>
    [
      `  ${name}: ${vouchers > 0 ? `${firstVoucherDate ?? ''}–${lastVoucherDate ?? ''}, ` : ''}${say(`${vouchers} verifikat`, `${vouchers} vouchers`)}`,
      ...(side.periods ? [say(`${side.periods.length} månader`, `${side.periods.length} months`)] : []),
      ...(side.balancesUntil ? [`#OMFATTN ${side.balancesUntil}`] : []),
      ...(side.generatedOn ? [`#GEN ${side.generatedOn}`] : []),
    ].join(', ');
  const lines = [line(say('inläst', 'read in'), ledger), line(say('källan', 'the source'), source)];
  if (!shorter) return lines;
  const { side, until, by, vouchersAfter: n } = shorter;
  const [name, other] =
    side === 'source'
      ? [say('källan', 'the source'), ledger.lastVoucherDate]
      : [say('det inlästa', 'what is read in'), source.lastVoucherDate];
  const end = say(
    `räcker till ${until}, den andra sidan till ${other}`,
    `covers until ${until}, the other side until ${other}`,
  );
  const why =
    side === 'ledger'
      ? say('har tillkommit sedan dess', 'came since then')
      : by === 'lastVoucher'
        ? say('har tagits bort, eller så slutar källan där', 'were deleted, or the source ends there')
        : say(
            'saknas av det skälet, inte för att de tagits bort',
            'are missing for that reason, and were not deleted',
          );
  return [...lines, `  ${name} ${end}: ${say(`${n} senare verifikat`, `${n} later vouchers`)} ${why}`];
};

const continuityLines = (tom: Tom, continuity: NonNullable<Year['continuity']>): string[] => {
  const { language, say } = tom;
  const { previousYear, reason, unbookedResultOre, stated } = continuity;
  if (reason || !previousYear) return reason ? [`  ${reason[language]}`] : [];
  const before = fiscalYearLabel(previousYear);
  const sides = [
    [say('här', 'here'), continuity.ledger],
    [say('i källan', 'at the source'), continuity.source],
  ] as const;
  const lines = sides.flatMap(([where, carried]) => openingLines(tom, before, where, carried));
  const changed = stated?.differenceCount ?? 0;
  if (changed > 0)
    lines.push(
      say(
        `  källan säger att ${before} slutade annorlunda på ${changed} konton: ladda om ${before} också`,
        `  the source says that ${before} ended otherwise on ${changed} accounts: reload ${before} too`,
      ),
    );
  if (unbookedResultOre) {
    const opens = sides.flatMap(([where, carried]) =>
      carried?.result === 'carried'
        ? [say(`med på ${carried.resultAccount} ${where}`, `on ${carried.resultAccount} ${where}`)]
        : carried?.result === 'not_carried'
          ? [say(`inte med ${where}`, `not ${where}`)]
          : [],
    );
    lines.push(
      `  ${say(`årets resultat ej ombokat ${before}`, `result of ${before} not booked`)}: ${formatOre(-unbookedResultOre, language)}${opens.length > 0 ? `; ${say('i ingående balans', 'in the opening balances')}: ${opens.join(', ')}` : ''}`,
    );
  }
  return lines;
};

const openingLines = (
  { language, say }: Tom,
  before: string,
  where: string,
  carried: Carried | null,
): string[] => {
  if (!carried) return [say(`  inga ingående saldon ${where}`, `  no opening balances ${where}`)];
  if (carried.agrees)
    return [
      say(
        `  ingående saldon ${where} är utgående ${before}`,
        `  opening balances ${where} are the closing of ${before}`,
      ),
    ];
  const amount = (ore: number | null) => formatOre(ore ?? 0, language);
  return [
    say(
      `  ingående saldon ${where} är inte utgående ${before}: ${carried.differenceCount} konton`,
      `  opening balances ${where} are not the closing of ${before}: ${carried.differenceCount} accounts`,
    ),
    ...carried.differences
      .slice(0, shownAccounts)
      .map(
        ({ account, closingOre, openingOre }) =>
          `    ${account} ${amount(closingOre)} → ${amount(openingOre)}`,
      ),
    ...(carried.differenceCount > shownAccounts ? ['    …'] : []),
  ];
};
