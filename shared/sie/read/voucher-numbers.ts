// Notices a series and number met twice, in memory that does not grow with the number of vouchers.

/** Numbers below this are remembered as one bit each; the first so many others as text. */
const MAX_NUMBER = 1 << 23;
const MAX_SERIES = 64;
const MAX_OTHERS = 20_000;
const MAX_TEXT = 100;

export interface VoucherNumbers {
  /** True where the year has had the series and number before; false for vouchers without number. */
  isRepeated(yearIndex: number, series: string, number: string): boolean;
}

interface Bitmap {
  yearIndex: number;
  bits: Uint8Array;
}

export function createVoucherNumbers(): VoucherNumbers {
  const bySeries = new Map<string, Bitmap[]>();
  const others = new Set<string>();

  function bitmapOf(yearIndex: number, series: string): Bitmap | null {
    let bitmaps = bySeries.get(series);
    if (bitmaps === undefined) {
      if (bySeries.size === MAX_SERIES || series.length > MAX_TEXT) return null;
      bitmaps = [];
      bySeries.set(series, bitmaps);
    }
    for (const bitmap of bitmaps) if (bitmap.yearIndex === yearIndex) return bitmap;
    if (bitmaps.length === MAX_SERIES) return null;
    const bitmap = { yearIndex, bits: new Uint8Array(64) };
    bitmaps.push(bitmap);
    return bitmap;
  }

  function isRepeatedText(text: string): boolean {
    if (others.has(text)) return true;
    if (others.size < MAX_OTHERS && text.length < MAX_TEXT) others.add(text);
    return false;
  }

  return {
    isRepeated(yearIndex, series, number) {
      if (number === '') return false;
      const value = smallNumber(number);
      const bitmap = value < 0 ? null : bitmapOf(yearIndex, series);
      if (bitmap === null) return isRepeatedText(`${yearIndex} ${series} ${number}`);
      const at = value >> 3;
      const bit = 1 << (value & 7);
      if (at >= bitmap.bits.length) {
        const wider = new Uint8Array(2 * at);
        wider.set(bitmap.bits);
        bitmap.bits = wider;
      }
      const known = bitmap.bits[at]! & bit;
      bitmap.bits[at]! |= bit;
      return known !== 0;
    },
  };
}

/** The value of digits without a leading zero, below `MAX_NUMBER`; else -1. */
function smallNumber(text: string): number {
  if (text.length > 7 || text.charCodeAt(0) === 48) return -1;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value < MAX_NUMBER ? value : -1;
}
