// What a file or a request could do to the worker's memory, one after another. Each says what came of it.
import type { Job } from '../../../shared/contract/job.ts';
import { allowances } from '../../../shared/contract/sie-file.ts';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { sizedSieFile } from '../../../shared/fixtures/sized.ts';
import { books } from '../../../shared/fixtures/books.ts';
import { sieFile } from '../../../shared/fixtures/sie-file.ts';
import {
  accounts,
  accountsAfter,
  objects,
  organisationNumber,
  pieces,
  repeated,
  vouchers,
  vouchersOtherwise,
} from './files.ts';
import type { MemoryClient, Reply } from './client.ts';

export interface Ground {
  client: MemoryClient;
  /** `/v1/companies/…` of a company that is there already. */
  path: string;
  readerToken: string;
}
export interface Trial {
  what: string;
  /** Before it is measured. */
  before?: (ground: Ground) => Promise<unknown>;
  run: (ground: Ground) => Promise<string>;
}

const upload = ({ client, path }: Ground, body: Iterable<Uint8Array>, query = '', headers = {}) =>
  client.ask('POST', `${path}/sie-files?filename=minne.se${query}`, body, headers);
/** With its length told, as programs that hold a file send it. */
const sized = (body: Iterable<Uint8Array>): [Uint8Array[], Record<string, string>] => {
  const all = [...body];
  return [all, { 'content-length': String(all.reduce((sum, { byteLength }) => sum + byteLength, 0)) }];
};
const allow = allowances.map((code) => `&allow=${code}`).join('');
const told = ({ status, text }: Reply): string =>
  `${status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ''}`.trim();

const load = async (ground: Ground, body: Iterable<Uint8Array>): Promise<string> => {
  const [bytes, headers] = sized(body);
  const reply = await upload(ground, bytes, allow, headers);
  if (reply.status !== 202) return told(reply);
  const { state, problem } = await ground.client.ended(ground.path, JSON.parse(reply.text).job);
  return problem ? `${state}: ${problem.code}` : state;
};
const purge = async ({ client, path }: Ground): Promise<Job | null> => {
  const { items } = await client.json<{ items: { start: string; rows: number }[] }>(
    'GET',
    `${path}/fiscal-years`,
  );
  const fiscalYears = items.filter(({ rows }) => rows > 0).map(({ start }) => start);
  if (fiscalYears.length === 0) return null;
  const order = { fiscalYears, confirm: organisationNumber };
  return client.ended(path, await client.json<{ id: string }>('POST', `${path}/purges`, order));
};
/** Reads what comes and lets it go. */
const read = async ({ client, path }: Ground, what: string): Promise<string> => {
  const answer = await client.send('GET', `${path}/fiscal-years/2024-01-01/${what}`, null);
  let bytes = 0;
  for await (const piece of answer) bytes += (piece as Uint8Array).byteLength;
  return `${answer.statusCode}, ${(bytes / 1e6).toFixed(0)} MB`;
};
/** A sender that is refused while it sends may be cut off before it sees why; a worker that died is told by its memory. */
const three = async (ask: () => Promise<Reply>): Promise<string> => {
  const once = () => ask().then(told, (error: Error) => error.message);
  return [...new Set(await Promise.all([once(), once(), once()]))].join(', ');
};
const reconcile = async ({ client, path }: Ground): Promise<string> => {
  const { id } = await client.json<{ id: string }>('POST', `${path}/reconciliations`, {});
  const { state, problem } = await client.ended(path, { id });
  if (problem) return `${state}: ${problem.code}`;
  const { fiscalYears, notCompared } = await client.json<Reconciliation>(
    'GET',
    `${path}/reconciliations/${id}`,
  );
  const told = fiscalYears.map(({ agrees, voucherCount, note, continuity }) => {
    const opening = continuity?.ledger?.differenceCount ?? 0;
    const said = agrees ? 'agrees' : `${voucherCount} vouchers differ${note ? ` (${note.code})` : ''}`;
    return opening > 0 ? `${said}, ${opening} accounts open otherwise` : said;
  });
  told.push(...notCompared.map((year) => year.problem.code));
  return `${state}, ${told.join(', ')}`;
};
const json = { 'content-type': 'application/json' };
const MB = 1_000_000;

/** A year of 95 MB of the usual kind, for the company of the trials. */
const usualYear = () => {
  const { spec } = sizedSieFile(95 * MB);
  const own = { ...spec, organisationNumber };
  return sieFile(own, books(own), 0);
};

