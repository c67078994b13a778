// Orders for many companies in one request: each a job of its own, and none in another's way. What all of them read first is
// read at once, so that a hundred stay within one invocation's queries.
import type { CompanyRecord } from '../../db/directory.ts';
import { inJson, ledgerOf, type Ledger } from '../../db/find.ts';
import type { QueryCount } from '../../db/counted.ts';
import { job as jobTable } from '../../db/ledger.ts';
import { logError } from '../../log.ts';
import { readYearsOf } from '../../ledger/years/years.ts';
import { problem, problemIn, type ProblemError } from '../../problem.ts';
import type { Read } from './commit.ts';

/** Queries after which no order is begun: the platform ends an invocation at its 1,000th. */
const enough = 900;

export type Ordered =
  | { companyId: string; ledger: Ledger; jobId: string; problem: null }
  | { companyId: string; ledger: null; jobId: null; problem: ProblemError };

/**
 * @param companies those that the one who asks reaches, by id
 * @param requestKey of the whole request
 * @param order makes the order of one company
 * @returns in the order of `ids`
 */
export const orderMany = async (
  env: object,
  ids: readonly string[],
  companies: ReadonlyMap<string, CompanyRecord>,
  requestKey: string | null,
  order: (
    ledger: Ledger,
    company: CompanyRecord,
    own: { requestKey: string | null; read: Read },
  ) => Promise<string>,
): Promise<Ordered[]> => {
  const queries: QueryCount = { used: 0 };
  const keyOf = (id: string) => requestKey && `${requestKey}:${id}`;
  const ordered = new Map<string, Ordered>();
  const refuse = (companyId: string, why: ProblemError) =>
    ordered.set(companyId, { companyId, ledger: null, jobId: null, problem: why });
  const known = ids.flatMap((id) => companies.get(id) ?? []);
  for (const [name, its] of Map.groupBy(known, ({ ledger }) => ledger)) {
    const ledger = ledgerOf(env, name, queries);
    const own = its.map(({ id }) => id);
    const years = await readYearsOf(ledger, own);
    const jobs = requestKey === null ? new Map() : await jobsOf(ledger, own.flatMap(keyOf));
    for (const company of its) {
      const { id } = company;
      const key = keyOf(id);
      try {
        if (company.closedAt !== null) throw problem('company_closed', { company: company.name });
        if (queries.used > enough) throw problem('company_busy', { id });
        const read = { years: years.get(id) ?? [], job: (key && jobs.get(key)) ?? null };
        const jobId = await order(ledger, company, { requestKey: key, read });
        ordered.set(id, { companyId: id, ledger, jobId, problem: null });
      } catch (error) {
        const meant = problemIn(error);
        if (!meant) logError('order.failed', error, { companyId: id });
        refuse(id, meant ?? problem('internal'));
      }
    }
  }
  return ids.map((id) => ordered.get(id) ?? refuse(id, problem('not_found')).get(id)!);
};

/** The jobs that an earlier request with the same keys made. */
const jobsOf = async (
  { db }: Ledger,
  keys: readonly (string | null)[],
): Promise<Map<string | null, string>> => {
  const found = await db
    .select({ id: jobTable.id, key: jobTable.requestKey })
    .from(jobTable)
    .where(inJson(jobTable.requestKey, JSON.stringify(keys)));
  return new Map(found.map(({ id, key }) => [key, id]));
};
