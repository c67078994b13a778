// What a file is, is found while it comes in: every encoding, SIE 5, and files made to hurt.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Voucher } from '../../../shared/contract/fiscal-year.ts';
import type { SieFile } from '../../../shared/contract/sie-file.ts';
import { sha256Hex } from '../../sha256.ts';
import { sieText } from '../../testing/sie-text.ts';
import { chunked, createWorld, type Answer, type World } from '../../testing/world.ts';
import { createRecordsHash } from './records-hash.ts';

const number = '556677-8899';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const text = sieText({
  organisationNumber: number,
  start: '2024-01-01',
  end: '2024-12-31',
  vouchers: [
    {
      series: 'A',
      number: '1',
      date: '2024-03-01',
      rows: [
        ['1930', 100],
        ['3001', -100],
      ],
    },
  ],
}).replace('Verifikat 1', 'Räksmörgås åÅ');

const utf8 = (of: string) => new TextEncoder().encode(of);
const singleByte = (of: string, codes: Record<string, number>) =>
  Uint8Array.from(of, (sign) => codes[sign] ?? sign.charCodeAt(0));
const cp437 = { ä: 0x84, å: 0x86, ö: 0x94, Å: 0x8f };

const gzip = async (bytes: Uint8Array) =>
  new Uint8Array(
    await new Response(
      new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer(),
  );

/** Of the books in `text`; what it is of, `shared/sie/digest` says. */
const digest = '1-0a7dbf9f9b10b208fd4ef8c5efd2c239';

describe('a file of any encoding', () => {
  it.each([
    ['cp437', singleByte(text, cp437)],
    ['utf-8', utf8(text)],
    ['utf-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)])],
    ['iso-8859-1', singleByte(text, {})],
    ['ascii', utf8(text.replace('Räksmörgås åÅ', 'Raksmorgas'))],
  ])('%s is found by its bytes, and its texts are read in it', async (encoding, bytes) => {
    const { id } = await world.company('Teckenkod AB', number);
    const answer = await world.upload(id, bytes);
    expect(answer).toMatchObject({
      status: 202,
      body: { sieFile: { encoding, bytes: bytes.byteLength, digest } },
    });
    await world.drain();
    const path = `/v1/companies/${id}/fiscal-years/2024-01-01/vouchers`;
    const { body } = await world.api<{ items: Voucher[] }>('GET', path);
    expect(body.items[0]?.text).toBe(encoding === 'ascii' ? 'Raksmorgas' : 'Räksmörgås åÅ');
  });
});

describe('the digest of the books', () => {
  it('is told of the file, the fiscal year and the receipts, and found when a file from before it was kept is loaded', async () => {
    const { id } = await world.company('Fingeravtryck AB', number);
    const path = `/v1/companies/${id}`;
    const digests = async () => [
      (await world.api<{ items: SieFile[] }>('GET', `${path}/sie-files`)).body.items[0]!.digest,
      (await world.years(id))[0]!.digest,
    ];
    const receipt = async (job: string) =>
      (await world.job(id, job)).receipt!.fiscalYears[0]!.sieFile!.digest;
    const load = await world.upload(id, text);
    await world.drain();
    expect(await digests()).toEqual([digest, digest]);
    expect(await receipt(load.body.job.id)).toBe(digest);
    await world.real.LEDGER_00.prepare('UPDATE sie_file SET digest = NULL WHERE company_id = ?1')
      .bind(id)
      .run();
    expect(await digests()).toEqual([null, null]);
    const order = { fiscalYears: ['2024-01-01'], confirm: number };
    const purge = await world.api<{ id: string }>('POST', `${path}/purges`, order);
    await world.drain();
    expect(await digests()).toEqual([null, null]);
    const undo = await world.api<{ id: string }>('POST', `${path}/jobs/${purge.body.id}/undo`);
    await world.drain();
    expect(await digests()).toEqual([digest, digest]);
    expect(await receipt(undo.body.id)).toBe(digest);
  });
});

describe('a SIE 5 file', () => {
  const sie5 = `<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5"><FileInfo>
  <SoftwareProduct name="Test" version="1" /><FileCreation time="2024-12-21T12:14:44+01:00" by="LH" />
  <Company organizationId="${number}" name="Test AB" />
  <FiscalYears><FiscalYear start="2024-01" end="2024-12" primary="true" /></FiscalYears>
  <AccountingCurrency currency="SEK" /></FileInfo>
<Accounts><Account id="1930" name="Bank" type="asset"><OpeningBalance month="2024-01" amount="0" /></Account></Accounts>
<Journal id="A" name="Löpande"><JournalEntry id="1" journalDate="2024-03-01" text="Köp"><EntryInfo date="2024-03-01" by="a" />
  <LedgerEntry accountId="1930" amount="100" /><LedgerEntry accountId="3001" amount="-100" /></JournalEntry></Journal></Sie>`;

  it('is loaded, purged and restored like any other', async () => {
    const { id } = await world.company('XML AB', number);
    const answer = await world.upload(id, sie5, 'bok.sie');
    expect(answer).toMatchObject({
      status: 202,
      body: { sieFile: { sieType: '5', vouchers: 1, rows: 2 } },
    });
    const other = await world.company('Samma böcker AB', number);
    const inSie4 = await world.upload(other.id, text.replaceAll('1.00', '100.00'));
    expect(answer.body.sieFile.digest).toBe(inSie4.body.sieFile.digest);
    await world.drain();
    expect((await world.years(id))[0]).toMatchObject({
      state: 'loaded',
      vouchers: 1,
      rows: 2,
      debitOre: 10_000,
    });
    const path = `/v1/companies/${id}`;
    const order = { fiscalYears: ['2024-01-01'], confirm: number };
    const purge = await world.api<{ id: string }>('POST', `${path}/purges`, order);
    await world.drain();
    await world.api('POST', `${path}/jobs/${purge.body.id}/undo`);
    await world.drain();
    expect((await world.years(id))[0]).toMatchObject({ state: 'loaded', rows: 2, debitOre: 10_000 });
  });
});

describe('a file made to hurt', () => {
  const head = text.slice(0, text.indexOf('#VER'));
  it.each([
    ['a line without end', utf8(`${head}#PROSA "${'a'.repeat(2_000_000)}"\r\n`), 'line_too_long'],
    [
      'braces without end',
      utf8(`${head}#VER A 1 20240101 ""\r\n${'{\r\n'.repeat(100_000)}`),
      'misplaced_brace',
    ],
    ['zeros', new Uint8Array(5_000_000), 'not_sie'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...utf8(text)]), 'utf16'],
    ['nothing', new Uint8Array(0), 'empty_file'],
  ])('%s is refused, whole, in chunks and packed, and leaves nothing', async (_, bytes, code) => {
    const { id } = await world.company('Elak AB', number);
    const packed = await gzip(bytes);
    for (const headers of [{}, chunked, { 'content-encoding': 'gzip' }]) {
      const body = 'content-encoding' in headers ? packed : bytes;
      const answer = await world.send('POST', `/v1/companies/${id}/sie-files`, body, headers);
      expect(answer.status).toBe(422);
      expect(((await answer.json()) as { code: string }).code).toBe(code);
    }
    const left = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    expect(left.objects).toEqual([]);
    const again = await world.upload(id, text);
    expect(again.status).toBe(202);
    await world.drain();
  });

  it('with a wrong control sum is refused, and taken in only when that is allowed', async () => {
    const { id } = await world.company('Summa AB', number);
    const summed = text.replace('#FLAGGA 0\r\n', '#FLAGGA 0\r\n#KSUMMA\r\n') + '#KSUMMA 1\r\n';
    expect(await world.upload(id, utf8(summed))).toMatchObject({
      status: 422,
      body: { code: 'checksum_mismatch' },
    });
    const allowed = await world.upload(id, utf8(summed), 'test.se', '&allow=checksum_mismatch');
    expect(allowed.status).toBe(202);
    await world.drain();
    expect((await world.years(id))[0]).toMatchObject({ state: 'loaded', rows: 2 });
  });

  it.each(['in the first encoding tried', 'åäö, in another'])(
    'with a wrong control sum says so beside all other reasons, read %s',
    async (said) => {
      const { id } = await world.company('Summa Två AB', number);
      const summed =
        text
          .replace('#FLAGGA 0\r\n', `#FLAGGA 0\r\n#KSUMMA\r\n#PROSA "${said}"\r\n`)
          .replace(/#ORGNR.*\r\n|#FNAMN.*\r\n/g, '') + '#KSUMMA 1\r\n';
      const ask = (query: string): Promise<Answer<unknown>> =>
        world.upload(id, utf8(summed), 'test.se', query);
      const { status, body } = await ask('');
      expect(status).toBe(422);
      expect(body).toMatchObject({
        code: 'checksum_mismatch',
        label: '#KSUMMA',
        reasons: [
          { code: 'checksum_mismatch', texts: { sv: expect.stringMatching(/^Rad \d+: kontrollsumman är/) } },
          { code: 'company_unconfirmed' },
        ],
        texts: { en: expect.stringMatching(/control sum.*neither name nor number.*Nothing was changed\.$/s) },
      });
      expect((await ask('&allow=checksum_mismatch')).body).toMatchObject({ code: 'company_unconfirmed' });
      expect((await ask('&allow=checksum_mismatch,company_unconfirmed')).status).toBe(202);
      await world.drain();
      expect((await world.years(id))[0]).toMatchObject({ state: 'loaded', rows: 2 });
    },
  );
});

describe('a long file that its first kilobytes refuse', () => {
  const voucherText = '#VER A 1 20240115 "x"\r\n{\r\n#TRANS 1930 {} 1.00\r\n#TRANS 3001 {} -1.00\r\n}\r\n';
  const rest = utf8(voucherText.repeat(800));
  const megabytes = 80;
  /** The head and then vouchers, made as they are asked for; `read` tells how many bytes were. */
  const long = (head: string, more = rest) => {
    let read = 0;
    const next = (chunk: Uint8Array) => {
      read += chunk.byteLength;
      return chunk;
    };
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => controller.enqueue(next(utf8(head))),
        pull: (controller) => {
          if (read < megabytes * 1_000_000) controller.enqueue(next(more.slice()));
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { body, read: () => read };
  };
  const head = text.slice(0, text.indexOf('#VER'));
  const without = head.replace(/#ORGNR.*\r\n/, '');
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="Test" version="1" />
<FileCreation time="2024-12-21T12:14:44+01:00" by="LH" /><Company organizationId="16112233-4455" name="Åkeriet AB" />
<FiscalYears><FiscalYear start="2024-01" end="2024-12" primary="true" /></FiscalYears>
<AccountingCurrency currency="SEK" /></FileInfo><Accounts>`;

  it.each([
    ['of another company', head.replace(number, '112233-4455'), 'other_company'],
    ['whose number comes last of its head', `${without}#ORGNR 112233-4455\r\n`, 'other_company'],
    [
      'of a year that overlaps',
      head.replace('20240101 20241231', '20240701 20250630'),
      'fiscal_year_overlaps',
    ],
    ['of a year that is busy', head, 'year_busy'],
    ['of SIE 5', xml, 'other_company'],
  ])('%s: no more is read than that, and nothing is stored', async (_, start, code) => {
    const { id } = await world.company('Långt AB', number);
    await world.upload(id, text);
    await world.drain();
    if (code === 'year_busy')
      await world.api('POST', `/v1/companies/${id}/purges`, { fiscalYears: ['2024-01-01'], confirm: number });
    const stored = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    const account = '<Account id="1930" name="Bank" type="asset"></Account>\n';
    const { body, read } = start === xml ? long(xml, utf8(account.repeat(1_000))) : long(start);
    const answer = await world.send('POST', `/v1/companies/${id}/sie-files?filename=l.se`, body);
    const problem = (await answer.json()) as { code: string; detail: string };
    expect(problem).toMatchObject({ code });
    if (start === xml) expect(problem.detail).toContain('Åkeriet AB');
    expect(read()).toBeLessThan(1_500_000);
    expect((await world.real.ARCHIVE.list({ prefix: `sie/${id}/` })).objects).toHaveLength(
      stored.objects.length,
    );
    await world.drain();
    expect((await world.upload(id, text)).status).toBe(202);
    await world.drain();
  });

  it('packed with gzip: what is unpacked of it is no more than that, and nothing is stored', async () => {
    const { id } = await world.company('Packat AB', number);
    // Of texts that do not pack well: else the whole file fits into the first packed kilobytes.
    const noise = () => [...crypto.getRandomValues(new Uint8Array(30))].map((n) => n.toString(36)).join('');
    const vouchers = Array.from({ length: 20_000 }, () => voucherText.replace('"x"', `"${noise()}"`)).join(
      '',
    );
    const packed = await gzip(utf8(head.replace(number, '112233-4455') + vouchers));
    let read = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          if (read >= packed.byteLength) return controller.close();
          controller.enqueue(packed.slice(read, read + 4_096));
          read += 4_096;
        },
      },
      { highWaterMark: 0 },
    );
    const answer = await world.send('POST', `/v1/companies/${id}/sie-files?filename=l.se`, body, {
      'content-encoding': 'gzip',
    });
    expect(await answer.json()).toMatchObject({ status: 422, code: 'other_company' });
    expect(packed.byteLength).toBeGreaterThan(700_000);
    expect(read).toBeLessThan(200_000);
    expect((await world.real.ARCHIVE.list({ prefix: `sie/${id}/` })).objects).toEqual([]);
    expect((await world.upload(id, text)).status).toBe(202);
    await world.drain();
  });

  it('is refused all the same when its number comes later than that', async () => {
    const { id } = await world.company('Sent AB', number);
    const prose = `#PROSA "${'a'.repeat(100_000)}"\r\n`;
    const late = text.replace(/#ORGNR.*\r\n/, `${prose}#ORGNR 112233-4455\r\n`);
    expect(await world.upload(id, late)).toMatchObject({ status: 422, body: { code: 'other_company' } });
    const { objects } = await world.real.ARCHIVE.list({ prefix: `sie/${id}/` });
    expect(objects).toEqual([]);
  });
});

