// Reads `20240131` for the quick way. Rows and vouchers of one day follow each other: a date like the last one costs
// two comparisons.
import { isDateNumber, isoDate } from '../read/values.ts';
import { fourDigits } from './words.ts';

export interface QuickDates {
  /** Of the last date read: as the number 20240131, and as `2024-01-31`. */
  number: number;
  text: string;
  /** Reads the eight bytes at `position`; false where they are no day of the calendar. */
  read(view: DataView, position: number): boolean;
}

const SLOTS = 1024;

export function createQuickDates(): QuickDates {
  // The last dates met, and their texts.
  const numbers = new Int32Array(SLOTS).fill(-1);
  const texts = Array<string>(SLOTS).fill('');
  let yearWord = 0;
  let dayWord = 0;

  function readOther(year: number, day: number): boolean {
    const number = fourDigits(year) * 10_000 + fourDigits(day);
    if (fourDigits(year) < 0 || fourDigits(day) < 0) return false;
    const slot = (number ^ (number >>> 7)) & (SLOTS - 1);
    if (numbers[slot] !== number) {
      if (!isDateNumber(number)) return false;
      numbers[slot] = number;
      texts[slot] = isoDate(number);
    }
    yearWord = year;
    dayWord = day;
    dates.number = number;
    dates.text = texts[slot]!;
    return true;
  }

  const dates: QuickDates = {
    number: 0,
    text: '',
    read(view, position) {
      const year = view.getInt32(position, true);
      const day = view.getInt32(position + 4, true);
      return (year === yearWord && day === dayWord) || readOther(year, day);
    },
  };
  return dates;
}
