// Gathers warnings: repeats are folded with a count, and a broken file cannot make the list grow without end.
import type { BilingualText, SieWarning } from '../types.ts';
import type { WarningCode } from '../warning-codes.ts';

/** Different warnings of one kind (each names its voucher or account); the rest fold into the last. */
const MAX_PER_KIND = 20;
/** Of these codes the label is as the file spells it, in ever new ways: all labels are one kind. */
const ANY_LABEL = new Set(['unknown_label', 'label_not_capitals']);

export interface WarningLog {
  /**
   * A code and a label make a kind: of those there is a bounded number, and each is listed. `detail` keeps warnings of
   * one kind apart; without it all are one. `count` is how often the odd thing occurs.
   */
  add(
    code: WarningCode,
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
  const list: SieWarning[] = [];
  const kinds = new Map<string, Map<string, SieWarning>>();
  let total = 0;

  function kindOf(code: string, label: string | null): Map<string, SieWarning> {
    const key = ANY_LABEL.has(code) ? code : `${code} ${label ?? ''}`;
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = new Map();
      kinds.set(key, kind);
    }
    return kind;
  }

  return {
    add(code, line, label, message, detail = '', count = 1) {
      total += count;
      const kind = kindOf(code, label);
      const known = kind.get(detail) ?? (kind.size >= MAX_PER_KIND ? [...kind.values()].at(-1) : undefined);
      if (known !== undefined) {
        known.count += count;
        return;
      }
      const warning = { line, label, code, message: message(), count };
      kind.set(detail, warning);
      list.push(warning);
    },
    list: () => list,
    total: () => total,
  };
}
