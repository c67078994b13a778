// A company's life: one of a number, the number corrected, closed and opened again; the order of the list; what a dry run
// tells of it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Token } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { DryRun, Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { sieText } from '../testing/sie-text.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const make = (body: object, headers = {}) =>
  world.api<Company & Problem>('POST', '/v1/companies', body, headers);
const change = (id: string, body: object) =>
  world.api<Company & Problem>('PATCH', `/v1/companies/${id}`, body);
const fileOf = (organisationNumber: string) =>
  sieText({ organisationNumber, start: '2024-01-01', end: '2024-12-31', vouchers: [] });

describe('a company with a number that another has', () => {
  const item = { name: 'Tvilling AB', organisationNumber: '559999-0800' };

  it('is made when that is said to be meant, and else refused, by name', async () => {
    const first = await make(item);
    const written = { ...item, organisationNumber: '165599990800' };
    expect(await make(written)).toMatchObject({
      status: 409,
      body: { code: 'company_exists', company: first.body.id, name: 'Tvilling AB' },
    });
    expect((await make({ ...item, name: 'tvilling, ab' })).status).toBe(409);
    expect((await make({ ...item, allowTwin: true })).status).toBe(201);
    const branch = await make({ ...item, name: 'Tvilling AB filial' });
    expect(branch).toMatchObject({ status: 201, body: { warnings: [{ code: 'same_number' }] } });
    expect(branch.body.warnings?.[0]?.sv).toContain('Tvilling AB har samma');
    const other = await make({ name: 'Annan AB', organisationNumber: '559999-0818' });
    const { organisationNumber } = item;
    expect((await change(other.body.id, { organisationNumber })).body.code).toBe('company_exists');
    expect((await change(other.body.id, { organisationNumber, allowTwin: true })).status).toBe(200);
  });

  it('is made once by two who make it at the same time', async () => {
    const both = await Promise.all(
      [1, 2].map((n) =>
        make({ name: n === 1 ? 'Samtidig AB' : 'SAMTIDIG AB', organisationNumber: '559999-0826' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is no news to whoever does not reach the other', async () => {
    const { body: mine } = await make({ name: 'Min AB', organisationNumber: '559999-0834' });
    await make({ name: 'Hemlig AB', organisationNumber: '559999-0842' });
    const grants = { name: 'några', role: 'admin', companies: [mine.id] };
    const { body: token } = await world.api<Token>('POST', '/v1/tokens', grants);
    const headers = { authorization: `Bearer ${token.token}` };
    const made = await make({ name: 'Ny AB', organisationNumber: '559999-0842' }, headers);
    expect(made.status).toBe(201);
    const again = await make({ name: 'Ny AB', organisationNumber: '559999-0842' }, headers);
    expect(again.body).toMatchObject({ code: 'company_exists', company: made.body.id });
  });
});

it('a corrected number holds for files and confirmations from then on, and says so', async () => {
  const { body: company } = await make({ name: 'Rättad AB', organisationNumber: '559999-0859' });
  const [path, now] = [`/v1/companies/${company.id}`, '559999-0867'];
  expect((await world.upload(company.id, fileOf('559999-0859'))).status).toBe(202);
  await world.drain();
  const answer = await change(company.id, { organisationNumber: now });
  expect(answer.body).toMatchObject({ organisationNumber: now });
  const told = answer.body.warnings?.find(({ code }) => code === 'organisation_number_changed');
  expect(told?.en).toContain(`files with ${now} are taken in and not with 559999-0859`);
  expect(told?.en).toContain(' 1 files of the archive have another number');
  expect((await world.upload(company.id, fileOf('559999-0859'))).body).toMatchObject({
    code: 'other_company',
  });
  const purge = (confirm: string) =>
    world.api<Problem>('POST', `${path}/purges`, { fiscalYears: ['2024-01-01'], confirm });
  expect((await purge('559999-0859')).body.code).toBe('confirm_mismatch');
  const purged = await purge(now);
  await world.drain();
  // What was loaded from the former number's file comes back from it.
  const undone = await world.api('POST', `${path}/jobs/${(purged.body as { id?: string }).id}/undo`);
  expect(undone.status).toBe(202);
  await world.drain();
  expect((await world.years(company.id))[0]?.state).toBe('loaded');
  expect((await change(company.id, { organisationNumber: 'x' })).body.code).toBe(
    'invalid_organisation_number',
  );
});

it('a closed company stands in no list and takes no order; all it holds stays, and it opens again', async () => {
  const { body: company } = await make({ name: 'Stängda Lådan AB', organisationNumber: '559999-0875' });
  const path = `/v1/companies/${company.id}`;
  await world.upload(company.id, fileOf('559999-0875'));
  await world.drain();
  expect((await change(company.id, { closed: true })).body.closedAt).toMatch(/^20/);
  const found = async (more: string) =>
    (await world.api<Page<Company>>('GET', `/v1/companies?q=stangda${more}`)).body.items.length;
  expect([await found(''), await found('&include=closed')]).toEqual([0, 1]);
  const order = { fiscalYears: ['2024-01-01'], confirm: '559999-0875' };
  for (const [method, to, body] of [
    ['POST', '/purges', order],
    ['POST', '/report-templates', { name: 'a' }],
    ['PUT', '/source', { kind: 'sie-url', address: 'https://example.com' }],
    ['DELETE', '/documents/doc_none', undefined],
  ] as const)
    expect((await world.api<Problem>(method, `${path}${to}`, body)).body.code, to).toBe('company_closed');
  expect((await world.upload(company.id, fileOf('559999-0875'))).status).toBe(409);
  expect((await world.years(company.id))[0]?.state).toBe('loaded');
  // Its number is free meanwhile; opened again, it is one of two.
  await make({ name: 'Efterträdaren AB', organisationNumber: '559999-0875' });
  expect((await change(company.id, { closed: false })).body.code).toBe('company_exists');
  expect((await change(company.id, { closed: false, allowTwin: true })).body.closedAt).toBeNull();
  expect(await found('')).toBe(1);
  expect((await world.api('DELETE', path)).status).toBe(405);
});

it('the list is in Swedish order, and a page goes on where the last one ended', async () => {
  const names = ['Ordning Zebra', 'ordning ärlig', 'Ordning Åre', 'Ordning é', 'Ordning Dal', 'Ordning Öl'];
  const made = await Promise.all(names.map((name) => world.company(name, '559999-0883')));
  const page = (cursor: string) =>
    world.api<Page<Company>>('GET', `/v1/companies?q=ordning&limit=3${cursor}`);
  const first = await page('');
  // Made, closed and renamed in between, before and after the place.
  await world.company('Ordning Adam', '559999-0883');
  await world.company('Ordning Ytter', '559999-0883');
  await change(made[4]!.id, { closed: true });
  await change(made[3]!.id, { name: 'Ordning Ek' });
  const second = await page(`&cursor=${first.body.nextCursor}`);
  expect([first, second].map(({ body }) => body.items.map(({ name }) => name.slice(8)))).toEqual([
    ['Dal', 'é', 'Zebra'],
    ['Åre', 'ärlig', 'Öl'],
  ]);
});

it('jobs are listed by state, kind and age', async () => {
  const { body: company } = await make({ name: 'Jobben AB', organisationNumber: '559999-0917' });
  const path = `/v1/companies/${company.id}/jobs`;
  await world.upload(company.id, fileOf('559999-0917'));
  await world.drain();
  const order = { fiscalYears: ['2024-01-01'], confirm: '559999-0917', reload: true };
  const { body: reload } = await world.api<Job>('POST', `/v1/companies/${company.id}/purges`, order);
  const found = async (query: string) =>
    (await world.api<Page<Job>>('GET', `${path}?${query}`)).body.items.map(({ kind }) => kind);
  expect(await found('state=done')).toEqual(['load']);
  expect(await found('state=queued&state=running')).toEqual(['reload']);
  expect(await found('kind=load&kind=purge')).toEqual(['load']);
  expect(await found(`since=${reload.createdAt}`)).toEqual(['reload']);
  expect(await found('state=done&kind=reload')).toEqual([]);
  expect((await world.api<Problem>('GET', `${path}?state=finished`)).body.code).toBe('invalid_request');
  await world.drain();
});

describe('a dry run', () => {
  const books = (vouchers: number, start = '2024-01-01') =>
    sieText({
      organisationNumber: '559999-0891',
      start,
      end: `${start.slice(0, 4)}-12-31`,
      vouchers: Array.from({ length: vouchers }, (_, n) => ({
        series: 'A',
        number: String(n + 1),
        date: `${start.slice(0, 4)}-02-0${(n % 9) + 1}`,
        rows: [
          ['1930', 100 + n],
          ['3001', -100 - n],
        ] as [string, number][],
      })),
    });

  it('says what a purge, a reload and an upload would do, and does nothing', async () => {
    const { body: company } = await make({ name: 'Torrsim AB', organisationNumber: '559999-0891' });
    const path = `/v1/companies/${company.id}`;
    const upload = (text: string, query = '') =>
      world.upload(company.id, text, 'torr.se', `&dryRun=true${query}`) as unknown as Promise<{
        status: number;
        body: DryRun & Problem;
      }>;
    const first = await upload(books(40));
    expect(first).toMatchObject({ status: 200, body: { kind: 'load', stopped: null, warnings: [] } });
    expect(first.body.fiscalYears).toEqual([
      {
        start: '2024-01-01',
        end: '2024-12-31',
        before: { vouchers: 0, rows: 0, debitOre: 0 },
        after: { vouchers: 40, rows: 80 },
      },
    ]);
    expect(await world.years(company.id)).toEqual([]);
    await world.upload(company.id, books(40));
    await world.drain();
    const stateOf = async () =>
      Promise.all([
        world.years(company.id),
        ...['sie-files', 'jobs', 'audit'].map(async (of) => (await world.api('GET', `${path}/${of}`)).body),
        world.real.ARCHIVE.list({ prefix: `sie/${company.id}/` }).then(({ objects }) => objects.length),
      ]);
    const before = await stateOf();
    const [held] = await world.years(company.id);

    const fewer = await upload(books(3));
    expect(fewer.body.stopped?.reasons?.map(({ code }) => code)).toEqual(['covers_less']);
    const allowed = await upload(books(3), '&allow=covers_less');
    expect(allowed.body).toMatchObject({ stopped: null, fiscalYears: [{ after: { vouchers: 3, rows: 6 } }] });
    const other = books(3).replace('559999-0891', '559999-0909');
    expect((await upload(other)).body.code).toBe('other_company');

    const order = { fiscalYears: ['2024-01-01'], confirm: '559999-0891', dryRun: true };
    const purge = await world.api<DryRun>('POST', `${path}/purges`, order);
    const { vouchers, rows, debitOre } = held!;
    expect(purge).toMatchObject({
      status: 200,
      body: {
        kind: 'purge',
        fiscalYears: [{ before: { vouchers, rows, debitOre }, after: { vouchers: 0, rows: 0 } }],
      },
    });
    const reload = await world.api<DryRun>('POST', `${path}/purges`, { ...order, reload: true });
    expect(reload.body).toMatchObject({
      kind: 'reload',
      fiscalYears: [{ after: { vouchers: 40, rows: 80 } }],
    });
    const refused = await world.api<Problem>('POST', `${path}/purges`, { ...order, confirm: '1' });
    expect([refused.status, refused.body.code]).toEqual([422, 'confirm_mismatch']);
    expect(await stateOf()).toEqual(before);
    expect(world.queue).toEqual([]);
  });
});
