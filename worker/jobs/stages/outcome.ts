// How a job ends, and the position from which what it leaves behind is deleted.
import type { Position } from '../../db/ledger.ts';

export type Outcome = 'done' | 'failed' | 'cancelled';
export const deleteFrom = (outcome: Outcome): Position => ({ stage: 'delete', outcome });
