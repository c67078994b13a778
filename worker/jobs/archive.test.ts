// The archive when R2 fails, and its clean-up: what is kept for how long, and what is never touched.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../testing/clock.ts';
import { createBeginning } from '../testing/beginning.ts';
import type { LoadedCompany } from '../testing/company.ts';
import type { Call } from '../testing/calls.ts';
import { fileOf, makeVouchers } from '../testing/files.ts';
import { violations } from '../testing/oracle.ts';
import { settle } from '../testing/settle.ts';
import { chunked, createWorld, type World } from '../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const day = 86_400_000;
const clock = createClock();
const start = '2024-01-01';
const begin = createBeginning(['2023-01-01', start], clock);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld(() => clock.advance(1));
  world.setPace({ chunkRows: 40 });
  company = await begin(world);
});
afterEach(async () => expect(await violations(world)).toEqual([]));

const isHead = (call: Call) => call.binding === 'r2' && call.what.startsWith('get head');
const isGet = (call: Call) => call.binding === 'r2' && call.what.startsWith('get') && !isHead(call);
/** Serves these bytes, in two parts, and then the end or an error. */
const serve = (object: R2ObjectBody, bytes: Uint8Array, fails: boolean): R2ObjectBody => {
  const middle = Math.floor(bytes.length / 2);
  const parts = [bytes.subarray(0, middle), bytes.subarray(middle)];
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const part = parts.shift();
    if (part) controller.enqueue(part);
    else if (fails) controller.error(new Error('R2: connection reset'));
    else controller.close();
  };
  // Nothing is pulled ahead: an error must not overtake the bytes before it.
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  return { ...object, etag: object.etag, body } as R2ObjectBody;
};
/** At each reading of a file, what `read` makes of its bytes. */
const atReading = (
  read: (object: R2ObjectBody, bytes: Uint8Array, reading: number) => R2ObjectBody | null,
) => {
  let reading = 0;
  world.setFault(async (call) => {
    const object = (await call.execute()) as R2ObjectBody | null;
    if (!isGet(call) || !object) return object;
    reading += 1;
    return read(object, new Uint8Array(await object.arrayBuffer()), reading);
  });
};
const reloadedYear = async () => {
  const { id } = await company.purge(start, true);
  await settle(world, clock);
  return { job: await company.job(id), year: await company.year(start) };
};

/** Years that another version has read are read into rows anew, also when the file is the same. */
const readAnew = () => world.real.LEDGER_00.prepare('UPDATE generation SET reader_version = 0').run();

/** Those were taken in before etags were kept. */
const forgetEtags = () => world.real.LEDGER_00.prepare('UPDATE sie_file SET etag = NULL').run();

describe.each([
  ['that makes rows', readAnew],
  ['of the same records, where no etag is known', forgetEtags],
])('a reload %s', (_, prepare) => {
  beforeEach(async () => void (await prepare()));

  it('reads again when R2 breaks off half-way', async () => {
    atReading((object, bytes, reading) =>
      serve(object, reading < 3 ? bytes.subarray(0, bytes.length / 2) : bytes, reading < 3),
    );
    expect(await reloadedYear()).toMatchObject({ job: { state: 'done' }, year: { rows: 9 } });
  });

  it('leaves the year when R2 gives less than it had, and says it is well', async () => {
    atReading((object, bytes) => serve(object, bytes.subarray(0, bytes.length - 30), false));
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed' },
      year: { state: 'loaded', rows: 9 },
    });
  });

  it('leaves the year when the object has other bytes of the same length', async () => {
    const changed = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 12 ? 0x39 : byte));
    atReading((object, bytes) => serve(object, changed(bytes), false));
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed', problem: { code: 'file_changed' } },
      year: { state: 'loaded', rows: 9 },
    });
  });

  it('leaves the year when the object is gone', async () => {
    atReading(() => null);
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed', problem: { code: 'sie_file_gone' } },
      year: { state: 'loaded', rows: 9 },
    });
  });
});

describe('a reload of the same records', () => {
  /** The archive says this of the object, and no byte of it is read. */
  const atHead = (say: (object: R2Object) => R2Object | null) =>
    world.setFault(async (call) => {
      if (isGet(call)) throw new Error('the object is read');
      const object = (await call.execute()) as R2Object | null;
      return isHead(call) && object ? say(object) : object;
    });

  it('is made without reading the object', async () => {
    atHead((object) => object);
    expect(await reloadedYear()).toMatchObject({ job: { state: 'done' }, year: { rows: 9 } });
  });

  it.each([
    ['gone', 'sie_file_gone', () => null],
    ['another', 'file_changed', (object: R2Object) => ({ ...object, etag: 'another' }) as R2Object],
    ['shorter', 'file_changed', (object: R2Object) => ({ ...object, size: 10 }) as R2Object],
  ])('leaves the year when the object is %s', async (_, code, say) => {
    atHead(say);
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed', problem: { code } },
      year: { state: 'loaded', rows: 9 },
    });
  });
});

describe('a reload that makes rows', () => {
  beforeEach(async () => {
    await company.upload(start, 60);
    await world.drain();
    await readAnew();
  });

  it('leaves the year when the object is replaced between two readings', async () => {
    atReading((object, bytes, reading) =>
      reading === 1
        ? serve(object, bytes.subarray(0, bytes.length - 20), true)
        : serve({ ...object, etag: 'another' } as R2ObjectBody, bytes, false),
    );
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed', problem: { code: 'file_changed' } },
      year: { state: 'loaded', rows: 180 },
    });
  });

  it('leaves the year when the object is gone at the second reading', async () => {
    atReading((object, bytes, reading) =>
      reading === 1 ? serve(object, bytes.subarray(0, bytes.length - 20), true) : null,
    );
    expect(await reloadedYear()).toMatchObject({
      job: { state: 'failed', problem: { code: 'sie_file_gone' } },
      year: { state: 'loaded', rows: 180 },
    });
  });
});

