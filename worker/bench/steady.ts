// A bureau at work: so many mixed reads a second whatever happens, first of an idle worker and then beside a purge and
// a load of large years. When each is due is fixed beforehand and its time counts from then, so that what queues up
// shows; ten seconds of each, with `--minute` a minute.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Token } from '../../shared/contract/access.ts';
import { count, held, ms, type Figure } from './figure.ts';
import { size, type Bench, type Ground } from './ground.ts';
import { readsOf, type Read } from './reads.ts';
import { percentile } from './statistics.ts';

const perSecond = 200;
const neighbours = 4;
const timeoutMs = 10_000;

interface Answered {
  operation: string;
  /** Milliseconds since it was due. */
  ms: number;
  /** What went wrong. */
  error: string | null;
}

/** Every read of the mix in turn, however slow the ones before are. */
const ask = async (
  origin: string,
  reads: readonly Read[],
  tokenFor: (read: Read, n: number) => string,
  seconds: number,
): Promise<Answered[]> => {
  const agent = new Agent({ keepAlive: true });
  const get = ({ path }: Read, token: string) =>
    new Promise<string | null>((resolve) => {
      const headers = { authorization: `Bearer ${token}` };
      const asked = request(`${origin}${path}`, { agent, headers, timeout: timeoutMs }, (answer) => {
        answer
          .on('end', () => resolve(answer.statusCode === 200 ? null : String(answer.statusCode)))
          .on('error', (error) => resolve(error.message))
          .resume();
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer in ${timeoutMs / 1000} s`)));
      asked.on('error', (error) => resolve(error.message)).end();
    });
  const start = performance.now();
  const all: Promise<Answered>[] = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const due = start + (n * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const read = reads[(n * 7_919) % reads.length]!;
    all.push(
      get(read, tokenFor(read, n)).then((error) => ({
        operation: read.operation,
        ms: performance.now() - due,
        error,
      })),
    );
  }
  const answers = await Promise.all(all);
  agent.destroy();
  return answers;
};

const run = async ({ server, quick, minute, year }: Ground): Promise<Figure[]> => {
  const { api, origin } = server;
  const seconds = minute ? 60 : 10;
  const companies: string[] = [];
  for (let n = 0; n < neighbours; n += 1) {
    const neighbour = await year(size.tiny, `neighbour ${n}`);
    await neighbour.loaded();
    await neighbour.compare();
    for (const kind of ['documents', 'budget-versions', 'report-templates'])
      await api.post(`/v1/companies/${neighbour.id}/${kind}`, { name: 'Ett' });
    companies.push(neighbour.id);
  }
  await api.post('/v1/invitations', { name: 'Anna', role: 'reader', companies });
  const made = (role: string, of: string[] | 'all') =>
    api.post<Token>('/v1/tokens', { name: role, role, companies: of }).then(({ token }) => token!);
  const [admin, everywhere, ...readers] = [
    await made('admin', 'all'),
    await made('reader', 'all'),
    await made('reader', companies),
    await made('operator', companies),
  ];
  const tokens = [everywhere, ...readers];
  const tokenFor = (read: Read, n: number) => (read.admin ? admin : tokens[n % tokens.length]!);
  // Those that other benches use as well.
  const [taken, filled] = [
    await year(quick ? size.middle : size.large),
    await year(quick ? size.small : size.million),
  ];
  for (const one of [taken, filled]) await one.loaded();
  await filled.emptied();
  const reads = await readsOf(api, companies);
  const asked = () => ask(origin, reads, tokenFor, seconds);

  await ask(origin, reads, tokenFor, 2);
  const idle = await asked();
  const over = new AbortController();
  let [purges, loads] = [0, 0];
  // One is emptied while the other is filled, and then the other way about.
  const work = async () => {
    for (let [from, to] = [taken, filled]; !over.signal.aborted; [from, to] = [to, from]) {
      await Promise.all([from.purge(), to.restore()]);
      purges += 1;
      loads += 1;
    }
  };
  const working = work();
  const beside = await asked();
  over.abort();
  await working;

  const timesOf = (answers: Answered[]) => answers.map((one) => one.ms);
  const told = (answers: Answered[]) =>
    [0.5, 0.95, 0.99].map((p) => `p${p * 100} ${ms(percentile(timesOf(answers), p))}`).join(', ');
  const wrong = [...idle, ...beside].filter(({ error }) => error !== null);
  const kinds = [...Map.groupBy(wrong, ({ error }) => error)].map(
    ([error, its]) => `${its.length} × ${error}`,
  );
  const ratio = percentile(timesOf(beside), 0.99) / percentile(timesOf(idle), 0.99);
  const mix = `${new Set(reads.map(({ operation }) => operation)).size} operations, ${tokens.length + 1} tokens`;
  return [
    held(
      `${perSecond} reads a second for ${seconds} s beside ${purges} purges and ${loads} loads: errors`,
      kinds.join(', ') || '0',
      `of ${count(idle.length + beside.length)}; ${mix}`,
      wrong.length,
      { most: 0 },
    ),
    {
      what: 'Time since each was due',
      here: told(beside),
      beside: `${told(idle)} idle`,
      value: ratio,
      limit: `(p99 ${ratio.toFixed(1)}×)`,
      met: null,
      samples: timesOf(beside),
    },
  ];
};

export const steady: Bench = {
  name: 'steady',
  about: '200 mixed reads a second, of an idle worker and beside purges and loads of 60 and 100 MB; --minute',
  throughEdge: false,
  run,
};
