// Gathers warnings: repeats are folded with a count, and a broken file cannot make the list grow without end.
import type { BilingualText, SieWarning } from '../types.ts';

const MAX_WARNINGS = 200;
/** Different warnings with one code and label (each names its voucher or account); the rest fold into the last. */
const MAX_PER_KIND = 20;

export interface WarningLog {
  /** `detail` keeps warnings of one kind apart; without it all of a code and label are one. */
  add(
    code: string,
    line: number,
    label: string | null,
    message: () => BilingualText,
    detail?: string,
    count?: number,
  ): void;
  list(): SieWarning[];
  total(): number;
}

export function createWarningLog(): WarningLog {
  const folded = new Map<string, SieWarning>();
  const kinds = new Map<string, { last: SieWarning; different: number }>();
  let total = 0;
  return {
    add(code, line, label, message, detail = '', count = 1) {
      total += count;
      const kindKey = `${code} ${label ?? ''}`;
      const kind = kinds.get(kindKey);
      const known = kind?.different === MAX_PER_KIND ? undefined : folded.get(`${kindKey} ${detail}`);
      if (known !== undefined) {
        known.count += count;
      } else if (kind !== undefined && kind.different >= MAX_PER_KIND) {
        kind.last.count += count;
      } else if (folded.size < MAX_WARNINGS) {
        const warning = { line, label, code, message: message(), count };
        folded.set(`${kindKey} ${detail}`, warning);
        kinds.set(kindKey, { last: warning, different: (kind?.different ?? 0) + 1 });
      }
    },
    list: () => [...folded.values()],
    total: () => total,
  };
}
