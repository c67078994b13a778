// The fixed verbs that pages of the extension may ask of the background, and who may ask which.
// A message carries a verb and its input, never an address, a header or the token.
import type { Me, Role } from '../../shared/contract/access.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { CompanyJob, Job } from '../../shared/contract/job.ts';
import type { Page } from '../../shared/contract/list.ts';
import type { ManyOrders, ManyPurges, ManyReconciliations } from '../../shared/contract/many.ts';
import type { OverviewCompany } from '../../shared/contract/overview.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { Language } from '../../shared/contract/problems.ts';
import type { PurgePreview } from '../../shared/contract/purge.ts';
import type { ReconciledYear, Reconciliation } from '../../shared/contract/reconciliation.ts';
import type { allowances } from '../../shared/contract/sie-file.ts';
import type { SourceConnect, SourceConnection, SourceTest } from '../../shared/contract/source.ts';
import type { Watch, WatchUpdate, WebhookTest } from '../../shared/contract/watch.ts';
import type { PageFacts } from '../oxceed/page-facts.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };
export type { Language };
export type LanguageChoice = Language | 'auto';
/** A reason to stop a load that a person may set aside, once told of it. */
export type Guard = (typeof allowances)[number];

/** A company as the views show it. */
export type CompanyRef = Pick<Company, 'id' | 'name' | 'organisationNumber' | 'source'>;
/** Which of the API's companies a page shows, or why that cannot be said. */
export interface Blocked {
  blocked: 'unreadable' | 'no_match' | 'ambiguous' | 'conflict' | 'changed';
  /** What the page says. */
  shown: string | null;
}
export type CompanyMatch = { company: CompanyRef } | Blocked;

export interface Settings {
  address: string;
  hasToken: boolean;
  language: LanguageChoice;
  /** What the bureau's administrator has set, and nobody changes here. */
  managed: { address: boolean; language: boolean };
}
/** Whom people may sign in with. */
export interface Issuer {
  id: string;
  name: string;
}
/** Who has a key that is good, is signed in, or is invited. */
export interface Person {
  id: string;
  kind: 'token' | 'session' | 'invitation';
  name: string;
  role: Role;
  /** How many companies, or all. */
  reach: number | 'all';
  expiresAt: string | null;
  lastUsedAt: string | null;
}
/** A job the background follows, or one that has ended since the popup was last open. */
export interface WatchedJob {
  job: Job;
  company: CompanyRef;
}
/** A company that differs from its accounting system: vouchers over all its years, and since when it last changed. */
export interface Differing {
  company: CompanyRef;
  kinds: Record<'gone' | 'new' | 'changed' | 'moved', number>;
  since: string;
  /** The comparison that names them. */
  comparison: string | null;
}
export interface TabState {
  /** `null`: no page of Oxceed's in the active tab. */
  menu: 'found' | 'not_integration' | 'not_found' | null;
  match: CompanyMatch | null;
  language: Language | null;
}

