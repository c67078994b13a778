// Which of the API's companies a page shows. Where there is any doubt the answer is a reason, not a guess.
import type { Company } from '../../shared/contract/company.ts';
import type { PageFacts } from '../oxceed/page-facts.ts';
import type { Api } from './api.ts';
import { answer } from './problems.ts';
import type { Answer, CompanyMatch, CompanyRef } from './verbs.ts';

export const digits = (number: string): string => number.replace(/\D/g, '').slice(-10);
export const toRef = ({ id, name, organisationNumber, source }: Company): CompanyRef => ({
  id,
  name,
  organisationNumber,
  source,
});

/** Parts of the page's address that may be Oxceed's id of the company. */
export function idsInAddress(address: string): string[] {
  const { pathname, searchParams } = new URL(address);
  const words = /^(compan(y|ies)|settings|integrations?|installningar|foretag|app|sv|en|clients?)$/i;
  const parts = [...pathname.split('/'), ...searchParams.values()].map((part) => decodePart(part));
  return [...new Set(parts.filter((part) => part && part.length <= 64 && !words.test(part)))].slice(0, 4);
}
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export async function matchCompany(
  api: Api,
  facts: PageFacts,
  address: string,
): Promise<Answer<CompanyMatch>> {
  const shown = facts.numbers.map(hyphen)[0] ?? facts.names[0] ?? null;
  const blocked = (reason: 'unreadable' | 'no_match' | 'ambiguous' | 'conflict') =>
    answer({ blocked: reason, shown });
  if (facts.numbers.length > 1) return blocked('ambiguous');

  const ids = idsInAddress(address);
  const byId = new Map<string, Company>();
  const byNumber = new Map<string, Company>();
  const number = facts.numbers[0];
  for (const query of [...(number ? [hyphen(number)] : []), ...ids]) {
    const page = await api.companies(query);
    if (!page.ok) return page;
    for (const company of page.value.items) {
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
  if (id) return answer({ company: toRef(id) });
  return byName(api, facts.names, blocked);
}

async function byName(
  api: Api,
  names: string[],
  blocked: (reason: 'unreadable' | 'no_match' | 'ambiguous') => Answer<CompanyMatch>,
): Promise<Answer<CompanyMatch>> {
  if (names.length === 0) return blocked('unreadable');
  const found = new Map<string, Company>();
  for (const name of names.slice(0, 3)) {
    const page = await api.companies(name.replace(/\s+/g, ' ').trim());
    if (!page.ok) return page;
    for (const company of page.value.items) if (same(company.name, name)) found.set(company.id, company);
  }
  const [only] = found.values();
  if (found.size > 1) return blocked('ambiguous');
  return only ? answer({ company: toRef(only) }) : blocked('no_match');
}

const same = (a: string, b: string) => fold(a) === fold(b);
const fold = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv');
const hyphen = (number: string) => `${number.slice(0, 6)}-${number.slice(6)}`;
