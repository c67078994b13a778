// The jobs of the stand-in API, held and failing as a test wants them; and what a test may set.
import type { Grants, Role } from '../../../shared/contract/access.ts';
import type { FiscalYear } from '../../../shared/contract/fiscal-year.ts';
import type { Job, Proof } from '../../../shared/contract/job.ts';
import type { Problem } from '../../../shared/contract/problem.ts';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import type { FakeCompany } from './companies.ts';
import { codesOf, fakeProblem } from './problems.ts';
import type { Sides } from './sides.ts';

const who = { id: 'tok_1', name: 'Anna Karlsson' };
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const pick = ({ vouchers, rows, debitOre }: FiscalYear) => ({ vouchers, rows, debitOre });

const agreeing: Proof = {
  agrees: true,
  words: {
    sv: 'Stämmer på öret: 64 konton med filens rader, och 41 med dess #UB och #RES.',
    en: 'Agrees to the öre: 64 accounts with the rows of the file, and 41 with its #UB and #RES.',
  },
  accounts: 64,
  closings: 41,
  digest: 'b1:4f0c1e0a77b2',
  differences: [],
  differenceCount: 0,
};

export function createState() {
  return {
    role: 'admin' as Role,
    companies: 'all' as Grants,
    me: who,
    /** Answers with these instead, by code. */
    refuse: null as Problem | null,
    /** How far a job gets that begins now, 0–1, before it stands still until `endJobs`; null ends it at once. */
    holdJobsAt: null as number | null,
    /** Orders are carried out, and their answers held until `sendAnswers`. */
    holdAnswers: false,
    failJobs: null as Problem | null,
    /** Stops reloads, and refuses files, unless what is asked allows it. */
    guard: null as Problem | null,
    /** What the reader has to say of every file. */
    warnings: [] as Job['warnings'],
    version: 1,
    /** Nothing is answered: the connection breaks. */
    offline: false,
    /** Nothing is answered, and the connection stays. */
    silent: false,
    /** Whom people may sign in with. */
    issuers: [] as { id: string; name: string }[],
    /** A service that answers in its place, at its address. */
    behind: null as string | null,
    /** What a comparison finds of 2024; that it goes on for ever; years that it cannot read. */
    differing: [] as Reconciliation['fiscalYears'][number]['vouchers'],
    comparing: false,
    unread: [] as string[],
    /** What it says of the sides of a year otherwise than of others, by start. */
    sides: {} as Record<string, Partial<Sides>>,
    /** What each load's proof says. */
    proof: agreeing,
    /** What a try of the accounting system comes to; where its sign-in is. */
    sourceFails: null as Problem | null,
    signInAt: '',
  };
}

export function createJobs(state: ReturnType<typeof createState>) {
  const jobs = new Map<string, Job>();
  /** The ends of jobs that are held, by id. */
  const held = new Map<string, () => void>();
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
  const letEnd = (id: string) => {
    held.get(id)?.();
    held.delete(id);
  };

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
        // Of an empty year as much as the accounting system has of it.
        const read = { vouchers: 90, rows: 300, debitOre: 1_000_00 };
        const found = kind === 'reload' && before.rows === 0 && company.source.connected ? read : before;
        const after = kind === 'purge' ? none : rows ? pick(rows) : found;
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
      if (kind !== 'reconcile') year.state = kind === 'purge' ? 'purging' : 'loading';
    }
    state.version += 1;
    const part = state.holdJobsAt;
    job.state = 'running';
    job.startedAt = new Date().toISOString();
    if (part === null) end(company, job, years, fails, rows);
    else {
      job.phase =
        kind === 'purge' ? 'deleting' : part < 0.2 ? 'fetching' : part < 0.8 ? 'loading' : 'verifying';
      job.progress.done = Math.round(job.progress.total * part);
      held.set(job.id, () => end(company, job, years, fails, rows));
    }
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
    if (!cancelled.has(job.id)) job.progress.done = job.progress.total;
    for (const year of years) {
      year.activeJob = null;
      year.state = year.rows > 0 ? 'loaded' : 'empty';
    }
    if (cancelled.has(job.id)) return void (job.state = 'cancelled');
    if (fails) return void Object.assign(job, { state: 'failed', problem: fails });
    job.state = 'done';
    if (job.kind === 'reconcile' || job.kind === 'reload')
      for (const { start } of years)
        if (job.kind === 'reload' || typeof company.agrees?.[start] !== 'number')
          company.agrees = { ...company.agrees, [start]: 'agrees' };
    for (const [i, year] of job.kind === 'reconcile' ? [] : years.entries()) {
      const after = job.fiscalYears[i]!.after;
      Object.assign(year, after, { state: after.rows > 0 ? 'loaded' : 'empty' });
      if (job.kind === 'purge') {
        year.loadedAt = year.sieFile = null;
      } else {
        year.loadedAt = new Date().toISOString();
        if (rows) year.sieFile = rows.sieFile;
      }
    }
    if (job.kind !== 'purge' && job.kind !== 'reconcile')
      for (const year of job.fiscalYears) year.proof = state.proof;
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

  return {
    jobs,
    purged,
    stops,
    shown,
    startJob,
    nextId: () => next++,
    cancel(job: Job) {
      cancelled.add(job.id);
      letEnd(job.id);
    },
    /** Lets the jobs end that are held, and holds no more. */
    /** All of them, or one company's; of the others then those to come are held still. */
    endJobs(companyId?: string) {
      if (!companyId) state.holdJobsAt = null;
      for (const id of held.keys()) if (!companyId || jobs.get(id)?.companyId === companyId) letEnd(id);
    },
  };
}
