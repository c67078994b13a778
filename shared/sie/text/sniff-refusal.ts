// Refuses a file whose first bytes show that it is not SIE text.
import { createRefusal } from '../refusal.ts';
import type { Sniffed } from './sniff.ts';
import type { RefusalCode } from '../refusal.ts';
import type { BilingualText } from '../types.ts';

const REFUSALS: Record<Exclude<Sniffed, 'text'>, { code: RefusalCode; texts: BilingualText }> = {
  empty: {
    code: 'empty_file',
    texts: {
      sv: 'Filen är tom: den har inte en enda byte. Exportera den på nytt från bokföringsprogrammet.',
      en: 'The file is empty: it has not a single byte. Write it anew from the accounting program.',
    },
  },
  zip: {
    code: 'zip',
    texts: {
      sv: 'Det här är en zip-fil. Packa upp den och skicka SIE-filen som ligger i den.',
      en: 'This is a zip file. Unpack it and send the SIE file that is in it.',
    },
  },
  gzip: {
    code: 'gzip',
    texts: {
      sv: 'Det här är en gzip-fil. Packa upp den först (till API:et går den att skicka med Content-Encoding: gzip).',
      en: 'This is a gzip file. Unpack it first (to the API it can be sent with Content-Encoding: gzip).',
    },
  },
  archive: {
    code: 'archive',
    texts: {
      sv: 'Det här är en packad fil (7z, rar, tar eller liknande). Packa upp den och skicka SIE-filen som ligger i den.',
      en: 'This is a packed file (7z, rar, tar or the like). Unpack it and send the SIE file that is in it.',
    },
  },
  office: {
    code: 'office_file',
    texts: {
      sv: 'Det här är en Excel- eller annan Office-fil, ingen SIE-fil. Välj SIE när bokföringsprogrammet skriver ut filen.',
      en: 'This is an Excel or other Office file, not a SIE file. Choose SIE when the accounting program writes the file.',
    },
  },
  pdf: {
    code: 'pdf',
    texts: {
      sv: 'Det här är en PDF, ingen SIE-fil. Välj SIE när bokföringsprogrammet skriver ut filen.',
      en: 'This is a PDF, not a SIE file. Choose SIE when the accounting program writes the file.',
    },
  },
  image: {
    code: 'image',
    texts: { sv: 'Det här är en bild, ingen SIE-fil.', en: 'This is an image, not a SIE file.' },
  },
  json: {
    code: 'json',
    texts: {
      sv: 'Det här är JSON, ingen SIE-fil: kanske ett felmeddelande från en webbtjänst.',
      en: 'This is JSON, not a SIE file: perhaps an error from a web service.',
    },
  },
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
    code: 'other_xml',
    texts: {
      sv: 'Det här är en XML-fil av annat slag, ingen SIE-fil.',
      en: 'This is XML of another kind, not a SIE file.',
    },
  },
  utf16: {
    code: 'utf16',
    texts: {
      sv: 'Filen är kodad i UTF-16. SIE-filer är kodade i teckentabell 437; exportera filen på nytt.',
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
