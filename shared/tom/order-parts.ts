// What orders have in common: their options, one key each, and what would come of them in words.
import { randomUUID } from 'node:crypto';
import type { Schemas } from '../client/client.ts';
import { kindOf } from './follow.ts';
import { count } from './table.ts';
import type { Tom } from './tom.ts';

export interface OrderOptions {
  yes?: boolean;
  dryRun?: boolean;
  wait: boolean;
  allow?: string;
}

/** One key for each order, so that asking again asks for the same. */
export const once = () => ({ 'idempotency-key': randomUUID() });

export const codesOf = (allow: string | undefined) =>
  (allow?.split(',').map((code) => code.trim()) ?? []) as NonNullable<Schemas['PurgeRequest']['allow']>;

export const planLines = (
  tom: Tom,
  { kind, fiscalYears, warnings, stopped }: Schemas['DryRun'],
): string[] => {
  const n = (value: number) => count(value, tom.language);
  const { say } = tom;
  return [
    say('Inget har ändrats. Det här skulle hända:', 'Nothing was changed. This would happen:'),
    ...fiscalYears.map(({ start, end, before, after }) => {
      const then = after
        ? `${n(after.vouchers)}, ${n(after.rows)}`
        : say('det som källan har då', 'what the source has then');
      return `  ${kindOf(tom, { kind })} ${start}–${end}: ${n(before.vouchers)} ${say('verifikat', 'vouchers')}, ${n(before.rows)} ${say('rader', 'rows')} → ${then}`;
    }),
    ...warnings.map(({ message }) => `  ! ${message[tom.language]}`),
    ...stoppedLines(tom, stopped, say('Stoppas', 'Stopped')),
  ];
};

/** What would be in the way, and the way past it; nothing where nothing would. */
export const stoppedLines = (
  tom: Tom,
  stopped: Schemas['Problem'] | null | undefined,
  word: string,
): string[] => (stopped ? [`  ${word}: ${stopped.detail}`, ...reasonLines(tom, stopped)] : []);

/** Which codes set the reasons aside. */
export const reasonLines = ({ say }: Tom, { reasons = [] }: Schemas['Problem']): string[] =>
  reasons.length > 0
    ? [
        `  ${say('Gå vidare ändå med', 'Go on all the same with')} --allow ${reasons.map(({ code }) => code).join(',')}`,
      ]
    : [];
