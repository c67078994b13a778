// Notices a series and number met twice, in memory that does not grow with the number of vouchers.

const MAX_NUMBER = 1 << 23;
const MAX_SERIES = 64;
const MAX_OTHERS = 20_000;

export interface VoucherNumbers {
  /** True where the year has had the series and number before; false for vouchers without number. */
  isRepeated(yearIndex: number, series: string, number: string): boolean;
}

export function createVoucherNumbers(): VoucherNumbers {
  /** Per year and series one bit a number. */
  const bitmaps = new Map<string, Uint8Array>();
  const others = new Set<string>();
  let lastKey = '';
  let last: Uint8Array | undefined;

  function bitmapFor(key: string, value: number): Uint8Array | null {
    let bitmap = key === lastKey ? last : bitmaps.get(key);
    if (bitmap === undefined && bitmaps.size === MAX_SERIES) return null;
    if (bitmap === undefined || bitmap.length <= value >> 3) {
      const wider = new Uint8Array(Math.max(64, 2 << Math.ceil(Math.log2((value >> 3) + 1))));
      if (bitmap !== undefined) wider.set(bitmap);
      bitmap = wider;
      bitmaps.set(key, bitmap);
    }
    lastKey = key;
    last = bitmap;
    return bitmap;
  }

  return {
    isRepeated(yearIndex, series, number) {
      if (number === '') return false;
      const key = `${yearIndex} ${series}`;
      const value = /^[1-9]\d{0,6}$/.test(number) ? Number(number) : MAX_NUMBER;
      const bitmap = value < MAX_NUMBER ? bitmapFor(key, value) : null;
      if (bitmap !== null) {
        const known = (bitmap[value >> 3]! & (1 << (value & 7))) !== 0;
        bitmap[value >> 3]! |= 1 << (value & 7);
        return known;
      }
      const text = `${key} ${number}`;
      if (others.has(text)) return true;
      if (others.size < MAX_OTHERS && text.length < 100) others.add(text);
      return false;
    },
  };
}
