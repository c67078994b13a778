// What is exported and read in again is exported the same, to the byte: nothing is lost or made on the way.
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/job.ts';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { allowances } from '../../../shared/contract/sie-file.ts';
import { normaliseOrganisationNumber } from '../../../shared/organisation-number.ts';
import { read, sie4 } from '../../../shared/sie/test-support.ts';
import { sha256Hex } from '../../sha256.ts';
import { createWorld } from '../../testing/world.ts';

const world = await createWorld();
const all = `&allow=${allowances.join(',')}`;

/** Loads the file into a new company, and exports its year, whose books are those of the file; null when it is refused. */
const through = async (bytes: Uint8Array, name: string, number: string) => {
  const { id } = await world.company(name, number);
  const upload = await world.upload(id, bytes, 'fil.se', all);
  if (upload.status !== 202) return null;
  await world.drain();
  const { problem, receipt, warnings } = await world.job(id, upload.body.job.id);
  expect(problem).toBeNull();
  const path = `/v1/companies/${id}/reconciliations`;
  const asked = await world.api<Job>('POST', path, {});
  await world.drain();
  const { body: held } = await world.api<Reconciliation>('GET', `${path}/${asked.body.id}`);
  expect(held).toMatchObject({ agrees: true, fiscalYears: [{ voucherCount: 0 }] });
  const { start } = upload.body.sieFile.fiscalYear;
  const response = await world.send('GET', `/v1/companies/${id}/fiscal-years/${start}/sie`);
  expect(response.status).toBe(200);
  const exported = new Uint8Array(await response.arrayBuffer());
  // The receipt tells what anyone can compute from the export, and what the reader says of the file's own figures.
  const { sieFile } = upload.body;
  const [{ proof, sieFile: named }] = receipt!.fiscalYears as [Job['fiscalYears'][number]];
  expect(named!.sha256).toBe(await sha256Hex(bytes));
  expect(proof!.digest).toBe(read(exported, { digest: true }).summary.digest);
  const said = warnings.filter(({ code }) => code === 'account_difference');
  expect(proof!.differenceCount).toBe(said.reduce((sum, { count }) => sum + count, 0));
  expect(proof!.agrees).toBe(said.length === 0);
  return { id, digest: sieFile.digest, bytes: exported, proof: proof! };
};
/** A reload of what is loaded stores no row: whatever is in it is found to be what it was. */
const reloadStoresNothing = async (id: string, bytes: Uint8Array) => {
  const { body } = await world.upload(id, bytes, 'fil.se', all);
  await world.drain();
  expect((await world.job(id, body.job.id)).problem).toBeNull();
  const own = ['voucher', 'ledger_row', 'balance', 'period_total', 'chart_entry'].map(
    (table) => `(SELECT count(*) FROM ${table} WHERE generation = y.live_generation)`,
  );
  const stored = await world.real.LEDGER_00.prepare(
    `SELECT sum(${own.join(' + ')}) AS n FROM fiscal_year AS y WHERE y.company_id = ?1`,
  )
    .bind(id)
    .first();
  expect(stored).toEqual({ n: 0 });
};
/** Without the day it was made, and the control sum that counts it. */
const lines = (bytes: Uint8Array) =>
  new TextDecoder('latin1')
    .decode(bytes)
    .split('\r\n')
    .filter((line) => !line.startsWith('#GEN ') && !line.startsWith('#KSUMMA '));
const labels = (text: string[]) => text.map((line) => line.trim().split(' ')[0]!);

