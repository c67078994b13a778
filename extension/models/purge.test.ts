import { effect } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Ask } from '../messages/ask.ts';
import { createPurge } from './purge.ts';

const company = {
  id: 'c1',
  name: 'Alfa AB',
  organisationNumber: '556677-8899',
  source: { kind: 'sie' as const },
};
const year = (start: string, more: Partial<FiscalYear> = {}) =>
  ({
    start,
    end: start.replace('-01-01', '-12-31'),
    label: start.slice(0, 4),
    state: 'loaded',
    rows: 10,
    activeJob: null,
    ...more,
  }) as FiscalYear;
const job = (state: Job['state'], more: Partial<Job> = {}) =>
  ({
    id: 'j1',
    companyId: 'c1',
    kind: 'purge',
    state,
    fiscalYears: [{ start: '2024-01-01' }],
    ...more,
  }) as Job;
const ok = (value: unknown) => ({ ok: true, value });
const no = (status: number, code: string) => ({ ok: false, problem: { status, code } });

vi.stubGlobal('document', { visibilityState: 'visible' });

/** Answers by verb; a list is used up, its last answer kept. */
function backend(answers: Record<string, unknown[]>) {
  const calls: [string, unknown][] = [];
  const given: Record<string, unknown[]> = {
    'me.get': [ok({ role: 'operator' })],
    'compare.last': [ok(null)],
    'years.list': [ok([year('2023-01-01'), year('2024-01-01'), year('2022-01-01', { state: 'empty' })])],
    'purge.preview': [
      ok({ fiscalYears: [{ start: '2024-01-01', reload: { possible: true } }], previewTag: 'v1' }),
    ],
    ...answers,
  };
  const ask = vi.fn(async (verb: string, input: unknown) => {
    calls.push([verb, structuredClone(input)]);
    const list = given[verb]!;
    return list.length > 1 ? list.shift() : list[0];
  });
  return {
    ask: ask as unknown as Ask,
    calls,
    of: (verb: string) =>
      calls.filter(([name]) => name === verb).map(([, input]) => input as Record<string, unknown>),
  };
}
async function chosen(answers: Record<string, unknown[]> = {}, deed: 'reload' | 'purge' = 'purge') {
  const api = backend(answers);
  const model = createPurge(api.ask, company);
  await model.load();
  model.decide(deed);
  await model.toggle('2024-01-01');
  model.type('8899');
  return { model, ...api };
}

test('years come newest first; empty and busy ones cannot be chosen', async () => {
  const { ask } = backend({
    'years.list': [
      ok([
        year('2023-01-01'),
        year('2024-01-01', { activeJob: 'j' }),
        year('2022-01-01', { state: 'empty' }),
      ]),
    ],
  });
  const model = createPurge(ask, company);
  expect(model.step.value).toBe('loading');
  await model.load();
  expect(model.years.value!.map(({ start }) => start)).toEqual(['2024-01-01', '2023-01-01', '2022-01-01']);
  await model.toggleAll();
  expect([...model.selected.value]).toEqual(['2023-01-01']);
});

test('ready only with a preview of the selection and the right digits', async () => {
  const { model } = await chosen();
  expect(model.step.value).toBe('confirming');
  expect(model.ready.value).toBe(true);
  model.type('8898');
  expect([model.wrong.value, model.ready.value]).toEqual([true, false]);
  model.type('88 9-9x');
  expect(model.ready.value).toBe(true);
  const pending = model.toggle('2023-01-01');
  expect(model.ready.value).toBe(false);
  await pending;
  expect(model.ready.value).toBe(true);
});

test('an order carries the preview’s tag, and the same key until the selection changes', async () => {
  const { model, of } = await chosen({ 'purge.start': [no(0, 'no_connection'), ok(job('done'))] });
  await model.start();
  // What was typed is there still, and one press asks again.
  expect([model.problem.value?.code, model.typed.value]).toEqual(['no_connection', '8899']);
  await model.retry.value!();
  expect(model.step.value).toBe('done');
  const [first, second] = of('purge.start');
  expect(first).toMatchObject({
    fiscalYears: ['2024-01-01'],
    reload: false,
    confirm: '8899',
    previewTag: 'v1',
  });
  expect(second!['key']).toBe(first!['key']);
  await model.again();
  model.decide('purge');
  await model.toggle('2024-01-01');
  model.type('8899');
  await model.start();
  expect(of('purge.start')[2]!['key']).not.toBe(first!['key']);
});

test('two presses are one order', async () => {
  const { model, of } = await chosen({ 'purge.start': [ok(job('done'))] });
  await Promise.all([model.start(), model.start()]);
  expect(of('purge.start')).toHaveLength(1);
});

