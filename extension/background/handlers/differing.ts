// Companies that differ from their accounting system, for the popup.
import { answer } from '../../messages/problems.ts';
import type { Context, Of } from './context.ts';

export const differingHandlers = ({
  differing,
  watch,
}: Context): Of<'differing.list' | 'differing.seen'> => ({
  'differing.list': async () => {
    const { items, more } = await differing.refresh();
    await watch.refresh();
    return answer({ items, more });
  },
  'differing.seen': async () => {
    await differing.seen();
    await watch.refresh();
    return answer(null);
  },
});
