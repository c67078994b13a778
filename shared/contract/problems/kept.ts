// Documents, budget versions, report templates.
import { text, type ProblemText } from './text.ts';

export const keptProblems = {
  document_gone: text(
    410,
    ['Dokumentet är borta', 'Innehållet i dokumentet {document} finns inte längre i arkivet.'],
    ['The document is gone', 'The content of the document {document} is no longer in the archive.'],
  ),
  budget_too_large: text(
    422,
    ['För många budgetrader', 'Filen {file} har fler än {limit} budgetrader (#PBUDGET) för året.'],
    ['Too many budget rows', 'The file {file} has more than {limit} budget rows (#PBUDGET) for the year.'],
  ),
  sum_not_exact: text(
    422,
    [
      'Summan blir för stor',
      'Från och med rad {row} (konto {account}, {period}) är summan större än 2^53 − 1 öre och kan inte räknas exakt.',
    ],
    [
      'The sum is too large',
      'From row {row} (account {account}, {period}) the sum is beyond 2^53 − 1 öre and cannot be exact.',
    ],
  ),
} satisfies Record<string, ProblemText>;