describe.each([
  ['in one piece', {}, ['put']],
  ['in parts', chunked, ['createMultipartUpload', 'uploadPart', 'uploadPart', 'uploadPart', 'complete']],
])('an upload %s', (_, headers, calls) => {
  // Of few vouchers with long texts: a part has 5 MiB.
  const next = '2025-01-01';
  const text = fileOf(next, makeVouchers(next, 1_500, 1)).replaceAll('Verifikat', 'V'.repeat(7_500));
  const upload = () => world.upload(company.id, text, 'next.se', '', headers);

  it('is whole in the archive, and loaded from it', async () => {
    world.setPace({ chunkRows: 1_000 });
    const made: string[] = [];
    world.setFault((call) => {
      if (call.binding === 'r2' && call.writes) made.push(call.what.split(' ')[0]!);
      return call.execute();
    });
    const { status, body } = await upload();
    world.setFault(null);
    expect(status).toBe(202);
    expect(made).toEqual(calls);
    await world.drain();
    expect(await company.year(next)).toMatchObject({ state: 'loaded', vouchers: 1_500 });
    const kept = await world.send('GET', `${company.path}/sie-files/${body.sieFile.id}/content`);
    expect((await kept.text()) === text).toBe(true);
  });

  it.each([
    ['it is not taken', /^(put|uploadPart)/, true],
    ['its end is not taken', /^(put|complete)/, true],
    ['it is taken, and the reply lost', /^(put|complete)/, false],
  ])('leaves nothing when %s, and the next is welcome', async (_case, what, before) => {
    world.setFault(async (call) => {
      const fails = what.test(call.what);
      const result = fails && before ? null : await call.execute();
      if (fails) throw new Error('R2: connection reset');
      return result;
    });
    expect((await upload()).status).toBe(500);
    world.setFault(null);
    expect(await violations(world)).toEqual([]);
    expect((await company.upload(next, 3, '', headers)).status).toBe(202);
    await world.drain();
  });
});

describe('the clean-up', () => {
  const pass = async (ms: number) => {
    clock.advance(ms);
    await world.sweep();
    await settle(world, clock);
  };
  const filesOf = async (year: string) =>
    (await company.files()).filter(({ fiscalYear }) => fiscalYear.start === year);

  it('takes the file of a purged year after its days, with a line in the audit trail', async () => {
    const purge = await company.purge(start);
    await world.drain();
    await pass(29.9 * day);
    expect(await filesOf(start)).toHaveLength(1);
    await pass(0.2 * day);
    expect(await filesOf(start)).toHaveLength(0);
    expect(await filesOf('2023-01-01')).toHaveLength(1);
    const [line] = await company.audit();
    expect(line).toMatchObject({ action: 'sie-file.expired', details: { filename: `${start}.se` } });
    expect((await company.undo(purge.id)).body.code).toBe('undo_expired');
  });

  it('takes a replaced file and one that never became live, not the one that did', async () => {
    await company.upload(start, 5);
    await world.drain();
    const { job } = (await company.upload(start, 6)).body;
    await world.api('POST', `${company.path}/jobs/${job.id}/cancel`);
    await world.drain();
    expect((await company.job(job.id)).state).toBe('cancelled');
    expect(await filesOf(start)).toHaveLength(3);
    await pass(30.1 * day);
    expect(await filesOf(start)).toHaveLength(1);
    expect(await company.year(start)).toMatchObject({ vouchers: 5 });
  });

  it('takes a file that was kept to compare with after its days, and leaves the year', async () => {
    const kept = await company.upload(start, 2, '&load=false');
    expect(kept).toMatchObject({ status: 201, body: { fiscalYear: { start }, vouchers: 2, live: false } });
    await pass(29.9 * day);
    expect(await filesOf(start)).toHaveLength(2);
    await pass(0.2 * day);
    expect(await filesOf(start)).toHaveLength(1);
    expect(await company.year(start)).toMatchObject({ state: 'loaded', vouchers: 3 });
  });

  it('keeps the file that an undo reads, asked for in the last hour', async () => {
    const purge = await company.purge(start);
    await world.drain();
    clock.advance(30 * day - 3_600_000);
    expect((await company.undo(purge.id)).status).toBe(202);
    world.queue.length = 0;
    clock.advance(day);
    await settle(world, clock);
    expect(await company.year(start)).toMatchObject({ state: 'loaded', rows: 9 });
    await pass(60 * day);
    expect(await filesOf(start)).toHaveLength(1);
  });
});

it('a refused deletion leaves no line in the audit trail', async () => {
  const [file] = await company.files();
  const before = await company.audit();
  expect((await world.api('DELETE', `${company.path}/sie-files/${file!.id}`)).status).toBe(409);
  expect(await company.audit()).toEqual(before);
});

it('the bytes of an upload broken off are swept, and the claim is free after a minute', async () => {
  world.setFault(async (call) => {
    const result = await call.execute();
    if (call.what.startsWith('put')) call.invocation.die();
    return result;
  });
  await expect(company.upload('2025-01-01', 3)).rejects.toThrow('the worker died');
  world.setFault(null);
  expect((await company.upload('2025-01-01', 3)).status).toBe(409);
  clock.advance(61_000);
  expect((await company.upload('2025-01-01', 3)).status).toBe(202);
  await settle(world, clock);
});
