// The preview says what a reload will read, the reload reads that, and an order is held to what was seen.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../shared/contract/job.ts';
import type { PurgePreview } from '../../../shared/contract/purge.ts';
import { createBeginning } from '../../testing/beginning.ts';
import type { LoadedCompany } from '../../testing/company.ts';
import { number } from '../../testing/files.ts';
import { asSent } from '../../testing/tag.ts';
import { createWorld, type World } from '../../testing/world.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const start = '2024-01-01';
const begin = createBeginning([start]);
let world: World;
let company: LoadedCompany;
beforeEach(async () => {
  world = await createWorld();
  company = await begin(world);
});

const preview = async () => {
  const { body } = await world.api<PurgePreview>('GET', `${company.path}/purge-preview?fiscalYear=${start}`);
  return { tag: body.previewTag, ...body.fiscalYears[0]!.reload };
};
const load = async (vouchers: number) => {
  const { body } = await company.upload(start, vouchers, '&allow=covers_less');
  await world.drain();
  return body.sieFile.id;
};
const purge = async (reload = false) => {
  const { id } = await company.purge(start, reload);
  await world.drain();
  return company.job(id);
};

describe('a reload', () => {
  it('of a loaded year reads what is loaded, and says so beforehand', async () => {
    const file = (await company.year(start))!.sieFile!;
    expect(await preview()).toMatchObject({
      possible: true,
      sieFile: file,
      newerFile: null,
      sameAsLoaded: true,
    });
    expect((await purge(true)).fiscalYears[0]!.sieFile!.id).toBe(file.id);
  });

  it('of an emptied year reads what was live last, which is then not what is loaded', async () => {
    const newest = await load(5);
    await purge();
    expect(await preview()).toMatchObject({
      possible: true,
      sieFile: { id: newest },
      newerFile: null,
      sameAsLoaded: false,
    });
    await purge(true);
    expect(await company.year(start)).toMatchObject({ vouchers: 5 });
  });

  it.each(['loaded', 'emptied'])(
    'never brings a rejected file back: purge, wrong upload, purge, undo, then of the %s year',
    async (then) => {
      const right = (await company.year(start))!.sieFile!.id;
      const first = await purge();
      const wrong = await load(7);
      await purge();
      expect((await company.undo(first.id)).status).toBe(202);
      await world.drain();
      if (then === 'emptied') await purge();
      const seen = await preview();
      expect(seen).toMatchObject({
        sieFile: { id: right },
        newerFile: { id: wrong },
        sameAsLoaded: then === 'loaded',
      });
      const reload = await purge(true);
      expect(reload).toMatchObject({
        state: 'done',
        fiscalYears: [{ sieFile: { id: right } }],
      });
      expect(reload.warnings).toContainEqual(
        expect.objectContaining({ code: 'newer_file_exists', count: 1 }),
      );
      expect(await company.year(start)).toMatchObject({ vouchers: 3, sieFile: { id: right } });
      // With the newer one gone there is nothing to say.
      expect((await world.api('DELETE', `${company.path}/sie-files/${wrong}?force=true`)).status).toBe(204);
      const after = await preview();
      expect(after).toMatchObject({ sieFile: { id: right }, newerFile: null });
      expect(after.tag).not.toBe(seen.tag);
    },
  );

  it('of a loaded year passes over a file whose load was cancelled, and says so', async () => {
    const { job, sieFile } = (await company.upload(start, 6)).body;
    await world.api('POST', `${company.path}/jobs/${job.id}/cancel`);
    await world.drain();
    expect(await preview()).toMatchObject({ newerFile: { id: sieFile.id }, sameAsLoaded: true });
    expect((await purge(true)).warnings.map(({ code }) => code)).toContain('newer_file_exists');
    expect(await company.year(start)).toMatchObject({ vouchers: 3 });
  });

  it('is not possible when the file that was live last is gone', async () => {
    const file = (await company.year(start))!.sieFile!.id;
    await purge();
    const seen = await preview();
    await world.api('DELETE', `${company.path}/sie-files/${file}?force=true`);
    const after = await preview();
    expect(after).toMatchObject({ possible: false, sieFile: null, sameAsLoaded: false });
    expect(after.tag).not.toBe(seen.tag);
  });
});

describe('an order', () => {
  const other = '0123456789abcdef';
  const ask = (previewTag: string | undefined, ifMatch: string | undefined) =>
    world.api<Job & { code?: string }>(
      'POST',
      `${company.path}/purges`,
      { fiscalYears: [start], confirm: number, reload: true, ...(previewTag ? { previewTag } : {}) },
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );

  it.each([
    ['no tag', '', undefined],
    ['the strong tag', '', '"TAG"'],
    ['the weak tag, as a proxy that compresses makes it', '', 'W/"TAG"'],
    ['a list', '', `"${other}", W/"TAG" ,"x,y"`],
    ['any', '', '*'],
    ['the tag in the body', 'TAG', undefined],
    ['both', 'TAG', 'W/"TAG"'],
    ['any, and the tag in the body', 'TAG', '*'],
  ])('with %s is accepted', async (_, inBody, header) => {
    const { tag } = await preview();
    const answer = await ask(inBody.replace('TAG', tag), header?.replace('TAG', tag));
    expect(answer.status).toBe(202);
    await world.drain();
  });

  it.each([
    ['another tag', '', `"${other}"`],
    ['a list without it', '', `W/"${other}", "x"`],
    ['no tag where tags should be', '', 'TAG'],
    ['another tag in the body', other, undefined],
    ['another tag in the body, and any', other, '*'],
    ['the tag in the body, and another', 'TAG', `"${other}"`],
    ['another tag in the body, and the tag', other, '"TAG"'],
  ])('with %s is refused', async (_, inBody, header) => {
    const { tag } = await preview();
    const answer = await ask(inBody.replace('TAG', tag), header?.replace('TAG', tag));
    expect(answer).toMatchObject({ status: 412, body: { code: 'preview_outdated' } });
  });

  it('is refused when the year has been loaded since', async () => {
    const { tag } = await preview();
    await load(4);
    expect((await ask(tag, undefined)).status).toBe(412);
    expect((await ask(undefined, `W/"${tag}"`)).status).toBe(412);
  });
});

it('the preview has the same tag in its body and in its ETag', async () => {
  const { body, headers } = await world.api<PurgePreview>('GET', `${company.path}/purge-preview`);
  expect(asSent(headers.get('etag'))).toBe(`"${body.previewTag}"`);
});
