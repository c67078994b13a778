// The directory of a large bureau: what is asked of it most, among 100,000 companies and, in the same run, among 100.
import { ms, type Figure } from './figure.ts';
import type { Bench, Ground } from './ground.ts';
import { bureauPath } from './recording/bureau-path.ts';
import { percentile } from './statistics.ts';

const [few, many] = [100, 100_000];
/** Times that p95 among many may be that among few. */
const most = 3;
/** Companies of one insert; companies that a token is granted. */
const [atATime, granted] = [4_000, 10_000];

interface Asked {
  what: string;
  ask: (n: number) => Promise<unknown>;
}

const run = async ({ server, quick }: Ground): Promise<Figure[]> => {
  const { api } = server;
  const samples = quick ? 30 : 120;
  const fill = async (from: number, to: number) => {
    for (let next = from; next < to; next += atATime)
      await api.get(`${bureauPath}?from=${next}&to=${Math.min(to, next + atATime)}`);
  };
  const idOf = (n: number) => `co_${String(n).padStart(26, '0')}`;
  const tokenOf = async (companies: number) => {
    const ids = Array.from({ length: companies }, (_, n) => idOf(n));
    const { token } = await api.post<{ token: string }>('/v1/tokens', {
      name: 'x',
      role: 'reader',
      companies: ids,
    });
    return token;
  };
  const search = (q: string) => api.get(`/v1/companies?limit=20&q=${encodeURIComponent(q)}`);
  const asked = (token: string, size: number): Asked[] => [
    { what: 'search, a rare word', ask: (n) => search(`fjallbygg ${(n % size).toString(36)}`) },
    { what: 'search, a number', ask: (n) => search(String(550_000 + (n % size))) },
    { what: 'search, a word of all', ask: () => search('ab') },
    { what: 'search, two common words', ask: () => search('fjall konsult') },
    { what: 'search, nothing', ask: () => search('xyzzy') },
    { what: 'a page of 100', ask: () => api.get('/v1/companies?limit=100') },
    {
      what: 'sign-in, and one company',

      ask: (n) => server.as(token).get(`/v1/companies/${idOf(n % Math.min(size, granted))}`),
    },
    {
      what: 'a company made',

      ask: (n) =>
        api.post('/v1/companies', {
          name: `Nytt ${size} ${n} AB`,
          organisationNumber: '559999-0305',
          allowTwin: true,
        }),
    },
  ];
  const measure = async (list: Asked[]) => {
    const figures: number[][] = [];
    for (const { ask } of list) {
      await ask(0);
      const times: number[] = [];
      for (let n = 0; n < samples; n += 1) {
        const start = performance.now();
        await ask(n);
        times.push(performance.now() - start);
      }
      figures.push(times);
    }
    return figures;
  };
  await fill(0, few);
  const small = await measure(asked(await tokenOf(few), few));
  await fill(few, many);
  const list = asked(await tokenOf(granted), many);
  const large = await measure(list);
  return list.map(({ what }, i): Figure => {
    const [here, beside] = [percentile(large[i]!, 0.95), percentile(small[i]!, 0.95)];
    return {
      what: `Among 100,000: ${what}`,
      here: `p95 ${ms(here)}, p50 ${ms(percentile(large[i]!, 0.5))}`,
      beside: `p95 ${ms(beside)} among 100`,
      value: here / beside,
      limit: `≤ ${most}× (${(here / beside).toFixed(1)}×)`,
      met: here <= most * beside,
      samples: large[i]!,
    };
  });
};

export const directory: Bench = {
  name: 'directory',
  about: 'search, sign-in, list and making a company among 100,000 companies, beside the same among 100',
  throughEdge: false,
  run,
};
