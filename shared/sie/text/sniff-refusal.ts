// Refuses a file whose first bytes show that it is not SIE text.
import { createRefusal } from '../refusal.ts';
import type { Sniffed } from './sniff.ts';
import type { BilingualText } from '../types.ts';

const REFUSALS: Record<Exclude<Sniffed, 'text'>, { code: string; texts: BilingualText }> = {
  web_page: {
    code: 'web_page',
    texts: {
      sv: 'Det här är en webbsida (HTML), ingen SIE-fil. Hämta filen på nytt från bokföringsprogrammet.',
      en: 'This is a web page (HTML), not a SIE file. Fetch the file anew from the accounting program.',
    },
  },
  sie5: {
    code: 'sie5',
    texts: {
      sv: 'Det här är en SIE 5-fil (XML), inte SIE 1–4.',
      en: 'This is a SIE 5 file (XML), not SIE 1–4.',
    },
  },
  xml: {
    code: 'not_sie',
    texts: {
      sv: 'Det här är en XML-fil av annat slag, ingen SIE-fil.',
      en: 'This is XML of another kind, not a SIE file.',
    },
  },
  utf16: {
    code: 'utf16',
    texts: {
      sv: 'Filen är kodad i UTF-16. SIE-filer är kodade i teckentabell 437; skriv ut filen på nytt.',
      en: 'The file is encoded in UTF-16. SIE files are encoded in code page 437; write the file anew.',
    },
  },
  binary: {
    code: 'not_sie',
    texts: {
      sv: 'Det här är ingen textfil och ingen SIE-fil.',
      en: 'This is not a text file and not a SIE file.',
    },
  },
};

/** Throws; the line is 1. */
export function refuseSniffed(kind: Exclude<Sniffed, 'text'>): never {
  const { code, texts } = REFUSALS[kind];
  throw createRefusal(code, 1, null, texts);
}
