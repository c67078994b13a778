// The stand-in Integration page, showing the companies the API has.
// oxlint-disable-next-line no-restricted-imports -- `npm start` is where worker and extension are put together
import { serveStandIn, type StandIn } from '../../extension/stand-in/serve.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { Api } from './api.ts';

export function startStandIn(api: Api, port: number): Promise<StandIn> {
  return serveStandIn({
    port,
    companies: async () => {
      const companies = await api.list<Company>('/v1/companies');
      return companies.map(({ id, oxceedId, name, organisationNumber }) => {
        return { id: oxceedId ?? id, name, organisationNumber };
      });
    },
  });
}
