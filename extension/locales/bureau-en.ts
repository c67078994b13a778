// English texts of the company's page and the overview, with the keys of bureau-sv.ts.
import type { BureauTexts } from './bureau-sv.ts';

export const bureau: BureauTexts = {
  tabYears: 'Fiscal years',
  tabFiles: 'Files and history',
  tabSource: 'Connection',
  views: 'Pages of the company',

  source: {
    none: 'Read from files',
    noneText:
      'The ledger is read from uploaded SIE files. Once an accounting system is connected, it is read from there.',
    noneReader: 'The ledger is read from uploaded SIE files.',
    from: (source) => `Read from ${source}`,
    since: (when, by) => `Connected ${when} by ${by}`,
    readOnly: 'The accounting system is only ever read. Nothing changes there.',
    askAdmin: 'Only an administrator can connect or disconnect.',
    account: { bokio: 'Company id', briox: 'Account number', 'sie-url': 'Address' },
    choose: 'Where are the books kept?',
    kinds: {
      fortnox: ['Fortnox', 'sign in, in a tab of its own'],
      bokio: ['Bokio', 'private integration'],
      'bjorn-lunden': ['Björn Lundén', 'client credentials'],
      briox: ['Briox', 'application token'],
      'sie-url': ['SIE file at an address', 'fetched each time'],
    },
    fields: {
      companyId: {
        label: 'Company id',
        hint: 'The long code in the address bar while the company is open in Bokio.',
      },
      token: { label: 'Token', hint: 'Of a private integration in Bokio that may read SIE.' },
      accountId: { label: 'Account number', hint: 'Found under settings in Briox.' },
      applicationToken: { label: 'Application token', hint: 'Made in Briox for whoever is to read.' },
      userKey: { label: 'The company’s key (User-Key)' },
      clientId: { label: 'Client id' },
      clientSecret: { label: 'Client secret' },
      address: {
        label: 'Address',
        hint: 'Begins with https. {start} and {end} become the first and last day of the fiscal year.',
      },
      authorization: {
        label: 'Sign-in (Authorization), if the address needs it',
        hint: 'For example Bearer followed by a key.',
      },
    },
    missing: (label) => `${label} is missing.`,
    secret: 'The details are encrypted in the service, never shown again, and not kept in the extension.',
    signInText:
      'Fortnox opens in a new tab. Sign in there and agree that the ledger may be read, within ten minutes. Then you come back here.',
    connect: 'Connect',
    connecting: 'Connecting …',
    signIn: 'Sign in to Fortnox',
    waiting: 'Waiting for the sign-in to Fortnox …',
    waitingText: 'It is open in another tab.',
    left: 'The tab was closed before the sign-in was done. Nothing has changed.',
    late: 'The sign-in was not done within ten minutes. Nothing has changed.',
    test: 'Test the connection',
    testing: 'Testing the connection …',
    fails: 'The connection does not work',
    change: 'Change the connection',
    disconnect: 'Disconnect',
    disconnectAsk: (source) => `Forget the connection to ${source}?`,
    disconnectYes: 'Yes, disconnect',
    forgotten: 'The connection is forgotten. What has been read in stays.',
    next: 'Compare or reload the fiscal years',
  },
};