test('data that changed since the preview: new figures, digits anew, nothing started', async () => {
  const { model, of } = await chosen({ 'purge.start': [no(412, 'preview_outdated')] });
  await model.start();
  expect(model.problem.value?.code).toBe('preview_outdated');
  expect([model.typed.value, model.ready.value]).toEqual(['', false]);
  expect(of('purge.preview')).toHaveLength(2);
});

test('reload, the first choice, asks for no digits, and cannot be where a chosen year cannot be read in again', async () => {
  const preview = (possible: boolean) =>
    ok({ fiscalYears: [{ start: '2024-01-01', reload: { possible } }], previewTag: 'v' });
  const { ask } = backend({ 'purge.preview': [preview(true), preview(false)] });
  const model = createPurge(ask, company);
  await model.load();
  await model.toggle('2024-01-01');
  expect([model.deed.value, model.ready.value]).toEqual(['reload', true]);
  await model.toggle('2023-01-01');
  expect([model.mayReload.value, model.ready.value]).toEqual([false, false]);
  model.decide('purge');
  expect(model.ready.value).toBe(false);
  model.type('8899');
  expect(model.ready.value).toBe(true);
});

test('a job is followed through a lost connection to its end', async () => {
  vi.useFakeTimers();
  const { model } = await chosen({
    'purge.start': [ok(job('queued'))],
    'job.get': [ok(job('running')), no(0, 'no_connection'), ok(job('done'))],
  });
  const started = model.start();
  await vi.advanceTimersByTimeAsync(350);
  expect(model.step.value).toBe('running');
  await vi.advanceTimersByTimeAsync(350);
  expect(model.unheard.value?.code).toBe('no_connection');
  await vi.advanceTimersByTimeAsync(5000);
  await started;
  expect([model.step.value, model.unheard.value]).toEqual(['done', null]);
  vi.useRealTimers();
});

test('a reader is told before choosing, and cannot start', async () => {
  const { model } = await chosen({ 'me.get': [ok({ role: 'reader' })] });
  expect(model.refused.value?.code).toBe('role_required');
  expect(model.ready.value).toBe(false);
});

test('nothing loaded: nothing to purge', async () => {
  const { ask } = backend({ 'years.list': [ok([year('2023-01-01', { state: 'empty' })])] });
  const model = createPurge(ask, company);
  await model.load();
  expect(model.step.value).toBe('nothing');
});

test('empty years of a connected company: chosen to be read in, left out of a purge, and back again', async () => {
  const { ask, of } = backend({
    'years.list': [
      ok([
        year('2022-01-01', { state: 'empty' }),
        year('2023-01-01', { state: 'empty', activeJob: 'j9' }),
        year('2024-01-01'),
      ]),
    ],
    'purge.start': [ok(job('done'))],
  });
  const model = createPurge(ask, { ...company, source: { kind: 'fortnox', connected: true } });
  await model.load();
  await model.toggleAll();
  const chosenNow = () => [...model.selected.value].sort();
  expect([chosenNow(), model.allChosen.value]).toEqual([['2024-01-01'], true]);
  await model.toggle('2022-01-01');
  expect(chosenNow()).toEqual(['2022-01-01', '2024-01-01']);
  await model.decide('purge');
  expect([chosenNow(), [...model.leftOut.value]]).toEqual([['2024-01-01'], ['2022-01-01']]);
  expect(model.choosable.value.map(({ start }) => start)).toEqual(['2024-01-01']);
  await model.decide('reload');
  expect([chosenNow(), [...model.leftOut.value]]).toEqual([['2022-01-01', '2024-01-01'], []]);
  await model.decide('purge');
  model.type('8899');
  await model.start();
  expect(of('purge.start')).toMatchObject([{ reload: false, fiscalYears: ['2024-01-01'] }]);
  await model.again();
  expect([model.deed.value, chosenNow(), [...model.leftOut.value]]).toEqual(['reload', [], []]);
  model.stop();
});

test('every year empty: of a connected company there is something to do, under either deed', async () => {
  const years = { 'years.list': [ok([year('2023-01-01', { state: 'empty' })])] };
  const model = createPurge(backend(years).ask, { ...company, source: { kind: 'fortnox', connected: true } });
  await model.load();
  await model.toggleAll();
  expect([model.step.value, model.ready.value]).toEqual(['confirming', true]);
  await model.decide('purge');
  expect([model.step.value, model.selected.value.size, model.choosable.value]).toEqual(['choosing', 0, []]);
  const off = createPurge(backend(years).ask, { ...company, source: { kind: 'fortnox', connected: false } });
  await off.load();
  expect(off.step.value).toBe('nothing');
});

