// `Accounts` and `Dimensions` of a SIE 5 file: accounts with their balances, dimensions with their objects.
import type { AccountEntry, AccountTable } from '../read/accounts.ts';
import { createBalanceTally } from '../read/balance-tally.ts';
import type { BalanceTotals } from '../read/balance-tally.ts';
import { createChartSize } from '../read/chart-size.ts';
import { warn } from '../read/context.ts';
import type { ReaderContext } from '../read/context.ts';
import type { FiscalYears, KnownYear } from '../read/fiscal-years.ts';
import type { Identification } from '../read/identification.ts';
import type { AccountTypeEvent, BalanceEvent, BalanceLabel } from '../types.ts';
import { amountOre, month, quantity, requiredText } from './attributes.ts';
import type { Attributes } from './attributes.ts';

const TYPES: Record<string, AccountTypeEvent['accountType']> = {
  asset: 'T',
  liability: 'S',
  equity: 'S',
  cost: 'K',
  income: 'I',
};

export interface Chart {
  readonly totals: BalanceTotals;
  open(context: ReaderContext, name: string, parent: string, attributes: Attributes): void;
  close(context: ReaderContext, name: string): void;
}

export function createChart(identification: Identification, accounts: AccountTable): Chart {
  const tally = createBalanceTally(identification);
  const size = createChartSize();
  let account: AccountEntry | null = null;
  let accountType = '';
  let dimension = '';
  /** The balance under way; its objects come as children. */
  let balance: { event: BalanceEvent; objects: string[] } | null = null;

  function openAccount(context: ReaderContext, attributes: Attributes): void {
    account = accounts.find(context, requiredText(context, attributes, 'id'));
    account.declared = true;
    accountType = attributes['type'] ?? '';
    const { number } = account;
    const { line, emit } = context;
    emit?.({ type: 'account', line, number, name: attributes['name']?.trim() ?? '' });
    const type = TYPES[accountType];
    account.type ??= type ?? null;
    if (type !== undefined) emit?.({ type: 'accountType', line, account: number, accountType: type });
    const { unit = '' } = attributes;
    if (unit !== '') emit?.({ type: 'accountUnit', line, account: number, unit });
  }

  function openBalance(context: ReaderContext, name: string, attributes: Attributes): void {
    if (account === null) return;
    const period = month(context, attributes, 'month');
    const yearIndex = yearIndexOf(identification.years, name, period);
    if (yearIndex === null) {
      warn(context, 'balance_outside_years', () => ({
        sv: `Månaden ${period} ligger utanför filens räkenskapsår; saldot hoppas över.`,
        en: `The month ${period} lies outside the file's fiscal years; the balance is skipped.`,
      }));
      return;
    }
    const event: BalanceEvent = {
      type: 'balance',
      line: context.line,
      label: 'PBUDGET',
      yearIndex,
      period,
      account: account.number,
      objects: [],
      amountOre: amountOre(context, attributes),
      quantity: quantity(context, attributes),
    };
    if (!name.startsWith('Budget')) {
      event.period = null;
      event.label = name.startsWith('Opening')
        ? 'IB'
        : accountType === 'cost' || accountType === 'income'
          ? 'RES'
          : 'UB';
    }
    balance = { event, objects: [] };
  }

  return {
    totals: tally.totals,
    open(context, name, parent, attributes) {
      const { line, emit } = context;
      if (name === 'Account' || name === 'Dimension' || name === 'Object')
        size.add(context, Object.values(attributes).join('').length);
      if (name === 'Account') openAccount(context, attributes);
      else if (/^(Opening|Closing)Balance(Multidim)?$|^Budget(Multidim)?$/.test(name))
        openBalance(context, name, attributes);
      else if (name === 'ObjectReference' && balance !== null) {
        balance.objects.push(
          requiredText(context, attributes, 'dimId'),
          requiredText(context, attributes, 'objectId'),
        );
      } else if (name === 'Dimension') {
        dimension = requiredText(context, attributes, 'id');
        emit?.({
          type: 'dimension',
          line,
          number: dimension,
          name: attributes['name']?.trim() ?? '',
          parent: null,
        });
      } else if (name === 'Object' && parent === 'Dimension') {
        const code = requiredText(context, attributes, 'id');
        emit?.({ type: 'object', line, dimension, code, name: attributes['name']?.trim() ?? '' });
      }
    },
    close(context, name) {
      if (name === 'Account') account = null;
      if (balance === null || account === null || !/^(Opening|Closing|Budget)/.test(name)) return;
      const { event, objects } = balance;
      balance = null;
      tally.add(
        context,
        account,
        objects.length === 0 ? event : { ...event, objects, label: ofObject(event.label) },
      );
    },
  };
}

/** The label of a balance per object. */
function ofObject(label: BalanceLabel): BalanceLabel {
  if (label === 'IB') return 'OIB';
  return label === 'PBUDGET' ? label : 'OUB';
}

/**
 * Index of the year that a balance of that month is of, or null: an opening balance has its year's first month, a closing
 * one its last (SIE 5, FiscalYear), which tells the two apart where years overlap.
 */
function yearIndexOf({ list, setAside }: FiscalYears, element: string, period: string): number | null {
  const isAtEdge = ({ start, end }: KnownYear) =>
    (element.startsWith('Opening') && start.startsWith(period)) ||
    (element.startsWith('Closing') && end.startsWith(period));
  const spans = ({ start, end }: KnownYear) => start.slice(0, 7) <= period && period <= end.slice(0, 7);
  const year = list.find(isAtEdge) ?? setAside.find(isAtEdge) ?? list.find(spans) ?? setAside.find(spans);
  return year?.index ?? null;
}
