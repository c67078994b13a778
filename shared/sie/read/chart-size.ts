// How much a file's chart may hold. Of all that a file holds only the chart must be kept in memory while it is read (the
// rest goes by row for row), so this is what keeps a file of any size within 64 MB: measured by `npm run memory`.
import { refuse } from './context.ts';
import type { ReaderContext } from './context.ts';

/** Accounts that are declared or used. The largest real charts have a few thousand. */
export const MAX_ACCOUNTS = 50_000;
/** #KONTO, #SRU, #DIM, #UNDERDIM and #OBJEKT together. */
export const MAX_CHART_RECORDS = 200_000;
/** Bytes of the chart's records, however many they are. */
export const MAX_CHART_BYTES = 16_000_000;

export interface ChartSize {
  /** Counts a record of the chart. Refuses `chart_too_large` past the limit. */
  add(context: ReaderContext, bytes: number): void;
}

export function createChartSize(): ChartSize {
  let records = 0;
  let bytes = 0;
  return {
    add(context, more) {
      records++;
      bytes += more;
      if (records > MAX_CHART_RECORDS) {
        refuse(context, 'chart_too_large', {
          sv: `filens konton, SRU-koder, dimensioner och objekt är fler än ${MAX_CHART_RECORDS}, som är det mesta som läses.`,
          en: `the file's accounts, SRU codes, dimensions and objects are more than ${MAX_CHART_RECORDS}, the most that is read.`,
        });
      }
      if (bytes > MAX_CHART_BYTES) {
        const megabytes = MAX_CHART_BYTES / 1_000_000;
        refuse(context, 'chart_too_large', {
          sv: `filens konton, SRU-koder, dimensioner och objekt är mer än ${megabytes} MB text, som är det mesta som läses.`,
          en: `the file's accounts, SRU codes, dimensions and objects are more than ${megabytes} MB of text, the most that is read.`,
        });
      }
    },
  };
}