const stopped = { ...no(422, 'covers_less').problem, found: '40 ver.', before: '400 ver.' };
const reloadFailed = job('failed', { kind: 'reload', problem: stopped as unknown as Job['problem'] });

test('a reload that was stopped is asked for all the same: figures anew, under a key of its own', async () => {
  const { model, of } = await chosen({ 'purge.start': [ok(reloadFailed), ok(job('done'))] }, 'reload');
  await model.start();
  expect(model.step.value).toBe('failed');
  await model.anyway(['covers_less']);
  expect([model.step.value, model.deed.value, model.ready.value]).toEqual(['confirming', 'reload', true]);
  expect(of('purge.preview')).toHaveLength(2);
  await model.start();
  const [first, second] = of('purge.start');
  expect(first).toMatchObject({ reload: true, allow: [] });
  expect(second).toMatchObject({ reload: true, allow: ['covers_less'], fiscalYears: ['2024-01-01'] });
  expect(second!['key']).not.toBe(first!['key']);
});

test('what was set aside is forgotten with the choice it was for', async () => {
  for (const change of ['toggle', 'reload'] as const) {
    const { model, of } = await chosen({ 'purge.start': [ok(reloadFailed), ok(job('done'))] }, 'reload');
    await model.start();
    await model.anyway(['covers_less']);
    if (change === 'toggle') await model.toggle('2023-01-01');
    else model.decide('purge');
    model.type('8899');
    await model.start();
    expect(of('purge.start')[1]).toMatchObject({ allow: [] });
  }
});

test('a job asked to stop is followed to how it ended; a refusal is told and it may be asked again', async () => {
  vi.useFakeTimers();
  const { model, of } = await chosen({
    'purge.start': [ok(job('running', { kind: 'reload' }))],
    'job.cancel': [no(409, 'too_late_to_cancel'), ok(job('running', { kind: 'reload' }))],
    'job.get': [ok(job('running', { kind: 'reload' })), ok(job('cancelled', { kind: 'reload' }))],
  });
  const started = model.start();
  await vi.advanceTimersByTimeAsync(10);
  await model.cancel();
  expect([model.problem.value?.code, model.cancelling.value]).toEqual(['too_late_to_cancel', false]);
  const asked = model.cancel();
  expect(model.cancelling.value).toBe(true);
  await asked;
  expect([model.problem.value, model.step.value]).toEqual([null, 'running']);
  await vi.advanceTimersByTimeAsync(1000);
  await started;
  expect(model.job.value?.state).toBe('cancelled');
  const asks = { companyId: 'c1', jobId: 'j1' };
  expect(of('job.cancel')).toEqual([asks, asks]);
  vi.useRealTimers();
});

test('data that changed: the years are asked for anew with the preview, and what differs is kept to be told', async () => {
  const before = year('2024-01-01', { vouchers: 4, rows: 10, debitOre: 1, loadedAt: 'a', sieFile: null });
  const preview = (one: FiscalYear, documents: number) =>
    ok({
      fiscalYears: [{ ...one, reload: { possible: true } }],
      kept: { documents, accounts: 3 },
      previewTag: 'v',
    });
  const after = { ...before, vouchers: 5, rows: 12 };
  const { model, of } = await chosen({
    'years.list': [ok([before]), ok([after])],
    'purge.preview': [preview(before, 7), preview(after, 8)],
    'purge.start': [no(412, 'preview_outdated')],
  });
  await model.start();
  expect(of('years.list')).toHaveLength(2);
  expect(model.years.value![0]!.rows).toBe(12);
  expect(model.changes.value).toMatchObject([
    { name: '2024', before: { rows: 10 }, after: { rows: 12 } },
    { kept: 'documents', before: 7, after: 8 },
  ]);
  await model.toggle('2024-01-01');
  expect(model.changes.value).toEqual([]);
});

test('data that changed: a year that can no longer be chosen is chosen no more', async () => {
  const { model } = await chosen({
    'years.list': [
      ok([year('2023-01-01'), year('2024-01-01')]),
      ok([year('2023-01-01'), year('2024-01-01', { activeJob: 'j9' })]),
    ],
    'purge.start': [no(412, 'preview_outdated')],
  });
  await model.start();
  expect([...model.selected.value]).toEqual([]);
  expect([model.ready.value, model.problem.value?.code]).toEqual([false, 'preview_outdated']);
  expect(model.changes.value).toMatchObject([{ after: { activeJob: 'j9' } }]);
});

