// Why a load was stopped that would replace much by little, and what was found against what was there.
import type { Problem } from '../../shared/contract/problem.ts';
import type { allowances } from '../../shared/contract/sie-file.ts';

/** The reasons that a person may set aside, once told of them. */
export type Guard = (typeof allowances)[number];
const guards: Record<Guard, true> = { suspiciously_empty: true, covers_less: true, checksum_mismatch: true };
export const guardOf = (code: string | undefined): Guard | null =>
  code && Object.hasOwn(guards, code) ? (code as Guard) : null;

export type Measure = { vouchers: number } | { lastVoucher: string } | { balancesUntil: string };

/** The two sides as the API gives them (`40 ver.`, `#OMFATTN 2024-06-30`, `2024-06-30`); null where it gives none. */
export function compared(problem: Problem): { found: Measure; before: Measure } | null {
  const found = measure(problem.code === 'suspiciously_empty' ? 0 : problem['found']);
  const before = measure(problem['before']);
  return found && before ? { found, before } : null;
}

function measure(value: unknown): Measure | null {
  const [, vouchers] = /^(\d+)(?: ver\.)?$/.exec(String(value)) ?? [];
  if (vouchers) return { vouchers: Number(vouchers) };
  const [, label, day] = /^(#OMFATTN )?(\d{4}-\d\d-\d\d)$/.exec(String(value)) ?? [];
  if (!day) return null;
  return label ? { balancesUntil: day } : { lastVoucher: day };
}
