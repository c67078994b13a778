// A sample company per accounting system, connected to its stand-in. In what was loaded of it stands a voucher that has
// been deleted there since: a reload takes it away.
import { readSample } from '../../shared/fixtures/samples.ts';
import type { Company } from '../../shared/contract/company.ts';
import type { SourceSignIn } from '../../shared/contract/source.ts';
import type { SieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import { standInCredentials, type Book, type Books } from '../sources/stand-ins/stand-ins.ts';
import type { Api } from './api.ts';
import { finished } from './finished.ts';

const samples = [2024, 2025].map((year) => ({ year, file: `fiktiva-fjallbageriet-${year}.se` }));

const companies: Record<keyof Books, { name: string; organisationNumber: string }> = {
  fortnox: { name: 'Exempel i Fortnox AB', organisationNumber: '559999-0503' },
  bokio: { name: 'Exempel i Bokio AB', organisationNumber: '559999-0602' },
  'bjorn-lunden': { name: 'Exempel hos Lunden AB', organisationNumber: '559999-0701' },
  briox: { name: 'Exempel i Briox AB', organisationNumber: '559999-0800' },
  'sie-url': { name: 'Exempel med adress AB', organisationNumber: '559999-0909' },
};
const kinds = Object.keys(companies) as (keyof Books)[];

/** The sample as that company's, byte for byte but for its name and number. */
async function sieOf(kind: keyof Books, file: string): Promise<string> {
  const { name, organisationNumber } = companies[kind];
  const text = Buffer.from(await readSample(file)).toString('latin1');
  return text.replace(/#FNAMN .*/, `#FNAMN "${name}"`).replace(/#ORGNR .*/, `#ORGNR ${organisationNumber}`);
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** What the stand-ins have. */
export async function sampleBooks(): Promise<Books> {
  const booksOf = (kind: keyof Books): Promise<Book[]> =>
    Promise.all(
      samples.map(async ({ year, file }, index) => ({
        id: String(index + 1),
        start: `${year}-01-01`,
        end: `${year}-12-31`,
        sie: bytesOf(await sieOf(kind, file)),
      })),
    );
  const entries = await Promise.all(kinds.map(async (kind) => [kind, await booksOf(kind)] as const));
  return Object.fromEntries(entries) as Books;
}

/** Of a purchase that was booked twice, the second time. */
const boughtOre = 1_250_00;

/** The books before it was deleted: one voucher more, and what follows from it. */
const beforeDeletion = (sie: string, year: number) => {
  const decimal = (ore: number) => (ore / 100).toFixed(2);
  const more = (text: string, balance: string, ore: number) =>
    text.replace(new RegExp(`(#${balance} )(-?[0-9.]+)`), (_, head: string, amount: string) => {
      return `${head}${decimal(Math.round(Number(amount) * 100) + ore)}`;
    });
  const balanced = more(more(sie, 'UB 0 1930', -boughtOre), 'RES 0 5410', boughtOre);
  return [
    `${balanced}#VER A 999 ${year}1130 "Kontorsstol, dubblett" ${year}1130 "anna"`,
    '{',
    `   #TRANS 5410 {} ${decimal(boughtOre)}`,
    `   #TRANS 1930 {} ${decimal(-boughtOre)}`,
    '}',
    '',
  ].join('\r\n');
};

/** May be repeated: what is there already stays. */
export async function connectSamples(api: Api, existing: Company[], origin: string): Promise<void> {
  for (const [index, kind] of kinds.entries()) {
    const about = companies[kind];
    const company =
      existing.find(({ organisationNumber }) => organisationNumber === about.organisationNumber) ??
      (await api.post<Company>('/v1/companies', { ...about, oxceedId: String(2001 + index) }));
    const path = `/v1/companies/${company.id}`;
    const archived = await api.list<SieFile>(`${path}/sie-files`);
    for (const { year, file } of samples) {
      if (archived.some(({ filename }) => filename === file)) continue;
      const sie = await sieOf(kind, file);
      const bytes = bytesOf(year === 2025 ? beforeDeletion(sie, year) : sie);
      const upload = await api.post<UploadResult>(`${path}/sie-files?filename=${file}`, bytes);
      await finished(api, path, upload.job, file);
    }
    if (!company.source.connected) await connect(api, path, kind, origin);
  }
}

async function connect(api: Api, path: string, kind: keyof Books, origin: string): Promise<void> {
  if (kind !== 'fortnox') {
    await api.put(`${path}/source`, standInCredentials(origin)[kind]);
    return;
  }
  const { address } = await api.post<SourceSignIn>(`${path}/source/sign-in`, { kind });
  // The stand-in lets whoever comes in, and sends them back.
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Signing in at the stand-in of Fortnox: ${response.status}`);
}