test('an undo that was refused may be pressed again: each press a key, a lost answer the same', async () => {
  const { model, of } = await chosen({
    'purge.start': [ok(job('done'))],
    'job.undo': [
      no(409, 'year_busy'),
      no(0, 'no_connection'),
      no(502, 'not_the_api'),
      no(422, 'covers_less'),
      ok(job('done', { id: 'j2', kind: 'restore' })),
    ],
  });
  await model.start();
  for (let i = 0; i < 5; i++) await model.undo();
  const keys = of('job.undo').map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
  expect([keys[1], keys[2]]).toEqual([keys[3], keys[3]]);
  expect(model.job.value?.id).toBe('j2');
});

test('an undo that came to nothing is asked for again from where it is told, of the same purge', async () => {
  const restore = (id: string, state: Job['state']) => ok(job(state, { id, kind: 'restore' }));
  const { model, of } = await chosen({
    'purge.start': [ok(job('done'))],
    'job.undo': [restore('j2', 'failed'), restore('j3', 'done')],
    'job.get': [restore('j9', 'failed')],
  });
  await model.start();
  await model.undo();
  expect([model.step.value, model.mayUndoAgain.value]).toEqual(['failed', true]);
  await model.undoAgain();
  expect([model.step.value, model.mayUndoAgain.value]).toEqual(['done', false]);
  const orders = of('job.undo');
  expect(orders.map(({ jobId }) => jobId)).toEqual(['j1', 'j1']);
  expect(orders[0]!['key']).not.toBe(orders[1]!['key']);
  // Another undo, looked at in the history: of which purge is not known here.
  await model.show('j9');
  expect(model.mayUndoAgain.value).toBe(false);
});

test('what another window did shows: the year it emptied, the job at work, and no older totals beside them', async () => {
  const now = [year('2023-01-01'), year('2024-01-01', { activeJob: 'j9', state: 'purging' })];
  const { model, of } = await chosen({
    'years.list': [ok([year('2023-01-01'), year('2024-01-01')]), ok(now)],
  });
  await model.refresh();
  expect(model.years.value!.find(({ start }) => start === '2024-01-01')).toMatchObject({ activeJob: 'j9' });
  expect([...model.selected.value]).toEqual([]);
  expect([model.preview.value, model.typed.value]).toEqual([null, '']);
  expect(model.changes.value).toMatchObject([{ after: { activeJob: 'j9' } }]);
  expect(of('purge.preview')).toHaveLength(1);
  model.stop();
});

test('list and totals of a 412 come together: never new years beside the totals of before', async () => {
  const before = [year('2024-01-01', { rows: 10 })];
  const after = [year('2024-01-01', { rows: 12 })];
  const preview = (rows: number) =>
    ok({
      fiscalYears: [{ ...year('2024-01-01', { rows }), reload: { possible: true } }],
      total: { rows },
      previewTag: `v${rows}`,
    });
  const { model } = await chosen({
    'years.list': [ok(before), ok(after)],
    'purge.preview': [preview(10), preview(12)],
    'purge.start': [no(412, 'preview_outdated')],
  });
  const seen: string[] = [];
  effect(() => void seen.push(`${model.years.value![0]!.rows} ${model.preview.value?.total.rows}`));
  await model.start();
  expect([...new Set(seen)]).toEqual(['10 10', '12 12']);
});

test('a purge that an upload followed no longer says that its year is empty', async () => {
  const { model } = await chosen({
    'years.list': [
      ok([year('2024-01-01')]),
      ok([year('2024-01-01', { state: 'empty', rows: 0 })]),
      ok([year('2024-01-01', { rows: 5 })]),
    ],
    'purge.start': [ok(job('done'))],
    'job.get': [ok(job('done', { undo: { possible: true } as Job['undo'] })), ok(job('done'))],
  });
  await model.start();
  expect([model.waiting.value.length, model.backAgain.value.length]).toEqual([1, 0]);
  await model.refresh();
  expect([model.waiting.value.length, model.backAgain.value.length]).toEqual([0, 1]);
});

test('a token that is refused is told as that, also while a job is followed', async () => {
  vi.useFakeTimers();
  const { model } = await chosen({
    'purge.start': [ok(job('running'))],
    'job.get': [no(401, 'unauthenticated'), ok(job('done'))],
  });
  const started = model.start();
  await vi.advanceTimersByTimeAsync(350);
  expect(model.unheard.value?.code).toBe('unauthenticated');
  await vi.advanceTimersByTimeAsync(5000);
  await started;
  vi.useRealTimers();
  const { ask } = backend({ 'years.list': [no(401, 'unauthenticated')] });
  const other = createPurge(ask, company);
  await other.load();
  expect(other.unavailable.value?.code).toBe('unauthenticated');
});
