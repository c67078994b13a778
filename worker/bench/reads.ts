// The reads that the API's description has, filled in with what some companies hold: asked one after the other they are
// the mixed traffic of a bureau at work.
import type { Api } from '../local/api.ts';

/** Left out: a whole file is a stream, and a trail is checked from its first line to its last, at a price. */
const left = new Set([
  'exportFiscalYear',
  'getSieFileContent',
  'getDocumentContent',
  'verifyAudit',
  'verifyTrail',
]);

export interface Read {
  operation: string;
  path: string;
  /** Whether it takes an administrator. */
  admin: boolean;
}
type Item = Record<string, string | undefined>;

/** What is needed of the description. */
interface Described {
  paths: Record<
    string,
    { get?: { operationId: string; 'x-role'?: string; parameters?: { name: string }[] } }
  >;
}

/** @param companies ids of those that hold something of each kind; an operation that cannot be filled in is an error */
export const readsOf = async (api: Api, companies: readonly string[]): Promise<Read[]> => {
  const { paths } = await api.get<Described>('/openapi.json');
  const firstOf = async (list: string): Promise<Item> => {
    const [first] = (await api.get<{ items: Item[] }>(list)).items;
    if (!first) throw new Error(`${list} is empty: nothing to read one of`);
    return first;
  };
  const filled = async (template: string, company: string) => {
    const path = template.replace('{companyId}', company);
    const one = /^(.*)\/\{(\w+)\}/.exec(path);
    if (!one) return path;
    const [, list, name] = one;
    return path.replace(`{${name}}`, (await firstOf(list!))[name === 'jobId' ? 'id' : name!]!);
  };
  const reads: Read[] = [];
  for (const [template, { get }] of Object.entries(paths)) {
    if (!get?.['x-role'] || left.has(get.operationId)) continue;
    const asksForYear = get.parameters?.some(({ name }) => name === 'fiscalYear');
    for (const company of template.includes('{companyId}') ? companies : companies.slice(0, 1)) {
      const path = await filled(template, company);
      const years = `/v1/companies/${company}/fiscal-years`;
      const query = asksForYear ? `?fiscalYear=${(await firstOf(years))['start']}` : '';
      reads.push({ operation: get.operationId, path: path + query, admin: get['x-role'] === 'admin' });
    }
  }
  return reads;
};
