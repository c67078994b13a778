// Which of the API's companies a page shows. Where there is any doubt the answer is a reason, not a guess.
import type { Company } from '../../shared/contract/company.ts';
import { idsIn } from '../oxceed/page-facts.ts';
import type { PageFacts } from '../oxceed/page-facts.ts';
import type { Api } from './api.ts';
import { answer } from '../messages/problems.ts';
import type { Answer, Blocked, CompanyMatch, CompanyRef } from '../messages/verbs.ts';

export const digits = (number: string): string => number.replace(/\D/g, '').slice(-10);
export const toRef = ({ id, name, organisationNumber, source }: Company): CompanyRef => ({
  id,
  name,
  organisationNumber,
  source,
});

export async function matchCompany(
  api: Api,
  facts: PageFacts,
  address: string,
): Promise<Answer<CompanyMatch>> {
  const shown = facts.numbers.map(hyphen)[0] ?? facts.names[0] ?? null;
  const blocked = (reason: Blocked['blocked']) => answer({ blocked: reason, shown });
  if (facts.numbers.length > 1) return blocked('ambiguous');

  const ids = idsIn(address);
  const byId = new Map<string, Company>();
  const byNumber = new Map<string, Company>();
  const number = facts.numbers[0];
  for (const query of [...(number ? [hyphen(number)] : []), ...ids]) {
    const found = await search(api, query);
    if (!found.ok) return found;
    for (const company of found.value) {
      if (number && digits(company.organisationNumber) === number) byNumber.set(company.id, company);
      if (company.oxceedId && ids.includes(company.oxceedId)) byId.set(company.id, company);
    }
  }
  if (byId.size > 1) return blocked('ambiguous');
  const [id] = byId.values();
  const [first] = byNumber.values();
  if (number) {
    if (id) return byNumber.has(id.id) ? answer({ company: toRef(id) }) : blocked('conflict');
    if (byNumber.size > 1) return blocked('ambiguous');
    return first ? answer({ company: toRef(first) }) : blocked('no_match');
  }
  if (facts.names.length === 0) return id ? answer({ company: toRef(id) }) : blocked('unreadable');
  const named = await byName(api, facts.names);
  if (!named.ok) return named;
  const [only] = named.value;
  if (id) {
    // An address may lag behind a page that has gone over to another company: the name has to agree, if there is one.
    if (named.value.some((company) => company.id === id.id)) return answer({ company: toRef(id) });
    return only || facts.names.some(isCompanyName) ? blocked('conflict') : answer({ company: toRef(id) });
  }
  if (named.value.length > 1) return blocked('ambiguous');
  return only ? answer({ company: toRef(only) }) : blocked('no_match');
}

async function byName(api: Api, names: string[]): Promise<Answer<Company[]>> {
  const found = new Map<string, Company>();
  for (const name of names.filter((one) => one.split(/\s+/).length <= mostWords)) {
    const page = await search(api, name.replace(/\s+/g, ' ').trim());
    if (!page.ok) return page;
    for (const company of page.value) if (same(company.name, name)) found.set(company.id, company);
  }
  return answer([...found.values()]);
}

/** Every company that a search finds: at a large bureau a short id is part of many numbers, and the right one comes late. */
async function search(api: Api, query: string): Promise<Answer<Company[]>> {
  const found: Company[] = [];
  let cursor: string | undefined;
  for (let i = 0; i < mostPages; i++) {
    const page = await api.companies(query, cursor, 500);
    if (!page.ok) return page;
    found.push(...page.value.items);
    if (!page.value.nextCursor) break;
    cursor = page.value.nextCursor;
  }
  return answer(found);
}
const mostPages = 20;
// A company's name is not longer; a sentence in the header would only be a slow search.
const mostWords = 15;

const isCompanyName = (text: string) =>
  /(^|\s)(AB|HB|KB|aktiebolag|handelsbolag|kommanditbolag|ek\.? ?för\.?|enskild firma)(\s|$|[.,)])/i.test(
    text,
  );
const same = (a: string, b: string) => fold(a) === fold(b);
const fold = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv');
const hyphen = (number: string) => `${number.slice(0, 6)}-${number.slice(6)}`;
