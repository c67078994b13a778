// Reads vouchers and their rows in SIE 1–4: #VER, the braces, #TRANS, #RTRANS, #BTRANS (SIE 4B 11).
import type { AccountEntry, AccountTable } from './accounts.ts';
import { fieldName, fieldText, refuse, refuseMissing, voucherName, warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { amountField, dateField, quantityField } from './field-values.ts';
import type { Identification } from './identification.ts';
import type { ObjectLists } from './object-lists.ts';
import { createRefusal, quoteFound } from '../refusal.ts';
import { LINE_BAD_BRACES, LINE_OPEN_LIST } from '../text/scan.ts';
import type { RowKind } from '../types.ts';
import { isoDate } from './values.ts';
import { createVoucherTally } from './voucher-tally.ts';
import type { VoucherTotals } from './voucher-tally.ts';

/** No voucher under way; #VER met but no brace yet; inside the braces. */
type State = 'outside' | 'announced' | 'open';

export interface VoucherReader {
  readonly totals: VoucherTotals;
  voucher(context: ReaderContext): void;
  row(context: ReaderContext, kind: RowKind): void;
  /**
   * Books a #TRANS already parsed, with nothing odd about it. False, and nothing is booked, where the row may call for
   * a warning: it is then to be read by `row`.
   */
  quickRow(
    context: ReaderContext,
    account: AccountEntry,
    objects: readonly string[],
    amountOre: number,
    date: number,
  ): boolean;
  /** True where a voucher may begin. */
  isOutside(): boolean;
  /** Begins a voucher already parsed, with nothing odd about its form; no other may be under way. As `begin`. */
  quickVoucher(context: ReaderContext, series: string, number: string, date: number): number | null;
  open(context: ReaderContext): void;
  close(context: ReaderContext): void;
  /** Refuses `cut_off` where the file ends inside a voucher, or right after #VER. */
  end(context: ReaderContext): void;
}

export function createVoucherReader(
  accounts: AccountTable,
  identification: Identification,
  objectLists: ObjectLists,
): VoucherReader {
  const tally = createVoucherTally(identification);
  let state: State = 'outside';

  function finish(context: ReaderContext): void {
    state = 'outside';
    tally.finish(context);
  }

  return {
    totals: tally.totals,

    voucher(context) {
      if (state !== 'outside') {
        warn(context, 'brace_missing', () => ({
          sv: `Verifikation ${voucherName(context)} avslutas inte med } före nästa #VER.`,
          en: `Voucher ${voucherName(context)} is not closed by } before the next #VER.`,
        }));
        context.stretch?.spoil();
        finish(context);
      }
      context.stretch?.mark(context.position);
      const series = fieldName(context, 0);
      const number = fieldName(context, 1);
      context.series = series;
      context.number = number;
      const date = dateField(context, 2);
      if (date <= 0) refuseVoucherDate(context, fieldText(context, 2));
      const registered = dateField(context, 4);
      const { fields } = context;
      if (fields.flags & LINE_BAD_BRACES || (fields.listStart >= 0 && fields.listStart !== fields.count)) {
        refuseBrace(context);
      }
      state = 'announced';
      const yearIndex = tally.begin(context, series, number, date);
      if (registered < 0) warnRegistered(context, fieldText(context, 4));
      context.emit?.({
        type: 'voucher',
        line: context.line,
        yearIndex,
        series,
        number,
        date: isoDate(date),
        text: fieldText(context, 3),
        registered: registered > 0 ? isoDate(registered) : null,
        signature: fieldName(context, 5),
      });
      if (fields.flags & LINE_OPEN_LIST) {
        warn(context, 'brace_on_voucher_line', () => ({
          sv: '{ står på samma rad som #VER; läst som om den stod på nästa.',
          en: '{ stands on the line of #VER; read as if it stood on the next.',
        }));
        state = 'open';
      }
    },

    row(context, kind) {
      if (state === 'outside') {
        refuse(context, 'row_outside_voucher', {
          sv: 'raden hör inte till någon verifikation. Väntade #VER före den.',
          en: 'the row belongs to no voucher. Expected #VER before it.',
        });
      }
      const account = accounts.at(context, 0);
      if (account === null) refuseMissing(context, 'kontot', 'the account');
      const objects = objectLists.read(context, 1);
      const at = 1 + objects.length;
      const amountOre = amountField(context, at);
      const date = rowDate(context, at + 1);
      const quantity = at + 3 < context.fields.count ? quantityField(context, at + 3) : null;
      if (state === 'announced' && tally.rows() === 0) {
        warn(context, 'brace_missing', () => ({
          sv: `{ saknas före raderna i verifikation ${voucherName(context)}.`,
          en: `{ is missing before the rows of voucher ${voucherName(context)}.`,
        }));
      }
      tally.add(context, kind, account, objects, amountOre, date);
      context.emit?.({
        type: 'row',
        line: context.line,
        kind,
        account: account.number,
        objects,
        amountOre,
        date: date === 0 ? null : isoDate(date),
        text: fieldText(context, at + 2),
        quantity,
        signature: fieldName(context, at + 4),
      });
    },

    quickRow(context, account, objects, amountOre, date) {
      if (state !== 'open' || account.usedOn === 0 || tally.awaitsTwin()) return false;
      tally.addTrans(context, account, objects, amountOre, date);
      return true;
    },

    isOutside: () => state === 'outside',

    quickVoucher(context, series, number, date) {
      state = 'announced';
      context.stretch?.mark(context.position);
      return tally.begin(context, series, number, date);
    },

    open(context) {
      if (state === 'open') refuseBrace(context);
      if (state === 'announced' && tally.rows() === 0) state = 'open';
      else warnStrayBrace(context, '{');
    },

    close(context) {
      if (state === 'outside') warnStrayBrace(context, '}');
      else {
        context.stretch?.reach(context.position);
        finish(context);
      }
    },

    end(context) {
      if (state === 'outside') return;
      throw createRefusal('cut_off', context.line, '#VER', {
        sv: `Rad ${context.line}: filen är avhuggen inuti verifikation ${voucherName(context)} (rad ${tally.line()}). Väntade fler rader och }.`,
        en: `Line ${context.line}: the file is cut off inside voucher ${voucherName(context)} (line ${tally.line()}). Expected more rows and }.`,
      });
    },
  };
}

function refuseVoucherDate(context: ReaderContext, found: string): never {
  refuse(context, 'bad_date', {
    sv: `verifikationsdatumet ${quoteFound(found)} är inget datum. Väntade ÅÅÅÅMMDD.`,
    en: `the voucher date ${quoteFound(found)} is not a date. Expected YYYYMMDD.`,
  });
}

/**
 * 0 where the row has no date of its own: the voucher's holds (SIE 4B 11, #TRANS). A broken one says nothing more, with a
 * warning; but three digits after the amount are the rest of an amount written `1 000.00`, which must not be read as 1.
 */
function rowDate(context: ReaderContext, index: number): number {
  const date = dateField(context, index);
  if (date >= 0) return date;
  const found = fieldText(context, index);
  if (/^\d{3}(?:[.,]\d*)?$/.test(found)) {
    refuse(context, 'bad_amount', {
      sv: `efter beloppet ${quoteFound(fieldText(context, index - 1))} följer ${quoteFound(found)}. Väntade belopp utan tusentalsavgränsare, som 1000.00, och datum ÅÅÅÅMMDD eller "".`,
      en: `the amount ${quoteFound(fieldText(context, index - 1))} is followed by ${quoteFound(found)}. Expected an amount without thousands separator, like 1000.00, and a date YYYYMMDD or "".`,
    });
  }
  warn(context, 'bad_row_date', () => ({
    sv: `Radens datum ${quoteFound(found)} är inget datum; verifikationens gäller.`,
    en: `The row's date ${quoteFound(found)} is not a date; the voucher's holds.`,
  }));
  return 0;
}

function refuseBrace(context: ReaderContext): never {
  refuse(context, 'misplaced_brace', {
    sv: 'klammer på fel plats. Väntade { på egen rad efter #VER och } på egen rad efter raderna.',
    en: 'a brace in the wrong place. Expected { on a line of its own after #VER and } on one after the rows.',
  });
}

function warnStrayBrace(context: ReaderContext, brace: string): void {
  warn(context, 'stray_brace', () => ({
    sv: `${brace} hör inte till någon verifikation och hoppas över.`,
    en: `${brace} belongs to no voucher and is skipped.`,
  }));
}

function warnRegistered(context: ReaderContext, found: string): void {
  warn(context, 'bad_registered_date', () => ({
    sv: `Registreringsdatumet ${quoteFound(found)} är inget datum och lämnas utan avseende.`,
    en: `The registration date ${quoteFound(found)} is not a date and is ignored.`,
  }));
}