type C = { companyId: string };
type J = C & { jobId: string };
export interface Verbs {
  // Content script.
  'page.open-dialog': { in: { language: Language }; out: { ticket: string } };
  /** Puts into the page what reads its company. */
  'page.reader': { in: null; out: null };
  'page.changed': { in: { ticket: string }; out: null };
  'page.closed': { in: { ticket: string }; out: null };
  // The dialog.
  'dialog.hello': { in: null; out: CompanyMatch };
  'dialog.close': { in: null; out: null };
  // Company by company: the dialog for its own company, the other views for any.
  'me.get': { in: null; out: Me };
  'years.list': { in: C; out: FiscalYear[] };
  'purge.preview': { in: C & { fiscalYears: string[] }; out: PurgePreview };
  'purge.start': {
    in: C & {
      fiscalYears: string[];
      reload: boolean;
      confirm: string;
      /** Of the preview that was shown. */
      previewTag: string;
      key: string;
      /** What a reload was stopped by, and the person who asks sets aside. */
      allow: Guard[];
    };
    out: Job;
  };
  /** `seen`: whoever asks is looking, and needs no notification. */
  'job.get': { in: J & { seen: boolean }; out: Job };
  'job.undo': { in: J & { key: string }; out: Job };
  'job.cancel': { in: J; out: Job };
  'jobs.list': { in: C & { cursor?: string }; out: Page<Job> };
  /** The years that hold something, against the accounting system as it is now; or that file's own year against it. */
  'compare.start': { in: C & { key: string; sieFile?: string }; out: Job };
  'compare.get': { in: C & { id: string }; out: Reconciliation };
  /** The one by which it is known that what is loaded differs; null where that is not so. */
  'compare.last': { in: C; out: string | null };
  'compare.vouchers': {
    in: C & { id: string; fiscalYear: string; cursor?: string };
    out: Page<ReconciledYear['vouchers'][number]>;
  };
  // Its accounting system, from the company's page alone.
  'source.get': { in: C; out: SourceConnection };
  'source.connect': { in: C & { source: SourceConnect }; out: SourceConnection };
  'source.disconnect': { in: C; out: null };
  'source.test': { in: C & { key: string }; out: SourceTest };
  /** Opens the accounting system's own page in a tab; answers which, and until when somebody may sign in there. */
  'source.sign-in': { in: C & { key: string }; out: { tabId: number; expiresAt: string } };
  'watch.get': { in: C; out: Watch };
  'watch.set': { in: C & { watch: WatchUpdate }; out: Watch };
  'watch.test': { in: C & { key: string }; out: WebhookTest };
  // All companies, from the overview alone.
  'overview.open': { in: null; out: null };
  'overview.list': { in: { q?: string; cursor?: string }; out: Page<OverviewCompany> };
  'many.compare': { in: Pick<ManyReconciliations, 'companies'> & { key: string }; out: ManyOrders };
  'many.reload': {
    in: Pick<ManyPurges, 'companies' | 'confirm'> & { refs: CompanyRef[]; key: string };
    out: ManyOrders;
  };
  'jobs.at-work': { in: null; out: CompanyJob[] };
  // Views.
  'options.open': { in: null; out: null };
  /** Opens the options filled in, where the active tab shows an invitation; answers whether it does. */
  'invitation.open': { in: null; out: boolean };
  'company.open': { in: C & { jobId?: string }; out: null };
  'company.get': { in: C; out: CompanyRef };
  'companies.search': { in: { query: string; cursor?: string }; out: Page<CompanyRef> };
  'companies.recent': { in: null; out: CompanyRef[] };
  /** `more`: there are others than those named. */
  'differing.list': { in: null; out: { items: Differing[]; more: boolean } };
  'differing.seen': { in: null; out: null };
  'tab.state': { in: null; out: TabState };
  'jobs.watched': { in: null; out: WatchedJob[] };
  /** Ended jobs that have been within sight. */
  'jobs.seen': { in: { jobIds: string[] }; out: null };
  'settings.get': { in: null; out: Settings };
  'settings.save': { in: { address: string; token: string | null }; out: Me };
  'settings.sign-out': { in: null; out: null };
  // For administrators.
  'people.list': { in: null; out: Person[] };
  /** `companies: null`: all that the administrator reaches. */
  'people.invite': {
    in: { name: string; role: Role; companies: string[] | null; tokenDays: number };
    out: { link: string };
  };
  'people.revoke': { in: Pick<Person, 'id' | 'kind'>; out: null };
  /** At the address as it is typed. */
  'sign-in.issuers': { in: { address: string }; out: Issuer[] };
  'sign-in.begin': { in: { address: string; issuer: string }; out: Me };
  'settings.language': { in: { language: LanguageChoice }; out: null };
}
export type Verb = keyof Verbs;
export type Input<V extends Verb> = Verbs[V]['in'];
export type Output<V extends Verb> = Verbs[V]['out'];

export interface Message {
  verb: Verb;
  input: unknown;
  /** Given to the dialog alone, by the content script that opened it. */
  ticket?: string;
}
/** Said by the background to the content script of one tab. */
export type PageOrder = { order: 'facts' } | { order: 'close'; ticket: string };
export type PageFactsAnswer = {
  address: string;
  facts: PageFacts;
  menu: 'found' | 'not_integration' | 'not_found';
  language: Language | null;
};
/** Said by the background to all pages of the extension. */
export type Event =
  | { event: 'jobs' }
  | { event: 'settings' }
  | { event: 'ticket'; ticket: string; match: CompanyMatch };

export type Asker = 'page' | 'dialog' | 'view';

const company: Verb[] = [
  'me.get',
  'years.list',
  'purge.preview',
  'purge.start',
  'job.get',
  'job.undo',
  'job.cancel',
  'jobs.list',
  'compare.start',
  'compare.get',
  'compare.last',
  'compare.vouchers',
];
const views: Verb[] = [
  'source.get',
  'source.connect',
  'source.disconnect',
  'source.test',
  'source.sign-in',
  'watch.get',
  'watch.set',
  'watch.test',
  'differing.list',
  'differing.seen',
  'overview.open',
  'overview.list',
  'many.compare',
  'many.reload',
  'jobs.at-work',
  'options.open',
  'invitation.open',
  'company.open',
  'company.get',
  'companies.search',
  'companies.recent',
  'tab.state',
  'jobs.watched',
  'jobs.seen',
  'settings.get',
  'people.list',
  'people.invite',
  'people.revoke',
  'sign-in.issuers',
  'sign-in.begin',
  'settings.save',
  'settings.sign-out',
  'settings.language',
];
export const allowed: Record<Asker, ReadonlySet<string>> = {
  page: new Set<Verb>(['page.open-dialog', 'page.reader', 'page.changed', 'page.closed']),
  dialog: new Set<Verb>(['dialog.hello', 'dialog.close', 'options.open', ...company]),
  view: new Set<Verb>([...views, ...company]),
};
