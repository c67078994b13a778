// Bokio, by the token of a private integration that may read SIE.
import { problem } from '../../problem.ts';
import { sieOf, jsonOf } from '../answers.ts';
import { sourceNames } from '../names.ts';
import { at, maxYears, yearsIn, type SourceYear, type Vendor } from '../vendor.ts';

export interface BokioSecret {
  companyId: string;
  token: string;
}

const name = sourceNames.bokio;
/** Pages of a hundred fiscal years. */
const maxPages = 5;

export const bokio: Vendor<BokioSecret> = (door, { companyId, token }) => {
  const base = `https://api.bokio.se/v1/companies/${encodeURIComponent(companyId)}`;
  const headers = { authorization: `Bearer ${token}` };
  return {
    kind: 'bokio',
    name,
    years: async () => {
      const years: SourceYear[] = [];
      for (let page = 1; page <= maxPages; page += 1) {
        const url = `${base}/fiscal-years?page=${page}&pageSize=100`;
        const body = await jsonOf(name, await door.get(name, url, headers));
        years.push(...yearsIn(name, at(body, 'items'), ['id', 'startDate', 'endDate']));
        if (years.length > maxYears) throw problem('source_answer_unknown', { source: name });
        if (!(Number(at(body, 'totalPages')) > page)) break;
      }
      return years.sort((a, b) => (a.start < b.start ? 1 : -1));
    },
    open: async ({ id }) => {
      if (id === undefined) throw problem('internal');
      const url = `${base}/sie/${encodeURIComponent(id)}/download`;
      return sieOf(name, await door.get(name, url, headers));
    },
  };
};
