// One company and its user, who asks for this and that, one thing after the other, and looks at what is there.
import type { Company } from '../../shared/contract/company.ts';
import type { FiscalYear } from '../../shared/contract/fiscal-year.ts';
import type { Job } from '../../shared/contract/job.ts';
import { allowances } from '../../shared/contract/sie-file.ts';
import { fileOf, makeVouchers, number } from '../testing/files.ts';
import type { Random } from '../testing/random.ts';
import type { TestVoucher } from '../testing/sie-text.ts';
import type { Client } from './client.ts';
import { createLedgerCheck } from './ledger-check.ts';

const starts = ['2022-01-01', '2023-01-01', '2024-01-01'];
/** Vouchers of three rows each. */
const sizes = [0, 3, 40, 40, 400, 4_000];
const actions = [
  'load',
  'load',
  'load',
  'purge',
  'purge',
  'reload',
  'undo',
  'undo',
  'cancel',
  'document',
  'delete',
  'reconcile',
];
/** Codes that say that it cannot be done now, or at all: all is well when the ledger agrees. */
const refusals = new Set([
  'year_busy',
  'upload_in_progress',
  'nothing_to_purge',
  'nothing_to_reconcile',
  'source_missing',
  'reload_not_possible',
  'purge_cannot_be_cancelled',
  'too_late_to_cancel',
  'job_ended',
  'job_failing',
  'not_undoable',
  'loaded_since',
  'already_undone',
  'file_in_use',
  'file_needed_for_undo',
  'sie_file_gone',
  'preview_outdated',
  'fiscal_year_not_found',
  'not_found',
]);

export interface User {
  /** One thing asked for; what is wrong with the answer, in words. */
  act(): Promise<string[]>;
  /** When all jobs have ended: what is wrong, in words. */
  check(): Promise<string[]>;
}

export const createUser = async (client: Client, random: Random, seed: number): Promise<User> => {
  const made = await client.send<Company>('POST', '/v1/companies', {
    name: `Kaos ${seed} AB`,
    organisationNumber: number,
    allowTwin: true,
  });
  if (made?.status !== 201) throw new Error(`a company could not be made: ${JSON.stringify(made)}`);
  const path = `/v1/companies/${made.body.id}`;
  const files = new Map<string, TestVoucher[]>();
  const jobs: string[] = [];
  const sieFiles: string[] = [];
  const documents: string[] = [];
  const ledger = createLedgerCheck(client, path, files);

  const upload = async () => {
    const start = random.pick(starts);
    const vouchers = makeVouchers(start, random.pick(sizes), seed * 10_000 + files.size);
    const filename = `${seed}-${files.size}.se`;
    files.set(filename, vouchers);
    const query = `?filename=${filename}&allow=${allowances.join(',')}`;
    return client.send<{ job: Job; sieFile: { id: string } }>(
      'POST',
      `${path}/sie-files${query}`,
      fileOf(start, vouchers),
    );
  };
  const order = async (action: string) => {
    if (action === 'document')
      return client.send('POST', `${path}/documents`, { name: 'Brev', text: `${seed}` });
    if (action === 'delete')
      return client.send(
        'DELETE',
        `${path}/sie-files/${random.pick(sieFiles.length > 0 ? sieFiles : ['none'])}`,
      );
    if (action === 'reconcile') return client.send<Job>('POST', `${path}/reconciliations`, {});
    if (action === 'undo' || action === 'cancel') {
      // The latest most often: it is the one that still can.
      const id = random.chance(0.7) ? jobs.at(-1) : jobs[random.below(jobs.length)];
      return client.send<Job>('POST', `${path}/jobs/${id ?? 'none'}/${action}`);
    }
    const fiscalYears = starts.filter(() => random.chance(0.5));
    if (fiscalYears.length === 0) fiscalYears.push(random.pick(starts));
    return client.send<Job>('POST', `${path}/purges`, {
      fiscalYears,
      confirm: number,
      reload: action === 'reload',
      allow: allowances,
    });
  };

  const act = async (): Promise<string[]> => {
    const action = random.pick(actions);
    const answer = action === 'load' ? await upload() : await order(action);
    const told = answer?.body as {
      id?: string;
      kind?: string;
      job?: Job;
      sieFile?: { id: string };
      code?: string;
    } | null;
    if (told?.sieFile) sieFiles.push(told.sieFile.id);
    const job = told?.job?.id ?? (told?.kind ? told.id : undefined);
    if (job && answer?.status === 202) jobs.push(job);
    if (action === 'document' && told?.id) documents.push(told.id);
    const wrong =
      answer && answer.status >= 400 && !refusals.has(told?.code ?? '')
        ? [`${action}: ${answer.status} ${JSON.stringify(told)}`]
        : [];
    const emptied = action === 'purge' && answer?.status === 202 ? (answer.body as Job).fiscalYears : [];
    const years = await client.send<{ items: FiscalYear[] }>('GET', `${path}/fiscal-years`);
    return [...wrong, ...(years?.status === 200 ? ledger.glance(years.body.items, emptied) : [])];
  };
  const check = async () => {
    const kept = new Set((await client.list<{ id: string }>(`${path}/documents`)).map(({ id }) => id));
    const lost = documents.filter((id) => !kept.has(id)).map((id) => `${path}: the document ${id} is lost`);
    return [...lost, ...(await ledger.check())];
  };
  return { act, check };
};
