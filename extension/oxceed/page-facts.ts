// What the content script says about the page it is on, and which company an address names.
export interface PageFacts {
  /** Organisation numbers that the page shows as its company's, ten digits each. More than one is ambiguous. */
  numbers: string[];
  /** Texts beside the number or in the header that may be the company's name, likeliest first. */
  names: string[];
}

export const factsKey = (facts: PageFacts, address: string): string =>
  JSON.stringify([facts.numbers, facts.numbers.length ? [] : facts.names, companyPart(address)]);

const company =
  '(compan(?:y|ies)|f[öo]retag|clients?|klient(?:er)?|kund(?:er)?|customers?|org(?:ani[sz]ation(?:s|er)?)?|tenants?)';
const companyWord = new RegExp(`^${company}$`, 'iu');
const companyField = new RegExp(`^${company}[-_]?(id|nr|no)?$`, 'iu');
const routeWord = /^(settings|integrations?|integrationer|installningar|inställningar|app|sv|en|[#!]*)$/iu;

/** The address's parts, those after a `#/` or `#!/` too, decoded; and the fields of its query that name a company. */
function read(address: string): { parts: string[]; fields: string[] } {
  const { pathname, hash, searchParams } = new URL(address);
  const [path = '', query = ''] = /^#!?\//.test(hash) ? hash.split('?') : [];
  const parts = `${pathname}/${path}`
    .split('/')
    .map(decoded)
    .filter((part) => !routeWord.test(part));
  const fields = [...searchParams, ...new URLSearchParams(query)].filter(([name]) => companyField.test(name));
  return { parts, fields: fields.map(([, value]) => value).filter(Boolean) };
}
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return part;
  }
}

/** What in an address may be Oxceed's id of the company: what follows a word for it, else whatever is no word of the route. */
export function idsIn(address: string): string[] {
  const { parts, fields } = read(address);
  const at = parts.findIndex((part) => companyWord.test(part));
  const named = at >= 0 && parts[at + 1] !== undefined ? [parts[at + 1]!] : [];
  const ids = named.length + fields.length > 0 ? [...named, ...fields] : parts;
  return [...new Set(ids.filter((id) => id.length <= 64 && !companyWord.test(id)))].slice(0, 4);
}

/** What of an address changes when the company does: `/company/4711/settings/integration?page=2` → `4711`. */
export function companyPart(address: string): string {
  const { parts, fields } = read(address);
  const at = parts.findIndex((part) => companyWord.test(part));
  const named = at >= 0 ? parts.slice(at + 1, at + 2) : parts.filter((part) => /\d/.test(part));
  return [...named, ...fields].join('/');
}
