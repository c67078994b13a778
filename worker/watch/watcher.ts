// Who asks when nobody does: the nightly watch.
import type { Actor } from '../db/ledger.ts';

export const watcher: Actor = { id: 'watch', name: 'Bevakningen' };
