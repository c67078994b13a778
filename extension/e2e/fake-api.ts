// A small stand-in for the API, in memory: for the states that the real worker gives only by chance
// (no connection, no permission, a failing job, a job that takes its time). Its shapes are the contract's.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Grants, Role } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import type { Problem } from '../../shared/contract/problem.ts';
// The table of texts is plain data and no part of the extension here.
// oxlint-disable-next-line no-restricted-imports
import { problemShape } from '../../shared/contract/problems.ts';
import type { ProblemCode, ProblemValues } from '../../shared/contract/problems.ts';
import { foldText } from '../../shared/clean-text.ts';
import { periodsOf } from '../../shared/fiscal-year.ts';
import type { PurgePreview, PurgeRequest } from '../../shared/contract/purge.ts';

export interface FakeCompany extends Company {
  years: FiscalYear[];
  /** Years that cannot be read in again. */
  notReloadable?: string[];
  /** Years of which a file newer than the live one is in the archive. */
  newerFiles?: Record<string, NonNullable<FiscalYear['sieFile']>>;
}
export interface FakeOptions {
  companies: FakeCompany[];
  token: string;
}
interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

export type FakeApi = Awaited<ReturnType<typeof serveFakeApi>>;
const who = { id: 'tok_1', name: 'Anna Karlsson' };
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

