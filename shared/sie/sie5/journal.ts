// `Journal` of a SIE 5 file: its entries are vouchers of one series.
import type { AccountTable } from '../read/accounts.ts';
import type { ReaderContext } from '../read/context.ts';
import type { Identification } from '../read/identification.ts';
import type { RowEvent, VoucherEvent } from '../types.ts';
import { isoDate } from '../read/values.ts';
import { createVoucherTally } from '../read/voucher-tally.ts';
import type { VoucherTotals } from '../read/voucher-tally.ts';
import { amountOre, optionalDate, quantity, requiredDate, requiredText } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface Journal {
  readonly totals: VoucherTotals;
  open(context: ReaderContext, name: string, parent: string, attributes: Attributes): void;
  close(context: ReaderContext, name: string): void;
}

interface Change {
  date: string | null;
  by: string;
}

export function createJournal(identification: Identification, accounts: AccountTable): Journal {
  const tally = createVoucherTally(identification);
  let series = '';
  /** The entry under way, until it is handed out before its first row. */
  let voucher: VoucherEvent | null = null;
  let row: RowEvent | null = null;
  /** Its date as a number, 0 where it has none. */
  let rowDate = 0;
  let objects: string[] = [];
  let struck: Change | null = null;
  let added: Change | null = null;

  function openEntry(context: ReaderContext, attributes: Attributes): void {
    const number = attributes['id']?.trim() ?? '';
    context.series = series;
    context.number = number;
    const date = requiredDate(context, attributes, 'journalDate');
    const yearIndex = tally.begin(context, series, number, date);
    const { text = '' } = attributes;
    voucher = {
      type: 'voucher',
      line: context.line,
      yearIndex,
      series,
      number,
      date: isoDate(date),
      text,
      registered: null,
      signature: '',
    };
  }

  function handOutVoucher(context: ReaderContext): void {
    if (voucher !== null) context.emit?.(voucher);
    voucher = null;
  }

  function openRow(context: ReaderContext, attributes: Attributes): void {
    handOutVoucher(context);
    const date = optionalDate(context, attributes, 'ledgerDate');
    rowDate = date;
    objects = [];
    struck = null;
    added = null;
    row = {
      type: 'row',
      line: context.line,
      kind: 'trans',
      account: requiredText(context, attributes, 'accountId'),
      objects,
      amountOre: amountOre(context, attributes),
      date: date === 0 ? null : isoDate(date),
      text: attributes['text'] ?? '',
      quantity: quantity(context, attributes),
      signature: '',
    };
  }

  function closeRow(context: ReaderContext): void {
    if (row === null) return;
    const rows: RowEvent[] = [];
    if (struck !== null) rows.push({ ...row, kind: 'removed', date: struck.date, signature: struck.by });
    else if (added !== null) rows.push({ ...row, kind: 'added', date: added.date, signature: added.by }, row);
    else rows.push(row);
    const account = accounts.find(context, row.account);
    for (const event of rows) {
      tally.add(context, event.kind, account, event.objects, event.amountOre, rowDate);
      context.emit?.(event);
    }
    row = null;
  }

  function change(context: ReaderContext, attributes: Attributes): Change {
    const date = optionalDate(context, attributes, 'date');
    return { date: date === 0 ? null : isoDate(date), by: attributes['by']?.trim() ?? '' };
  }

  return {
    totals: tally.totals,
    open(context, name, parent, attributes) {
      if (name === 'Journal') series = attributes['id']?.trim() ?? '';
      else if (name === 'JournalEntry') openEntry(context, attributes);
      else if (name === 'LedgerEntry') openRow(context, attributes);
      else if (parent === 'LedgerEntry') {
        if (name === 'Overstrike') struck = change(context, attributes);
        else if (name === 'EntryInfo') added = change(context, attributes);
        else if (name === 'ObjectReference') {
          objects.push(
            requiredText(context, attributes, 'dimId'),
            requiredText(context, attributes, 'objectId'),
          );
        }
      } else if (
        voucher !== null &&
        (name === 'EntryInfo' || (name === 'OriginalEntryInfo' && voucher.registered === null))
      ) {
        const { date, by } = change(context, attributes);
        voucher.registered = date;
        voucher.signature = by;
      }
    },
    close(context, name) {
      if (name === 'LedgerEntry') closeRow(context);
      else if (name === 'JournalEntry') {
        handOutVoucher(context);
        tally.finish(context);
      }
    },
  };
}
