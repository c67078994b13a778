// Reads SIE 5 (`Sie` and `SieEntry`) into the same events and summary as SIE 1–4.
// No entity but XML's own five is known, a document type is refused, nothing external is ever fetched.
import { createAccountTable } from '../read/accounts.ts';
import { createContext, refuse } from '../read/context.ts';
import { createIdentification } from '../read/identification.ts';
import { LABELS } from '../read/labels.ts';
import { createRefusal, isSieRefusal, quoteFound } from '../refusal.ts';
import { sniff, SNIFF_BYTES } from '../text/sniff.ts';
import { refuseSniffed } from '../text/sniff-refusal.ts';
import { summarise } from '../read/summary.ts';
import type { SieReader, SieReaderOptions } from '../types.ts';
import type { Attributes } from './attributes.ts';
import { createChart } from './chart.ts';
import { createFileInfo } from './file-info.ts';
import { createJournal } from './journal.ts';
import { createChunkDecoder, declaredEncoding } from './xml-text.ts';

const NAMESPACE = 'http://www.sie.se/sie5';
/** Longest tag, comment or the like; only texts, such as embedded files, may be longer and are dropped. */
const MAX_MARKUP = 1 << 20;
const MAX_DEPTH = 64;

/**
 * Reads SIE 5; the XML parser is loaded when first asked for. Amounts are integer öre, dates ISO, lines those of the
 * XML. A struck row (`Overstrike`) comes as `removed`; a row with its own `EntryInfo` as `added` and its twin `trans`.
 * The signature is not verified. Throws as the reader of SIE 1–4 does, and `bad_xml` for what is not well-formed.
 */
export async function createSie5Reader(options: SieReaderOptions): Promise<SieReader> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true, position: true });
  const identification = createIdentification();
  identification.sieType = 5;
  const accounts = createAccountTable();
  const labelCounts = new Float64Array(LABELS.length);
  const count = (label: string) => {
    labelCounts[LABELS.findIndex((known) => known === label)]!++;
  };
  let context = createContext({ ...options, encoding: 'utf-8' });
  const fileInfo = createFileInfo(identification, count);
  const chart = createChart(identification, accounts);
  const journal = createJournal(identification, accounts);
  /** Open elements of SIE 5's namespace; '' stands for one of another, whose content is skipped. */
  const path: string[] = [];
  let head: Uint8Array | null = new Uint8Array(0);
  let decode = createChunkDecoder('utf-8');
  let markupFrom = 0;
  let isEntry = false;

  function open(name: string, attributes: Attributes): void {
    context.line = parser.line;
    context.label = `<${name}>`;
    const parent = path.at(-1);
    if (path.length === 0) {
      if (name !== 'Sie' && name !== 'SieEntry') {
        refuse(context, 'not_sie', {
          sv: `rotelementet är ${quoteFound(name)}. Väntade Sie eller SieEntry.`,
          en: `the root element is ${quoteFound(name)}. Expected Sie or SieEntry.`,
        });
      }
      isEntry = name === 'SieEntry';
    } else if (path.includes('FileInfo')) fileInfo.element(context, name, attributes);
    else if (path.includes('Accounts') || path.includes('Dimensions'))
      chart.open(context, name, parent!, attributes);
    else if (name === 'Journal' || path.includes('Journal')) journal.open(context, name, parent!, attributes);
  }

  function close(name: string): void {
    context.line = parser.line;
    context.label = `<${name}>`;
    if (name === 'FileInfo') fileInfo.end(context);
    else if (path.includes('Accounts')) chart.close(context, name);
    else if (path.includes('Journal')) journal.close(context, name);
  }

  const moved = () => {
    markupFrom = parser.position;
  };
  parser.on('opentag', (tag) => {
    moved();
    if (path.length >= MAX_DEPTH)
      fail('elementen är nästlade för djupt', 'the elements are nested too deeply');
    const known = tag.uri === NAMESPACE && path.at(-1) !== '';
    if (path.length === 0 && !known) {
      refuseSniffed('xml');
    }
    if (known) {
      const attributes: Record<string, string> = {};
      for (const { name, prefix, value } of Object.values(tag.attributes))
        if (prefix === '') attributes[name] = value;
      open(tag.local, attributes);
    }
    path.push(known ? tag.local : '');
  });
  parser.on('closetag', () => {
    moved();
    const name = path.at(-1)!;
    if (name !== '') close(name);
    path.pop();
  });
  parser.on('opentagstart', moved);
  parser.on('comment', moved);
  parser.on('cdata', moved);
  parser.on('processinginstruction', moved);
  parser.on('doctype', () =>
    fail('en dokumenttyp (DOCTYPE) är inte tillåten', 'a document type (DOCTYPE) is not allowed'),
  );
  parser.on('error', (error) => fail(error.message, error.message));

  function fail(sv: string, en: string): never {
    throw createRefusal('bad_xml', parser.line, null, {
      sv: `Rad ${parser.line}: XML-koden är trasig eller avhuggen: ${sv}.`,
      en: `Line ${parser.line}: the XML is broken or cut off: ${en}.`,
    });
  }

  function pushText(text: string): void {
    const depth = path.length;
    parser.write(text);
    // An embedded file is text without end, and dropped as it comes; nothing else is so long.
    if (path.length !== depth || path.at(-1) === 'EmbeddedFile') moved();
    if (parser.position - markupFrom > MAX_MARKUP)
      fail('ett element är längre än 1 MB', 'an element is longer than 1 MB');
  }

  function leaveHead(chunk: Uint8Array): void {
    const kind = sniff(chunk.subarray(0, SNIFF_BYTES));
    if (kind !== 'sie5' && kind !== 'xml') {
      if (kind !== 'text') refuseSniffed(kind);
      throw createRefusal('not_sie', 1, null, {
        sv: 'Det här är ingen SIE 5-fil.',
        en: 'This is not a SIE 5 file.',
      });
    }
    head = null;
    const encoding = declaredEncoding(chunk);
    context = createContext({ ...options, encoding });
    decode = createChunkDecoder(encoding);
    const hasBom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    pushText(decode(hasBom ? chunk.subarray(3) : chunk));
  }

  return {
    push(chunk) {
      if (head === null) {
        pushText(decode(chunk));
        return;
      }
      const longer = new Uint8Array(head.length + chunk.length);
      longer.set(head);
      longer.set(chunk, head.length);
      head = longer;
      if (head.length >= SNIFF_BYTES) leaveHead(head);
    },
    end() {
      if (head !== null) leaveHead(head);
      try {
        parser.close();
      } catch (error) {
        if (isSieRefusal(error) && error.code === 'bad_xml') {
          throw createRefusal('cut_off', error.line, null, {
            sv: `Rad ${error.line}: filen är avhuggen: XML-koden är inte avslutad.`,
            en: `Line ${error.line}: the file is cut off: the XML is not ended.`,
          });
        }
        throw error;
      }
      context.label = null;
      const { totals: balances } = chart;
      const { totals: vouchers } = journal;
      return summarise({
        context,
        identification,
        accounts,
        balances,
        vouchers,
        labelCounts,
        ksumma: 'absent',
        isEntry,
      });
    },
  };
}