export async function serveFakeApi({ companies, token }: FakeOptions) {
  const jobs = new Map<string, Job>();
  const answered = new Map<string, Job>();
  const seen: Seen[] = [];
  const state = {
    role: 'admin' as Role,
    companies: 'all' as Grants,
    me: who,
    /** Answers with these instead, by code. */
    refuse: null as Problem | null,
    /** Milliseconds a job takes; 0 ends it at once. */
    jobTime: 0,
    failJobs: null as Problem | null,
    /** Stops reloads, and refuses files, unless what is asked allows it. */
    guard: null as Problem | null,
    /** What the reader has to say of every file. */
    warnings: [] as Job['warnings'],
    version: 1,
    /** Nothing is answered: the connection breaks. */
    offline: false,
    /** Milliseconds before every answer. */
    delay: 0,
  };
  let next = 1;

  const stops = (allow: string[]) =>
    state.guard && codesOf(state.guard).some((code) => !allow.includes(code)) ? state.guard : null;
  /** As the job is read: a purge whose year holds something again is not to be undone. */
  const shown = (company: FakeCompany, job: Job): Job => {
    const loaded = company.years.find(
      (year) => year.state === 'loaded' && job.fiscalYears.some(({ start }) => start === year.start),
    );
    if (!job.undo || !(job.undo.undoneBy || loaded)) return job;
    const { code, texts } = fakeProblem(job.undo.undoneBy ? 'already_undone' : 'loaded_since', {
      year: loaded?.label ?? '',
    });
    return { ...job, undo: { ...job.undo, possible: false, reason: { code, ...texts! } } };
  };
  const cancelled = new Set<string>();

  /** Years as they were before their purge. */
  const purged = new Map<string, FiscalYear>();
  function startJob(
    company: FakeCompany,
    kind: Job['kind'],
    starts: string[],
    rows?: FiscalYear,
    fails: Problem | null = state.failJobs,
  ): Job {
    const years = company.years.filter((year) => starts.includes(year.start));
    const job: Job = {
      id: `job_${next++}`,
      companyId: company.id,
      kind,
      state: 'queued',
      phase: null,
      progress: { done: 0, total: years.reduce((sum, year) => sum + year.rows, 0) || (rows?.rows ?? 0) },
      fiscalYears: years.map((year) => {
        const before = { vouchers: year.vouchers, rows: year.rows, debitOre: year.debitOre };
        const none = { vouchers: 0, rows: 0, debitOre: 0 };
        const after = kind === 'purge' ? none : rows ? pick(rows) : before;
        const sieFile = year.sieFile ?? rows?.sieFile ?? null;
        return {
          start: year.start,
          end: year.end,
          ...(kind === 'purge' ? before : after),
          before,
          after,
          sieFile,
        };
      }),
      requestedBy: who,
      createdAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
      problem: null,
      warnings: kind === 'purge' ? [] : state.warnings,
      receipt: null,
      undo: kind === 'purge' ? { possible: true, reason: null, until: hours(30 * 24), undoneBy: null } : null,
    };
    jobs.set(job.id, job);
    for (const year of years) {
      if (kind === 'purge') purged.set(`${company.id} ${year.start}`, { ...year });
      year.activeJob = job.id;
      year.state = kind === 'purge' ? 'purging' : 'loading';
    }
    state.version += 1;
    const begun = Date.now();
    const step = () => {
      const part = state.jobTime ? Math.min(1, (Date.now() - begun) / state.jobTime) : 1;
      job.state = 'running';
      job.startedAt ??= new Date().toISOString();
      job.phase =
        kind === 'purge' ? 'deleting' : part < 0.2 ? 'fetching' : part < 0.8 ? 'loading' : 'verifying';
      job.progress.done = Math.round(job.progress.total * part);
      if (part < 1 && !cancelled.has(job.id)) return void setTimeout(step, 50);
      end(company, job, years, fails, rows);
    };
    if (state.jobTime) setTimeout(step, 100);
    else step();
    return job;
  }

  function end(
    company: FakeCompany,
    job: Job,
    years: FiscalYear[],
    fails: Problem | null,
    rows?: FiscalYear,
  ) {
    job.finishedAt = new Date().toISOString();
    job.phase = null;
    for (const year of years) {
      year.activeJob = null;
      year.state = year.rows > 0 ? 'loaded' : 'empty';
    }
    if (cancelled.has(job.id)) return void (job.state = 'cancelled');
    if (fails) return void Object.assign(job, { state: 'failed', problem: fails });
    job.state = 'done';
    for (const [i, year] of years.entries()) {
      const after = job.fiscalYears[i]!.after;
      Object.assign(year, after, { state: after.rows > 0 ? 'loaded' : 'empty' });
      if (job.kind === 'purge') {
        year.loadedAt = year.sieFile = null;
      } else {
        year.loadedAt = new Date().toISOString();
        if (rows) year.sieFile = rows.sieFile;
      }
    }
    job.receipt = {
      jobId: job.id,
      kind: job.kind,
      company: { id: company.id, name: company.name, organisationNumber: company.organisationNumber },
      requestedBy: who,
      requestedAt: job.createdAt,
      finishedAt: job.finishedAt,
      fiscalYears: job.fiscalYears,
    };
  }

  function previewOf(company: FakeCompany, starts: string[]): PurgePreview {
    const years = company.years.filter((year) => starts.includes(year.start));
    const sum = (of: (year: FiscalYear) => number) => years.reduce((all, year) => all + of(year), 0);
    return {
      company,
      previewTag: `v${state.version}`,
      fiscalYears: years.map((year) => ({
        ...year,
        balances: 64,
        reload: company.notReloadable?.includes(year.start)
          ? {
              possible: false,
              sieFile: null,
              newerFile: null,
              sameAsLoaded: false,
              reason: {
                code: 'no_file',
                sv: 'ingen SIE-fil för året finns i arkivet.',
                en: 'the archive has no SIE file for the year.',
              },
            }
          : {
              possible: true,
              sieFile: year.sieFile,
              newerFile: company.newerFiles?.[year.start] ?? null,
              sameAsLoaded: year.state === 'loaded',
              reason: null,
            },
      })),
      kept: {
        documents: 12,
        budgetVersions: 2,
        reportTemplates: 3,
        accounts: 214,
        dimensions: 2,
        sieFiles: 4,
      },
      total: {
        vouchers: sum((y) => y.vouchers),
        rows: sum((y) => y.rows),
        balances: 64 * years.length,
        debitOre: sum((y) => y.debitOre),
      },
    };
  }

  async function answer(
    request: IncomingMessage,
    url: URL,
    body: Buffer,
  ): Promise<[number, unknown, Record<string, string>?]> {
    if (request.headers.authorization !== `Bearer ${token}`) return refused('unauthenticated');
    if (state.refuse) return [state.refuse.status, state.refuse];
    const path = url.pathname;
    if (path === '/v1/me') return [200, { token: state.me, role: state.role, companies: state.companies }];
    if (path === '/v1/companies') {
      const q = foldText(url.searchParams.get('q') ?? '');
      const hit = companies.filter(
        (one) =>
          q.split(' ').every((word) => foldText(one.name).includes(word)) ||
          one.organisationNumber.replace('-', '').includes(q.replace('-', '') || '') ||
          one.oxceedId === q,
      );
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const to = from + Number(url.searchParams.get('limit') ?? 100);
      return [
        200,
        {
          items: hit.slice(from, to).map(({ years: _, ...one }) => one),
          nextCursor: to < hit.length ? String(to) : null,
        },
      ];
    }
    const [, id, rest = ''] = /^\/v1\/companies\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const company = companies.find((one) => one.id === id);
    if (!company) return refused('not_found');
    if (rest === '') return [200, { ...company, years: undefined }];
    if (rest === 'fiscal-years')
      return [
        200,
        { items: company.years.map((year) => ({ ...year, months: monthsOf(year) })), nextCursor: null },
      ];
    if (rest === 'purge-preview')
      return [
        200,
        previewOf(company, url.searchParams.getAll('fiscalYear')),
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
      if (stopped) return [stopped.status, stopped];
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const filename = url.searchParams.get('filename') ?? 'x.se';
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      const sieFile = { id: `sie_${next++}`, filename, sha256, uploadedAt: hours(0) };
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
      cancelled.add(job.id);
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
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
      'Access-Control-Expose-Headers': 'ETag, Location',
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    const url = new URL(request.url ?? '/', 'http://localhost');
    seen.push({ method: request.method ?? '', path: url.pathname, headers: request.headers });
    if (state.offline) return void response.destroy();
    if (state.delay) await new Promise((resolve) => setTimeout(resolve, state.delay));
    const [status, value, headers] = await answer(request, url, Buffer.concat(chunks));
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...cors, ...headers })
      .end(JSON.stringify(value));
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
    startJob,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pick = ({ vouchers, rows, debitOre }: FiscalYear) => ({ vouchers, rows, debitOre });

const codesOf = (problem: Problem) =>
  Array.isArray(problem['reasons']) ? problem['reasons'].map(({ code }) => String(code)) : [problem.code];

/** A problem as the API gives it. */
export const fakeProblem = (code: ProblemCode, values: ProblemValues = {}): Problem =>
  problemShape(code, values, 'sv');
/** The guard's refusal of a file that has several things against it: `reasons` as the API gives them. */
export const fakeStop = (reasons: { code: string; sv: string; en: string }[]): Problem => ({
  ...fakeProblem('covers_less', { file: 'fil.se', year: '2024', found: '40 ver.', before: '4023 ver.' }),
  code: reasons[0]!.code,
  reasons: reasons.map(({ code, sv, en }) => ({ code, texts: { sv, en } })),
});
const refused = (...problem: Parameters<typeof fakeProblem>): [number, Problem] => {
  const body = fakeProblem(...problem);
  return [body.status, body];
};

function monthsOf(year: FiscalYear) {
  return periodsOf(year).map((period) => {
    const month = Number(period.slice(5)) + Number(year.start.slice(0, 4));
    const part = [8, 7, 9, 8, 10, 12, 4, 6, 10, 11, 12, 15][month % 12]! / 112;
    return { period, debitOre: Math.round(year.debitOre * part), rows: 10 };
  });
}

/** Two companies with a few years each; fresh objects every time. */
export function fakeCompanies(): FakeCompany[] {
  const year = (start: string, end: string, label: string, rows: number, name: string): FiscalYear => ({
    start,
    end,
    label,
    state: rows ? 'loaded' : 'empty',
    vouchers: Math.round(rows / 3.2),
    rows,
    debitOre: rows * 181_237,
    loadedAt: rows ? '2026-11-19T13:37:12Z' : null,
    sieFile: rows
      ? { id: `sie_${label}`, filename: name, sha256: 'a'.repeat(64), uploadedAt: '2026-11-19T13:37:00Z' }
      : null,
    digest: rows ? `digest_${label}` : null,
    activeJob: null,
  });
  const company = (
    id: string,
    name: string,
    organisationNumber: string,
    years: FiscalYear[],
  ): FakeCompany => ({
    id: `cmp_${id}`,
    name,
    organisationNumber,
    source: { kind: 'sie' },
    oxceedId: id,
    createdAt: '2026-01-01T00:00:00Z',
    years,
  });
  return [
    company('4711', 'Fiktiva Fjällbageriet AB', '559999-0107', [
      year('2023-01-01', '2023-12-31', '2023', 11_204, 'fjallbageriet-2023.se'),
      year('2024-01-01', '2024-12-31', '2024', 12_873, 'fjallbageriet-2024.se'),
      year('2025-01-01', '2025-12-31', '2025', 13_541, 'fjallbageriet-2025.se'),
      year('2026-01-01', '2026-12-31', '2026', 9_310, 'fjallbageriet-2026.se'),
    ]),
    company('4712', 'Låtsaslunds Båtvarv AB', '559999-0206', [
      year('2023-07-01', '2024-06-30', '2023/24', 4_120, 'batvarv-2324.se'),
      year('2024-07-01', '2025-06-30', '2024/25', 4_480, 'batvarv-2425.se'),
      year('2025-07-01', '2026-06-30', '2025/26', 0, ''),
    ]),
  ];
}

/** So many years of the first company, the last of them 2026. */
export function manyYears(n: number): FiscalYear[] {
  const [first] = fakeCompanies()[0]!.years;
  return Array.from({ length: n }, (_, i) => {
    const label = String(2026 - n + 1 + i);
    return { ...first!, start: `${label}-01-01`, end: `${label}-12-31`, label };
  });
}