export const trials: Trial[] = [
  { what: 'a file of 95 MB, taken in and loaded', run: (ground) => load(ground, usualYear()) },
  { what: 'the same file over it, of which nothing is stored', run: (ground) => load(ground, usualYear()) },
  { what: 'its purge', run: async (ground) => (await purge(ground))?.state ?? 'nothing to purge' },
  {
    what: '1,000,000 vouchers, taken in and loaded',
    run: (ground) => load(ground, pieces(vouchers(1_000_000))),
  },
  {
    what: '1,000,000 vouchers over the same, of which nothing is stored',
    run: (ground) => load(ground, pieces(vouchers(1_000_000))),
  },
  {
    what: 'the same over it but for one voucher',
    run: (ground) => load(ground, pieces(vouchers(1_000_000, 500_000))),
  },
  { what: 'their export', run: (ground) => read(ground, 'sie') },
  { what: 'their reconciliation', run: reconcile },
  {
    what: 'a reconciliation of 750,000 vouchers a side, in another order, 1,500 of them not the same',
    before: async (ground) => {
      await purge(ground);
      await load(ground, pieces(vouchers(750_000)));
      const first = await purge(ground);
      await load(ground, pieces(vouchersOtherwise(750_000)));
      await purge(ground);
      // Back to the first file: the other is the newest that the year was read from, which it is held against.
      const undo = await ground.client.json<{ id: string }>('POST', `${ground.path}/jobs/${first!.id}/undo`);
      await ground.client.ended(ground.path, undo);
    },
    run: reconcile,
  },
  {
    what: 'a chart at its limit, 199,990 objects',
    before: purge,
    run: (ground) => load(ground, pieces(objects(199_990))),
  },
  { what: 'its export', run: (ground) => read(ground, 'sie') },
  { what: 'a chart of 1,500,000 objects', run: (ground) => load(ground, pieces(objects(1_500_000))) },
  { what: '49,990 accounts with balances and rows', run: (ground) => load(ground, pieces(accounts(49_990))) },
  { what: 'their balances', run: (ground) => read(ground, 'balances') },
  {
    what: 'a reconciliation of as many accounts, which open otherwise than the year before closed',
    before: async (ground) => {
      await purge(ground);
      await load(ground, pieces(accounts(49_990)));
      await load(ground, pieces(accountsAfter(49_990)));
    },
    run: reconcile,
  },
  {
    what: '95 MB of JSON from a reader, three at once',
    run: ({ client, path, readerToken }) =>
      three(() =>
        client.ask('POST', `${path}/purges`, repeated('x', 95 * MB, '{"confirm":"', '"}'), json, readerToken),
      ),
  },
  {
    what: '95 MB of JSON from an administrator, three at once',
    run: ({ client, path }) =>
      three(() =>
        client.ask(
          'POST',
          `${path}/report-templates`,
          repeated('1,', 95 * MB, '{"definition":[', '1]}'),
          json,
        ),
      ),
  },
  {
    what: 'for comparison: 95 MB that nothing reads, three at once',
    run: ({ client }) => three(() => client.ask('POST', '/nothing', repeated('x', 95 * MB), json)),
  },
  {
    what: 'JSON that is 900,000 deep',
    run: ({ client, path }) =>
      three(() => client.ask('POST', `${path}/report-templates`, repeated('[', 900_000), json)),
  },
  {
    what: 'a document of 95 MB, three at once',
    run: ({ client, path }) =>
      three(() =>
        client.ask('POST', `${path}/documents?name=x`, repeated('x', 95 * MB), {
          'content-type': 'text/plain',
        }),
      ),
  },
  {
    what: 'a SIE file of 2 GB in 2 MB of gzip',
    run: ({ client, path }) => {
      const bomb = Readable.from(repeated('#PROSA "x"\r\n', 2_000 * MB, '#FLAGGA 0\r\n#SIETYP 4\r\n')).pipe(
        createGzip(),
      );
      return client
        .ask('POST', `${path}/sie-files?filename=bomb.se`, bomb, { 'content-encoding': 'gzip' })
        .then(told);
    },
  },
  {
    what: 'a multipart envelope of 95 MB',
    run: (ground) =>
      upload(
        ground,
        repeated(
          '#PROSA "x"\r\n',
          95 * MB,
          '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\n',
          '\r\n--b--',
        ),
        '',
        {
          'content-type': 'multipart/form-data; boundary=b',
        },
      ).then(told),
  },
  {
    what: 'a single line of 95 MB',
    run: (ground) => upload(ground, repeated('x', 95 * MB, '#FLAGGA 0\r\n#PROSA "')).then(told),
  },
  {
    what: 'SIE 5 with a text of 95 MB',
    run: (ground) =>
      upload(
        ground,
        repeated('x', 95 * MB, '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"><FileInfo>'),
      ).then(told),
  },
  {
    what: 'headers of 100 kB',
    run: ({ client, path }) =>
      three(() => client.ask('GET', `${path}/fiscal-years`, null, { 'x-large': 'x'.repeat(100_000) })),
  },
];
