// Loads the sample companies through the HTTP API, as a user would: one SIE file at a time.
import { existsSync, writeFileSync } from 'node:fs';
import { readSample, readSampleCompanies, type SampleCompany } from '../../shared/fixtures/samples.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { SieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import type { Api } from './api.ts';
import { connectSamples } from './connected-samples.ts';
import { finished } from './finished.ts';

/**
 * Once per state: what the user purges or adds later stays so. A broken-off run is taken up where it ended.
 * @param sources origin of the accounting systems' stand-ins
 */
export async function loadSamples(api: Api, marker: string, sources: string): Promise<void> {
  if (existsSync(marker)) return;
  console.log('Loading the sample companies …');
  const existing = await api.list<Company>('/v1/companies');
  for (const [index, sample] of (await readSampleCompanies()).entries()) {
    const { name, organisationNumber } = sample;
    const company =
      existing.find((company) => company.organisationNumber === organisationNumber) ??
      (await api.post<Company>('/v1/companies', {
        name,
        organisationNumber,
        oxceedId: String(1001 + index),
      }));
    await loadCompany(api, `/v1/companies/${company.id}`, sample);
  }
  await connectSamples(api, existing, sources);
  writeFileSync(marker, '');
}

async function loadCompany(api: Api, path: string, sample: SampleCompany): Promise<void> {
  const archived = await api.list<SieFile>(`${path}/sie-files`);
  let newest = archived.at(-1)?.id;
  for (const filename of sample.files) {
    if (archived.some((file) => file.filename === filename)) continue;
    const bytes = await readSample(filename);
    const upload = await api.post<UploadResult>(
      `${path}/sie-files?filename=${encodeURIComponent(filename)}`,
      bytes,
    );
    await finished(api, path, upload.job, filename);
    newest = upload.sieFile.id;
  }
  await keptItems(api, path, newest);
}

/** Something of each kind that no purge touches, so that the preview has it to show. */
async function keptItems(api: Api, path: string, sieFile: string | undefined): Promise<void> {
  const kept = await api.list(`${path}/report-templates`);
  if (kept.length > 0) return;
  await api.post(`${path}/budget-versions`, { name: 'Budget', sieFile });
  await api.post(`${path}/documents`, {
    name: 'Styrelseprotokoll.txt',
    text: 'Protokoll fört vid styrelsemöte.',
  });
  await api.post(`${path}/documents`, { name: 'Kommentar till bokslutet.txt', text: 'Omsättningen ökade.' });
  await api.post(`${path}/report-templates`, {
    name: 'Månadsrapport',
    definition: { columns: ['utfall', 'budget'] },
  });
}