describe('the hash of the records', () => {
  const hashOf = (text: string, cut = 1_000_000) => {
    const hash = createRecordsHash();
    const bytes = utf8(text);
    for (let from = 0; from < bytes.length; from += cut) hash.push(bytes.slice(from, from + cut));
    return hash.end();
  };
  const head = '#FORMAT PC8\r\n#SIETYP 4\r\n';
  const rows = (count: number) => '   #TRANS 1930 {} 100.00 20240101 "#GEN 1"\r\n'.repeat(count);
  const file = (records: string, by: string, end: string) =>
    `#FLAGGA 0\r\n#PROGRAM ${by}\r\n${head}#GEN 20240101 ${by}\r\n#KSUMMA\r\n${records}${end}`;
  const ends = ['', '#KSUMMA 17\r\n', '#KSUMMA -1712345678'];

  it.each([3, 5_000])('leaves out who wrote it, wherever it is cut: %i rows', async (count) => {
    const expected = await sha256Hex(head + rows(count));
    for (const cut of [1_000_000, 65_536, 4_097, 63, 7])
      for (const by of ['X', '"Ett långt namn {}" 1'])
        for (const end of ends) expect(hashOf(file(rows(count), by, end), cut)).toBe(expected);
  });

  it('leaves out the last line also where the head of the file ends about there', async () => {
    const lead = file(rows(1_400), 'X', '').length;
    for (let length = 65_536 - 60; length < 65_536 + 90; length += 1) {
      const records = `${rows(1_400)}#KONTO 1 ${'x'.repeat(length - lead)}\r\n`;
      const expected = await sha256Hex(head + records);
      for (const end of ends) expect(hashOf(file(records, 'X', end), 4_096)).toBe(expected);
    }
  });

  it.each([
    `${head}#GEN 20240101\r#KONTO 1930 "A"\r\n`,
    `${head}#GENX 20240101\r\n`,
    `${head}${rows(3_000)}#GEN 20240101\r\n#KSUMMA 1\r#KONTO 1930 "A"\r\n`,
  ])('leaves out nothing that may say more', async (text) => {
    expect(hashOf(text)).toBe(await sha256Hex(text));
  });
});
