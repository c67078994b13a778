// What is sent to the API, for its description: an example of each operation's JSON body, and words for each parameter.

const day = '2025-01-01';
const company = 'Påhittade Projektbyrån AB';

/** What is sent in each operation's JSON body. */
export const requestExamples: Record<string, unknown> = {
  createInvitation: { name: 'Anna Konsult', role: 'operator', tokenDays: 365, hours: 72 },
  acceptInvitation: { invitation: 'tomi_…' },
  previewInvitation: { invitation: 'tomi_…' },
  startSignIn: {
    issuer: 'entra',
    redirectUri: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  },
  exchangeSignIn: {
    state: 'kE3o2jXGq0m1bDkBqk3yJw',
    code: '0.AXoA…',
    verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  },
  createCompany: { name: company, organisationNumber: '559999-0305' },
  updateCompany: { name: 'Påhittade Byrån AB' },
  connectSource: { kind: 'sie-url', address: 'https://export.example.se/{start}.se' },
  beginSourceSignIn: { kind: 'fortnox' },
  createPurge: { fiscalYears: [day], confirm: '559999-0305', reload: false },
  createReconciliations: { companies: [{ companyId: 'co_01jd8x4k2m9qpz7r' }] },
  createPurges: {
    companies: [{ companyId: 'co_01jd8x4k2m9qpz7r', fiscalYears: [day] }],
    confirm: 1,
    reload: true,
  },
  createReconciliation: { fiscalYears: [day] },
  createDocument: { name: 'Protokoll.txt', text: 'Årsstämma 2026.' },
  createBudgetVersion: {
    name: 'Budget 2026',
    rows: [{ account: '3001', period: '2026-01', amountOre: -350_000 }],
  },
  createReportTemplate: { name: 'Resultat per månad', definition: { columns: ['konto', 'saldo'] } },
  createToken: { name: 'Nattkörning', role: 'operator', companies: 'all' },
  rotateToken: { overlapHours: 24 },
};

/** Parameters by name; what a route says of one goes before. */
export const parameterWords: Record<string, [example: string | undefined, words: string]> = {
  companyId: ['co_01jd8x4k2m9qpz7r', "The company's id"],
  jobId: ['job_01jd8xa7c3k5w2vt', "The job's id"],
  id: ['sie_01jd8x9m4t2c7kqd', 'The id, as lists and `Location` have it'],
  start: [day, 'First day of the fiscal year, which names it'],
  cursor: [undefined, "The last page's `nextCursor`"],
  limit: ['100', 'Items a page'],
  wait: ['10', 'Seconds to hold the answer at most'],
  fiscalYear: [day, 'First day of the fiscal year'],
  filename: ['2025.se', "The file's name"],
  name: ['Protokoll.txt', "The document's name, when its bytes are the body"],
  code: [undefined, 'What the accounting system gave the browser'],
  state: [undefined, 'Which sign-in it is'],
  error: [undefined, 'Why the accounting system let nobody in'],
  'if-match': [undefined, 'Only as it was read: tags as `ETag` had them, or `*`'],
  range: ['bytes=0-1023', 'A part of the bytes (RFC 9110, 14.2)'],
  'if-range': [undefined, 'The part only while the tag is this; else the whole'],
};
