// What can be odd about any record, whatever its label: its spelling, its quotes, its characters (SIE 4B 5, 7.1).
import { warn } from './context.ts';
import type { ReaderContext } from './context.ts';
import { LABELS } from './labels.ts';
import { quoteFound } from '../refusal.ts';
import type { WarningLog } from './warnings.ts';
import { LINE_CONTROL, LINE_LONE_CR, LINE_STRAY_QUOTE, LINE_UNCLOSED } from '../text/scan.ts';

const SHOWN_BYTES = 40;

/** Index of a label in small letters, which is still that label; -1 for an unknown one, which is skipped. */
export function oddLabel(context: ReaderContext): number {
  const { labelStart, labelEnd } = context.fields;
  const text = context.decode(context.bytes, labelStart, Math.min(labelEnd, labelStart + SHOWN_BYTES));
  const index = LABELS.findIndex((label) => label === text.toUpperCase());
  context.label = `#${text}`;
  if (index >= 0) {
    const message = () => ({
      sv: `Etiketten ${quoteFound(`#${text}`)} ska ha versaler; läst så.`,
      en: `The label ${quoteFound(`#${text}`)} should be in capitals; read so.`,
    });
    warn(context, 'label_not_capitals', message, text);
  } else {
    const message = () => ({
      sv: `Okänd etikett ${quoteFound(`#${text}`)}; posten hoppas över.`,
      en: `Unknown label ${quoteFound(`#${text}`)}; the record is skipped.`,
    });
    warn(context, 'unknown_label', message, text);
  }
  return index;
}

/** Warns of what the scanner flagged. */
export function noteFlags(context: ReaderContext): void {
  const { flags } = context.fields;
  if (flags & LINE_LONE_CR) {
    warnCarriageReturn(context.warnings, context.line);
  }
  if (flags & LINE_CONTROL) {
    warn(context, 'control_character', () => ({
      sv: 'Ett fält innehåller ett otillåtet styrtecken.',
      en: 'A field holds a forbidden control character.',
    }));
  }
  if (flags & LINE_UNCLOSED) {
    warn(context, 'quote_not_closed', () => ({
      sv: 'Ett citattecken stängs inte; fältet slutar med raden.',
      en: 'A quote is not closed; the field ends with the line.',
    }));
  }
  if (flags & LINE_STRAY_QUOTE) {
    warn(context, 'quote_not_escaped', () => ({
      sv: 'Ett citattecken inuti ett fält saknar \\ före sig; läst som text.',
      en: 'A quote inside a field has no \\ before it; read as text.',
    }));
  }
}

/** A carriage return that no LF follows, as on the old Macintosh: read as a line end. */
export function warnCarriageReturn(warnings: WarningLog, line: number): void {
  warnings.add('carriage_return_line_end', line, null, () => ({
    sv: 'Rader slutar med bara vagnretur (CR); läst som radslut. Väntade LF eller CR LF.',
    en: 'Lines end with a carriage return (CR) alone; read as the line end. Expected LF or CR LF.',
  }));
}
