// Reads a file while it is being received, before its encoding is known: what a file is made of (records, vouchers,
// amounts) does not hang on the encoding, so a file that is no SIE, or is cut off, is refused at its first wrong byte.
import {
  createSieReader,
  isSieRefusal,
  type SieEncoding,
  type SieSummary,
} from '../../../shared/sie/index.ts';

/** SIE 5 is for another reader: it is judged when all has come, as the control sum is, which counts characters. */
const judgedLater = new Set(['sie5']);
const byteOrderMark = [0xef, 0xbb, 0xbf];

export const createEarlyCheck = () => {
  const reader = createSieReader({ encoding: 'cp437', acceptChecksumMismatch: true, digest: true });
  let reading = true;
  let first = true;
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (!isSieRefusal(error) || !judgedLater.has(error.code)) throw error;
      reading = false;
      return null;
    }
  };
  return {
    /** @throws the reader's refusal */
    push: (chunk: Uint8Array): void => {
      if (first && byteOrderMark.every((byte, i) => chunk[i] === byte)) reading = false;
      first = false;
      if (reading) attempt(() => reader.push(chunk));
    },
    /** The file's summary, when its texts were read in the right encoding; null: it is to be read again. */
    end: (encoding: SieEncoding): SieSummary | null => {
      if (!reading || (encoding !== 'cp437' && encoding !== 'ascii')) return null;
      const summary = attempt(() => reader.end());
      return summary && { ...summary, encoding };
    },
  };
};
