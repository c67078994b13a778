// The one door to what an archived file says of its fiscal year: SIE 1–4 as text, or SIE 5 (XML). Vouchers dated in
// another declared year are that year's, and never come through.
import {
  openSieReader,
  type SieEncoding,
  type SieEvent,
  type SieReader,
  type SieReaderOptions,
} from '../../../shared/sie/index.ts';

type OnEvent = (event: SieEvent) => void;

/** Keeps back the vouchers of other declared years, with their rows; what lies in no declared year passes. */
const ownYear = (onEvent: OnEvent): OnEvent => {
  let passing = true;
  return (event) => {
    if (event.type === 'voucher') passing = event.yearIndex === 0 || event.yearIndex === null;
    const isOfVoucher = event.type === 'voucher' || event.type === 'row' || event.type === 'voucherEnd';
    if (passing || !isOfVoucher) onEvent(event);
  };
};

/**
 * The events are those of the file's own year; the summary's `year0` counts them.
 * @param file its encoding and type, as they were found when it was received; the type is `5` for SIE 5
 */
export const openFile = (
  file: { encoding: string; sieType: string },
  { onEvent, ...options }: Omit<SieReaderOptions, 'encoding'>,
): Promise<SieReader> =>
  openSieReader(file.sieType === '5' ? 'sie5' : 'sie', {
    ...options,
    ...(onEvent ? { onEvent: ownYear(onEvent) } : {}),
    encoding: file.encoding as SieEncoding,
  });
