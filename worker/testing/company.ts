// A company with years loaded, and what tests ask of it most.
import type { Job } from '../../shared/contract/job.ts';
import { fileOf, makeVouchers, number } from './files.ts';
import type { World } from './world.ts';

export const companyOf = (world: World, id: string) => {
  const path = `/v1/companies/${id}`;
  return {
    id,
    path,
    upload: (start: string, vouchers: number, query = '', headers = {}) =>
      world.upload(id, fileOf(start, makeVouchers(start, vouchers, vouchers)), `${start}.se`, query, headers),
    purge: async (start: string, reload = false) =>
      (await world.api<Job>('POST', `${path}/purges`, { fiscalYears: [start], confirm: number, reload }))
        .body,
    undo: (jobId: string) => world.api<Job & { code?: string }>('POST', `${path}/jobs/${jobId}/undo`),
    year: async (start: string) => (await world.years(id)).find((year) => year.start === start),
    job: (jobId: string) => world.job(id, jobId),
    files: async () =>
      (
        await world.api<{ items: { id: string; fiscalYear: { start: string } }[] }>(
          'GET',
          `${path}/sie-files`,
        )
      ).body.items,
    audit: async () =>
      (await world.api<{ items: { action: string; details: object }[] }>('GET', `${path}/audit`)).body.items,
  };
};
export type LoadedCompany = ReturnType<typeof companyOf>;

export const createLoaded = async (world: World, ...starts: string[]): Promise<LoadedCompany> => {
  const company = companyOf(world, (await world.company('Test AB', number)).id);
  for (const start of starts) {
    await company.upload(start, 3);
    await world.drain();
  }
  return company;
};
