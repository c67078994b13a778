// The nightly comparison's settings: what is pressed quicker than the service answers is kept too.
import { expect, test } from 'vitest';
import type { Watch, WatchUpdate } from '../../shared/contract/watch.ts';
import type { Ask } from '../messages/ask.ts';
import { createWatching } from './watching.ts';

test('two changes at once are both kept, one after the other', async () => {
  let kept: Watch = { possible: true, enabled: true, reloads: false, nextAt: null, webhook: null };
  const waiting: (() => void)[] = [];
  const sent: WatchUpdate[] = [];
  const ask = (async (verb: string, order: { watch: WatchUpdate }) => {
    if (verb === 'watch.get') return { ok: true, value: kept };
    sent.push(order.watch);
    await new Promise<void>((resolve) => waiting.push(resolve));
    const { enabled, reloads } = order.watch;
    kept = { ...kept, enabled, reloads };
    return { ok: true, value: kept };
  }) as unknown as Ask;
  const model = createWatching(ask, 'co_1');
  await model.load();
  const both = [model.turn({ reloads: true }), model.turn({ enabled: false })];
  for (let answered = 0; answered < 2; await Promise.resolve()) if (waiting[answered]) waiting[answered++]!();
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(sent).toEqual([
    { enabled: true, reloads: true },
    { enabled: false, reloads: true },
  ]);
  expect(model.watch.value).toMatchObject({ enabled: false, reloads: true });
  expect(model.busy.value).toBe(false);
});
