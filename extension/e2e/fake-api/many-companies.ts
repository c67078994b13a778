// As many companies as a large bureau has, always the same ones.
import { fakeCompanies } from './companies.ts';
import type { Agrees, FakeCompany } from './companies.ts';

const words = {
  first: ['Fiktiva', 'Påhittade', 'Låtsas', 'Diktade', 'Tänkta', 'Uppdiktade', 'Sagolika', 'Skenbara'],
  what: ['Bageriet', 'Byggarna', 'Måleriet', 'Åkeriet', 'Kliniken', 'Snickarna', 'Optikern', 'Rörmokarna'],
  where: ['i Umeå', 'i Växjö', 'på Åland', 'i Ängelholm', 'i Öregrund', 'i Kiruna', 'i Ystad'],
};
const systems = ['fortnox', 'sie', 'bokio', 'fortnox', 'bjorn-lunden', 'sie', 'briox'] as const;

/** So many companies with four years each, of whom some agree, some differ, some wait for a file; always the same. */
export function manyCompanies(n: number): FakeCompany[] {
  const [first] = fakeCompanies();
  return Array.from({ length: n }, (_, i) => {
    const connected = systems[i % 7] !== 'sie';
    const years = first!.years.map((year) => ({ ...year }));
    if (!connected && i % 5 === 1)
      Object.assign(years.at(-1)!, { state: 'empty', vouchers: 0, rows: 0, loadedAt: null, sieFile: null });
    const agrees: Record<string, Agrees> = {};
    for (const [at, { start }] of years.entries())
      if (connected)
        agrees[start] = i % 23 === 3 && at === 2 ? 1 + (i % 4) : i % 41 === 7 ? 'unread' : 'agrees';
    return {
      ...first!,
      id: `cmp_m${i}`,
      name: `${words.first[i % 8]} ${words.what[(i >> 3) % 8]} ${words.where[(i >> 6) % 7]}${i < 448 ? '' : ` ${Math.floor(i / 448) + 1}`} AB`,
      organisationNumber: `559${String(100 + Math.floor(i / 10_000)).padStart(3, '0')}-${String(i % 10_000).padStart(4, '0')}`,
      oxceedId: `m${i}`,
      source: { kind: systems[i % 7]!, ...(connected ? { connected } : {}) },
      years,
      agrees,
    };
  });
}
