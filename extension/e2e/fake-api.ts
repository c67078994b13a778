// A small stand-in for the API, in memory: for the states that the real worker gives only by chance
// (no connection, no permission, a failing job, one that stands still half-way). Its shapes are the contract's.
import { createHash } from 'node:crypto';
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Job } from '../../shared/contract/job.ts';
import { foldText } from '../../shared/clean-text.ts';
import type { ManyPurges } from '../../shared/contract/many.ts';
import type { PurgeRequest } from '../../shared/contract/purge.ts';
import { monthsOf } from './fake-api/companies.ts';
import type { FakeCompany } from './fake-api/companies.ts';
import { createJobs, createState } from './fake-api/jobs.ts';
import { createPeople } from './fake-api/people.ts';
import { previewOf } from './fake-api/preview.ts';
import { comparisonOf } from './fake-api/reconciliations.ts';
import { codesOf, fakeProblem, refused } from './fake-api/problems.ts';
import { orderMany, overviewOf } from './fake-api/overview.ts';
import { sourceOf, testOf, watchOf } from './fake-api/source.ts';

export { fakeCompanies, manyYears } from './fake-api/companies.ts';
export type { FakeCompany };
export { fakeProblem, fakeStop } from './fake-api/problems.ts';

export interface FakeOptions {
  companies: FakeCompany[];
  token: string;
}
/** Reasons against a file itself. */
const early = new Set(['other_company', 'company_unconfirmed', 'checksum_mismatch']);
interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

export type FakeApi = Awaited<ReturnType<typeof serveFakeApi>>;

