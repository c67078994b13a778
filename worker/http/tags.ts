// The nouns that operations stand under, and what they are about.

export const tags: Record<string, string> = {
  open: 'What needs no token.',
  me: 'Who the token is.',
  companies: 'The companies, known by their organisation numbers.',
  'fiscal-years': 'What each fiscal year of a company holds: figures, vouchers, the ledger as a file.',
  'sie-files': 'The archive: each SIE file byte for byte, and taking one in.',
  source: 'Connecting a company to its accounting system, which is only ever read.',
  'purge-preview': 'What a purge would take, and what stays.',
  purges: 'Emptying fiscal years, and reading them in again.',
  jobs: 'What was ordered: followed, cancelled, undone; each leaves a receipt.',
  reconciliations: 'The ledger held against its source: vouchers gone, new, changed, moved.',
  documents: 'Documents, which no purge touches.',
  'budget-versions': 'Budget versions, which no purge touches.',
  'report-templates': 'Report templates, which no purge touches.',
  audit: 'Trails that cannot be changed.',
  invitations: 'Inviting people, for administrators, and accepting that.',
  'sign-in': 'Signing in with an account of one’s own.',
  tokens: 'Access tokens, for administrators.',
  overview: 'All companies and years at a glance.',
  watch: 'The nightly comparison with the accounting system, and who is told.',
  proof: 'What proves a receipt.',
};
