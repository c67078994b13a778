// The options page's English texts; the keys are options-sv.ts's.
import type { OptionsTexts } from './options-sv.ts';

export const options: OptionsTexts = {
  welcome: 'Welcome',
  welcomeText: 'Paste what your administrator gave you, just as it is: a link, a mail or two lines.',
  welcomeManaged: 'Your administrator has set the address. Type or paste your key.',
  connection: 'Connection',
  paste: 'Link or text from the administrator',
  pasteHint: 'Paste here',
  pasted: {
    both: 'Address and key were found. Try them with the button.',
    address: 'The address was found, but no key. Type it into its field.',
    token: 'The key was found, but no address. Type it into its field.',
    nothing: 'Neither an address nor a key was found in the text. Type them into the fields.',
  },
  address: 'Address of the service',
  addressHint: 'https://ledger.example.com',
  signIn: (name) => `Sign in with ${name}`,
  signInHint: 'Or with a key that you have been given:',
  token: 'Key',
  tokenKept: 'Saved. Leave it empty to keep it, or paste a new link.',
  managed: 'Set by your administrator.',
  save: 'Save and test',
  trying: 'Testing …',
  told: {
    address_missing: 'Type the address of the service.',
    address_invalid: 'This is not an address. It should look like https://ledger.example.com.',
    address_insecure:
      'The address begins with http://, which would send the key unprotected over the network. Use https://.',
    not_the_api: 'What answers at the address is not the service. Check the address.',
    no_connection:
      'The service does not answer at that address. Check it, and that you are online, and try again.',
    token_missing: 'Type the key that your administrator gave you.',
    token_invalid: 'The key has characters that no key has. Copy it again.',
    token_elsewhere:
      'The saved key is for another address and is not sent to this one. Type the key for this address.',
    unauthenticated:
      'The service does not accept the key: it is revoked, has expired or is mistyped. Ask your administrator for a new one.',
  },
  works: (name, role, reach) => `It works. The key “${name}” has the role ${role} and access to ${reach}.`,
  roles: { reader: 'reader', operator: 'operator', admin: 'administrator' },
  reachAll: 'all companies',
  reach: (n) => `${new Intl.NumberFormat('en-GB').format(n)} ${n === 1 ? 'company' : 'companies'}`,
  reachNone: (name) =>
    `The connection works, but the key “${name}” has access to no company yet. Ask your administrator to give it access to yours.`,
  readerNote: 'A reader can look but not purge.',
  nextTitle: 'How to use it',
  nextPage: ['Go to a company’s ', 'Integration', ' page in Oxceed.'],
  nextMenu: ['Choose ', 'Actions', ', then ', 'Purge ledger data', '.'],
  nextIcon: (keys) =>
    `Or press the icon in the browser’s toolbar${keys ? ` (${keys})` : ''}, whatever page you are on. If it is not in sight: press the puzzle piece and pin it.`,
  signOut: 'Sign out',
  signOutAsk: 'Remove the key from this computer?',
  signOutYes: 'Yes, sign out',
  signedOut: 'You are signed out. The key is removed from here; jobs under way go on in the service.',
  preferences: 'Language and notices',
  language: 'Language',
  languageAuto: 'As the page or the browser',
  languageHint: 'The window on Oxceed’s page always follows the language of the page.',
  notices: 'Notify when a job is done',
  noticesHint: 'The browser asks for permission.',
  shortcut: 'Keyboard shortcut',
  shortcutHint: 'Opens the icon’s window with the company on the page first.',
  shortcutNone: 'None',
  shortcutChange: 'Change',
  privacy: 'Privacy',
  privacyText:
    'The key stays in the extension’s background; web pages cannot reach it. Organisation numbers (for a sole trader a personal number), company names and SIE files go to the address above and nowhere else. On pages that are not Oxceed’s the extension reads nothing.',
  privacyMore: 'Read more about privacy',
};