const twice = async (bytes: Uint8Array, name: string, number: string) => {
  const first = await through(bytes, name, number);
  if (!first) return null;
  await reloadStoresNothing(first.id, bytes);
  const second = await through(first.bytes, name, number);
  expect(lines(second!.bytes)).toEqual(lines(first.bytes));
  expect(second!.digest).toBe(first.digest);
  const text = lines(first.bytes);
  // Accounts ascending, and nothing declared twice.
  const accounts = text.filter((line) => line.startsWith('#KONTO ')).map((line) => line.split(' ')[1]!);
  expect(accounts).toEqual([...new Set(accounts)].sort());
  const declared = text.filter((line) => /^#(DIM|UNDERDIM|OBJEKT) /.test(line));
  const keys = declared.map((line) =>
    line
      .split(' ')
      .slice(0, line.startsWith('#OBJEKT') ? 3 : 2)
      .join(' '),
  );
  expect(keys.length).toBe(new Set(declared).size);
  return text;
};

const number = '556677-8899';
describe('a file', () => {
  it('keeps what it says of itself', async () => {
    const head = [
      '#PROSA "Bokslut 2024"',
      '#FTYP AB',
      '#FNR "Kund 12"',
      `#ORGNR ${number} 1 2`,
      '#BKOD 62010',
      '#FNAMN "Övning AB"',
      '#ADRESS "Anna" "Box 1" "123 45 Orten" "08-1"',
      '#RAR 0 20240101 20241231',
      '#RAR -1 20230101 20231231',
      '#TAXAR 2025',
      '#OMFATTN 20241130',
      '#KPTYP BAS2014',
      '#VALUTA EUR',
    ];
    const body = [
      '#KONTO 3001 "Försäljning"',
      '#KONTO 1930 "Bank"',
      '#KTYP 1930 T',
      '#ENHET 1930 "st"',
      '#SRU 1930 7281',
      '#SRU 1930 7282',
      '#KONTO "19 A" "Underkonto"',
      '#DIM 6 "Projekt"',
      '#UNDERDIM 21 "Etapp" 6',
      '#OBJEKT 6 "P1" "Ett"',
      '#OBJEKT 6 "P1" "Ett igen"',
      '#OBJEKT 21 "P1" "Två"',
      '#IB 0 1930 100.00',
      '#IB -1 1930 50.00 2.5',
      '#UB 0 1930 105.00',
      '#UB -1 1930 100.00',
      '#RES 0 3001 -5.00',
      '#OIB 0 1930 {6 "P1"} 10.00',
      '#PSALDO 0 202401 1930 {} 5.00 1',
      '#PBUDGET 0 202401 3001 {6 "P1"} -7.00',
      '#VER "A" "1" 20240105 "Köp – 5 €" 20240106 "anna"',
      '{',
      '#TRANS 1930 {6 "P1"} 5.00 20240104 "rad \\\\" 2 "bo"',
      '#BTRANS 4010 {} 9.00 "" "struken"',
      '#RTRANS 3001 {} -5.00 20240105 "tillagd"',
      '#TRANS 3001 {} -5.00 20240105 "tillagd"',
      '}',
      '#VER "B" "" 20241231 "utan rader"',
      '{',
      '}',
    ];
    const text = [
      '#FLAGGA 0',
      '#PROGRAM "X" 1',
      '#FORMAT PC8',
      '#GEN 20250101',
      '#SIETYP 4',
      ...head,
      ...body,
    ];
    const exported = await twice(new TextEncoder().encode(text.join('\r\n')), 'Övning AB', number);
    const own = exported!.slice(
      0,
      exported!.findIndex((line) => line.startsWith('#KONTO')),
    );
    expect(labels(own).slice(5)).toEqual(labels(head));
    for (const line of ['#TAXAR 2025', '#OMFATTN 20241130', '#KPTYP BAS2014', '#VALUTA EUR', '#FTYP AB'])
      expect(own).toContain(line);
    expect(own).toContain(`#ORGNR ${number} 1 2`);
    expect(own).toContain('#ADRESS "Anna" "Box 1" "123 45 Orten" "08-1"');
  });

  it('is proven to the öre, or what does not agree is named: account, what the file says, what comes of the rows', async () => {
    const file = (closing: string, result: string) =>
      sie4(
        '#KONTO 1930 "Bank"',
        '#KONTO 3001 "Försäljning"',
        '#KONTO 2440 "Skulder"',
        '#IB 0 1930 100.00',
        '#IB 0 2440 -100.00',
        `#UB 0 1930 ${closing}`,
        '#UB 0 2440 -100.00',
        `#RES 0 3001 ${result}`,
        '#VER A 1 20240105 "Försäljning"',
        '{',
        '#TRANS 1930 {} 7.50',
        '#TRANS 3001 {} -7.50',
        '}',
      );
    const right = await through(file('107.50', '-7.50'), 'Rätt AB', number);
    expect(right!.proof).toMatchObject({ agrees: true, accounts: 3, closings: 3, differences: [] });
    expect(right!.proof.words.sv).toContain('Stämmer på öret');
    const wrong = await through(file('107.51', '-8.00'), 'Fel AB', number);
    expect(wrong!.proof).toMatchObject({
      agrees: false,
      differences: [
        { account: '1930', label: 'UB', expectedOre: 10_751, foundOre: 10_750 },
        { account: '3001', label: 'RES', expectedOre: -800, foundOre: -750 },
      ],
      differenceCount: 2,
    });
    expect(wrong!.proof.words.en).toContain('#UB 107.51, the rows give 107.50');
  });

  it('keeps codes apart that code page 437 would make one', async () => {
    const text = [
      '#FLAGGA 0',
      '#FORMAT PC8',
      '#SIETYP 4',
      `#ORGNR ${number}`,
      '#FNAMN "Övning AB"',
      '#RAR 0 20240101 20241231',
      '#KONTO 5010 "Hyra"',
      '#DIM 1 "Ställe"',
      '#OBJEKT 1 "Ø1" "Nørrebro"',
      '#OBJEKT 1 "O1" "Oslo"',
      '#IB 0 1930 5.00',
      ...['Ø', 'O'].flatMap((series) => [
        `#VER "${series}" 1 20240115 "a"`,
        '{',
        `#TRANS 5010 {1 "${series}1"} 100`,
        '#TRANS 1930 {} -100',
        '}',
      ]),
    ];
    const exported = await twice(new TextEncoder().encode(text.join('\r\n')), 'Övning AB', number);
    for (const label of ['#OBJEKT', '#VER', '#TRANS']) {
      const records = exported!.filter((line) => line.startsWith(`${label} `) && !line.includes(' 1930 '));
      expect(new Set(records).size).toBe(records.length);
    }
    expect(exported!.filter((line) => line.startsWith('#OBJEKT '))).toHaveLength(2);
  });

  it('in SIE 5', async () => {
    const text = `<?xml version="1.0" encoding="utf-8"?>
      <Sie xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="Bokför" version="6" />
      <FileCreation time="2024-12-21T12:14:44+01:00" by="LH" />
      <Company organizationId="${number}" name="Övning AB" clientId="7" />
      <FiscalYears><FiscalYear start="2023-07" end="2024-06" /><FiscalYear start="2024-07" end="2025-06" primary="true" lastCoveredDate="2024-12-31" /></FiscalYears>
      <AccountingCurrency currency="SEK" /></FileInfo>
      <Accounts><Account id="5010" name="Hyra" type="cost" unit="m2"><ClosingBalance month="2025-06" amount="50" /></Account>
      <Account id="1930" name="Bank" type="asset"><OpeningBalance month="2024-07" amount="100.5" /><ClosingBalance month="2025-06" amount="50.50" quantity="2" /></Account></Accounts>
      <Dimensions><Dimension id="6" name="Projekt"><Object id="P" name="Hus" /></Dimension></Dimensions>
      <Journal id="A" name="Löpande"><JournalEntry id="1" journalDate="2024-08-31" text="Köp"><EntryInfo date="2024-09-01" by="anna" />
      <LedgerEntry accountId="5010" amount="50" quantity="1.5" text="rad"><ObjectReference dimId="6" objectId="P" /></LedgerEntry>
      <LedgerEntry accountId="1930" amount="-50" /></JournalEntry></Journal></Sie>`;
    const exported = await twice(new TextEncoder().encode(text), 'Övning AB', number);
    expect(exported).toContain('#FNR "7"');
    expect(exported).toContain('#OMFATTN 20241231');
  });
});

const { ours, published } = JSON.parse((env as unknown as { SIE_FILES: string }).SIE_FILES) as Record<
  'ours' | 'published',
  [string, string][]
>;
const twiceAs = (file: string, base64: string) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const text = new TextDecoder('latin1').decode(bytes);
  const said = /#ORGNR\s+"?([\d-]+)|organizationId="([\d-]+)"/.exec(text);
  const written = normaliseOrganisationNumber(said?.[1] ?? said?.[2] ?? '')?.formatted;
  return twice(bytes, file.slice(-60), written ?? number);
};

it.each(ours)('the sample %s', async (file, base64) => {
  expect(await twiceAs(file, base64)).not.toBeNull();
});

describe.skipIf(published.length === 0)('published files, those that are accepted', () => {
  it.each(published)('%s', async (file, base64) => void (await twiceAs(file, base64)));
});