export async function serveFakeApi({ companies, token }: FakeOptions) {
  const answered = new Map<string, Job>();
  const seen: Seen[] = [];
  const state = createState();
  const { jobs, purged, stops, shown, startJob, nextId, cancel, endJobs } = createJobs(state);
  const people = createPeople();
  const held: (() => void)[] = [];
  async function answer(
    request: IncomingMessage,
    url: URL,
    body: Buffer,
  ): Promise<[number, unknown, Record<string, string>?]> {
    if (url.pathname === '/v1/sign-in/issuers') return [200, { items: state.issuers }];
    // Whoever has one comes too late.
    if (url.pathname === '/v1/invitations/accept')
      return refused('invitation_used', { invitedBy: 'Anna Andersson' });
    if (request.headers.authorization !== `Bearer ${token}`) return refused('unauthenticated');
    if (state.refuse) return [state.refuse.status, state.refuse];
    const path = url.pathname;
    if (path === '/v1/me') return [200, { token: state.me, role: state.role, companies: state.companies }];
    const pageOf = <T>(all: T[]) => {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const to = from + Number(url.searchParams.get('limit') ?? 100);
      return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null };
    };
    if (path === '/v1/companies' || path === '/v1/overview') {
      const q = foldText(url.searchParams.get('q') ?? '');
      const hit = companies.filter(
        (one) =>
          q.split(' ').every((word) => foldText(one.name).includes(word)) ||
          one.organisationNumber.replace('-', '').includes(q.replace('-', '') || '') ||
          one.oxceedId === q,
      );
      if (path === '/v1/overview') {
        const wanted = url.searchParams.get('agreement');
        const all = hit
          .map((one) => overviewOf(one, jobs))
          .filter(
            ({ fiscalYears }) => !wanted || fiscalYears.some((year) => year.agreement?.state === wanted),
          );
        return [200, pageOf(all)];
      }
      return [200, pageOf(hit.map(({ years: _, agrees: __, fails: ___, ...one }) => one))];
    }
    if (path === '/v1/jobs') {
      const going = [...jobs.values()].filter((job) => !job.finishedAt);
      return [
        200,
        pageOf(going.map((job) => ({ ...job, company: companies.find((one) => one.id === job.companyId) }))),
      ];
    }
    if (path === '/v1/purges' || path === '/v1/reconciliations') {
      if (state.role === 'reader') return refused('role_required', { required: 'operator', role: 'reader' });
      const order = JSON.parse(body.toString()) as ManyPurges;
      if (path === '/v1/purges' && order.confirm !== order.companies.length)
        return refused('invalid_request', { errors: 'confirm' });
      const kind = path === '/v1/purges' ? 'reload' : 'reconcile';
      return [
        202,
        orderMany(order, companies, (company, years) => {
          const busy = company.years.find((year) => years.includes(year.start) && year.activeJob);
          if (busy) return { problem: fakeProblem('year_busy', { year: busy.label, job: '' }) };
          return { job: startJob(company, kind, years, undefined, company.fails ?? state.failJobs) };
        }),
      ];
    }
    if (/^\/v1\/(tokens|invitations)\b/.test(path))
      return people.answer(request.method ?? '', path, body.toString(), `http://${request.headers.host}`);
    const [, id, rest = ''] = /^\/v1\/companies\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const company = companies.find((one) => one.id === id);
    if (!company) return refused('not_found');
    if (rest === '') return [200, { ...company, years: undefined }];
    if (rest === 'fiscal-years')
      return [
        200,
        { items: company.years.map((year) => ({ ...year, months: monthsOf(year) })), nextCursor: null },
      ];
    if (rest === 'source' || rest.startsWith('source/'))
      return sourceOf(company, state, request.method ?? '', rest, body.toString());
    if (rest === 'watch/test') return [200, testOf(company)];
    if (rest === 'watch') return watchOf(company, state, request.method ?? '', body.toString());
    if (rest === 'purge-preview')
      return [
        200,
        previewOf(company, url.searchParams.getAll('fiscalYear'), `v${state.version}`),
        // As behind a proxy that compresses.
        { ETag: `W/"v${state.version}-gzip"` },
      ];
    if (rest === 'jobs')
      return [
        200,
        {
          items: [...jobs.values()]
            .filter((job) => job.companyId === id)
            .map((job) => shown(company, job))
            .toReversed(),
          nextCursor: null,
        },
      ];
    if (request.method === 'GET' && rest.startsWith('reconciliations/'))
      return [200, comparisonOf(company, state, decodeURIComponent(rest.split('/')[1]!))];
    const job = jobs.get(/^jobs\/([^/]+)/.exec(rest)?.[1] ?? '');
    if (request.method === 'GET' && job) return [200, shown(company, job)];
    if (request.method !== 'POST') return refused('not_found');

    const key = String(request.headers['idempotency-key'] ?? '');
    if (!key) return refused('invalid_request', { errors: 'Idempotency-Key' });
    const before = answered.get(key);
    if (before) return [202, rest === 'sie-files' ? { sieFile: {}, job: before } : before];
    if (state.role === 'reader') return refused('role_required', { required: 'operator', role: 'reader' });
    const done = (result: Job): [number, Job] => {
      answered.set(key, result);
      return [202, result];
    };
    if (rest === 'reconciliations') {
      const { sieFile } = JSON.parse(body.toString()) as { sieFile?: string };
      return [
        202,
        comparisonOf(company, state, sieFile?.replace('sie_kept_', 'job_compare ') ?? 'job_compare'),
      ];
    }
    if (rest === 'purges') {
      const { fiscalYears, reload, confirm, allow, previewTag } = JSON.parse(
        body.toString(),
      ) as PurgeRequest & Required<Omit<PurgeRequest, 'previewTag'>>;
      if (previewTag !== `v${state.version}`) return refused('preview_outdated');
      if (confirm !== company.organisationNumber)
        return refused('confirm_mismatch', { found: confirm, company: company.name });
      const busy = company.years.find((year) => fiscalYears.includes(year.start) && year.activeJob);
      if (busy)
        return refused('year_busy', { year: busy.label, job: `/v1/companies/${id}/jobs/${busy.activeJob}` });
      const fails = state.failJobs ?? (reload ? stops(allow ?? []) : null);
      return done(startJob(company, reload ? 'reload' : 'purge', fiscalYears, undefined, fails));
    }
    if (rest === 'sie-files') {
      const bytes = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const text = bytes.toString('latin1');
      const start = /#RAR 0 (\d{4})(\d\d)(\d\d)/.exec(text);
      const year = company.years.find((one) => start && one.start === `${start[1]}-${start[2]}-${start[3]}`);
      if (!year) return refused('no_fiscal_year', { file: url.searchParams.get('filename') });
      const stopped = stops((url.searchParams.get('allow') ?? '').split(','));
      const kept = url.searchParams.get('load') === 'false';
      // One that replaces nothing is told what it would take away, and not stopped by it.
      if (stopped && !(kept && codesOf(stopped).every((code) => !early.has(code))))
        return [stopped.status, stopped];
      if (kept)
        return [
          201,
          { id: `sie_kept_${year.start}`, fiscalYear: { start: year.start, end: year.end }, stopped },
        ];
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const filename = url.searchParams.get('filename') ?? 'x.se';
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      const sieFile = { id: `sie_${nextId()}`, filename, sha256, uploadedAt: new Date().toISOString() };
      const rows = {
        ...year,
        vouchers: count(/^#VER/gm),
        rows: count(/^\s*#TRANS/gm),
        debitOre: 1_000_00,
        sieFile,
      };
      const load = startJob(company, 'load', [year.start], rows);
      answered.set(key, load);
      return [202, { sieFile: { ...sieFile, bytes: bytes.length }, job: load }];
    }
    if (rest.endsWith('/cancel') && job) {
      if (job.kind === 'purge') return refused('purge_cannot_be_cancelled');
      if (job.phase === 'deleting') return refused('too_late_to_cancel');
      cancel(job);
      return [202, job];
    }
    if (rest.endsWith('/undo') && job) {
      const was = purged.get(`${id} ${job.fiscalYears[0]!.start}`);
      const restore = startJob(
        company,
        'restore',
        job.fiscalYears.map(({ start }) => start),
        was,
      );
      if (restore.state !== 'failed') job.undo!.undoneBy = restore.id;
      return done(restore);
    }
    return refused('not_found');
  }

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers':
        'authorization, content-type, content-encoding, idempotency-key, if-match, accept-language',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Expose-Headers': 'ETag, Location',
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    const url = new URL(request.url ?? '/', 'http://localhost');
    seen.push({ method: request.method ?? '', path: url.pathname, headers: request.headers });
    if (state.offline) return void response.destroy();
    if (state.silent) return;
    if (state.behind) {
      const { method, headers } = request;
      const passed = ask(state.behind + request.url, { method, headers }, (answered) =>
        answered.pipe(response.writeHead(answered.statusCode!, answered.headers)),
      );
      return void passed.end(Buffer.concat(chunks));
    }
    const [status, value, headers] = await answer(request, url, Buffer.concat(chunks));
    if (state.holdAnswers && request.method === 'POST')
      await new Promise<void>((resolve) => held.push(resolve));
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...cors, ...headers })
      .end(status === 204 ? undefined : JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    port,
    token,
    companies,
    jobs,
    seen,
    state,
    invitations: people.invitations,
    startJob,
    endJobs,
    /** Sends the answers that are held, and holds no more. */
    sendAnswers() {
      state.holdAnswers = false;
      for (const send of held.splice(0)) send();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
