import { describe, expect, test } from 'vitest';
import { readImport, textOfHtml } from './import-settings.ts';

const address = 'https://ledger.byran.se';
/** As the service made them, as it makes them, as openssl does, as somebody chooses one, and one that begins as a word does. */
const tokens = [
  'tbd_q3-Zk0_mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwY',
  'tom_0Zk0mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwYq3M1zB9xQ',
  'Zk0+mVb8/R1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwYq3M=',
  'abc123def',
];

/** What people hand out. */
const forms: Record<string, (token: string, at?: string) => string> = {
  'a link': (token) => `${address}/#token=${encodeURIComponent(token)}`,
  'a link with a Swedish name': (token) => `${address}#nyckel=${token}`,
  'a link with a query': (token) => `${address}/?token=${encodeURIComponent(token)}`,
  'a link in a sentence': (token) =>
    `Öppna inställningarna och klistra in ${address}/#token=${token}. Klart!`,
  'JSON on one line': (token) => JSON.stringify({ address, token }),
  'JSON on many': (token) => JSON.stringify({ settings: { baseUrl: `${address}/`, apiKey: token } }, null, 2),
  'JSON with slashes escaped': (token) => `{"url":"https:\\/\\/ledger.byran.se","access_token":"${token}"}`,
  'a mail': (token) =>
    `Hej!\n\nHär är uppgifterna till tillägget, som du hämtar på https://chromewebstore.google.com/detail/x och använder i https://app.oxceed.com/.\n\nAdress: ${address}/\nNyckel: ${token}\n\nHälsningar\nAnna Karlsson\nanna@byran.se\nwww.byran.se\n08-123 456 78`,
  'a mail with names on lines of their own': (token) =>
    `Tjänstens adress\n${address}\n\nDin nyckel (gäller till 2027-01-01)\n${token}\n\nMvh\nAnna`,
  'an address without a scheme': (token) => `Adress: ledger.byran.se\nNyckel: ${token}`,
  'lines with equals signs': (token) => `export API=${address}\nexport TOKEN='${token}'`,
  'lines with tabs': (token) => `Adress\t${address}\nNyckel\t${token}`,
  'a table': (token) => `| Adress | ${address} |\n| --- | --- |\n| Nyckel | ${token} |`,
  'a header': (token) => `curl -H "Authorization: Bearer ${token}" ${address}/v1/me`,
  'the key first': (token) => `Nyckel: ${token}\nAdress: ${address}`,
  'in one line': (token) => `Adress: ${address}, nyckel: ${token}`,
  'in a sentence': (token) => `The address is ${address} and your key is ${token}.`,
  'in angle brackets': (token) => `Adress: <${address}/>\nNyckel: <${token}>`,
  'with quotes': (token) => `Adress: "${address}"\nNyckel: "${token}"`,
  'with stars': (token) => `- **Adress:** ${address}\n- **Nyckel:** \`${token}\``,
  'a Markdown link': (token) => `[${address}](${address}/#token=${encodeURIComponent(token)})`,
  XML: (token) => `<address>${address}</address><token>${token}</token>`,
  YAML: (token) => `address: ${address}\ntoken: >-\n  ${token}`,
  semicolons: (token) => `token=${token};address=${address}`,
  dashes: (token) => `Adress – ${address}\nNyckel - ${token}`,
  'columns of spaces': (token) =>
    `API           ${address}  (documentation: ${address}/docs)\nToken         ${token}`,
  'options of a command': (token) => `npm run smoke -- --api ${address} --token ${token}`,
  'an address within a link': (token) =>
    `https://intra.byran.se/install#address=${encodeURIComponent(address)}&token=${encodeURIComponent(token)}`,
  'a link that a mail filter replaced': (token) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${address}/#token=${token.includes('+') ? encodeURIComponent(token) : token}`)}&data=05%7C01&reserved=0`,
};

/** What happens on the way. */
const ways: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'spaces around': (text) => `\n  ${text}  \n\n`,
  'non-breaking spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'zero-width characters': (text) => `\ufeff${[...text].join('\u200b')}`,
  'soft hyphens and joiners': (text) => text.replace(/(.{7})/g, '$1\u00ad\u2060'),
  'typographic quotes': (text) => text.replace(/"([^"\n]*)"/g, '”$1”').replace(/'([^'\n]*)'/g, '‘$1’'),
  'quoted in an answer': (text) => text.replace(/^/gm, '> '),
  'non-breaking hyphens': (text) => text.replaceAll('-', '\u2011'),
};

describe.each(Object.entries(forms))('%s', (name, form) => {
  test.each(Object.entries(ways))('%s', (_, way) => {
    for (const token of tokens) {
      // A plus in a link's own text means a space to some; whoever writes such a link codes it.
      if (/Swedish|sentence/.test(name) && token.includes('+') && name.includes('link')) continue;
      expect(readImport(way(form(token)))).toEqual({ address, token });
    }
  });
});

test.each([
  ['a key', `Nyckel: tbd_q3-Zk0_mVb8yR1xWc7Tn\n4LpQe2Hs9JdFa6GuKoNiEwY\n\nAdress: ${address}`],
  ['a link', `<${address}/#token=tbd_q3-Zk0_mVb8yR1xWc7\nTn4LpQe2Hs9JdFa6GuKoNiEwY>`],
  [
    'a link without brackets',
    `${address}/#token=tbd_q3-Zk0_mVb8yR1xWc7\nTn4LpQe2Hs9JdFa6GuKoNiEwY\nMvh Anna`,
  ],
  ['a link before its key', `${address}/\n#token=tbd_q3-Zk0_mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwY`],
  [
    'quoted-printable',
    `Adress:=20${address}\nNyckel: tbd_q3-Zk0_mVb8yR1xW=\nc7Tn4LpQe2Hs9JdFa6GuKoNiEwY\nx=3D1`.replace(
      '=20',
      ' ',
    ),
  ],
])('%s broken over two lines', (_, text) => expect(readImport(text)).toEqual({ address, token: tokens[0] }));

test.each([
  `<p>Hej! <a class="x" href="${address}/#token=abc123def">Klicka här</a></p>`,
  `<a href='${address}/?x=1&amp;token=abc123def'>${address}</a>`,
  `<style>p{color:red}</style><table><tr><td><b>Adress:</b></td><td>ledger.byran.se</td></tr><tr><td><b>Nyckel:</b></td><td><code>abc123def</code></td></tr></table>`,
  `<div>Adress:&nbsp;<b>${address}</b></div><div>Nyckel:&nbsp;abc123def<br></div>`,
])('copied HTML: %s', (html) =>
  expect(readImport(textOfHtml(html))).toEqual({ address, token: 'abc123def' }),
);

test('the two alone, without names', () => {
  for (const token of tokens.slice(0, 2)) {
    expect(readImport(`${address}\n${token}`)).toEqual({ address, token });
    expect(readImport(`ledger.byran.se ${token}`)).toEqual({ address, token });
  }
});

test.each([
  ['https://ledger.byran.se', { address, token: null }],
  ['Adress: ledger.byran.se\nNyckel: kommer i ett sms', { address, token: null }],
  ['nyckel: abc123def', { address: null, token: 'abc123def' }],
  ['{"id":"token_1","name":"Anna","token":"abc123def"}', { address: null, token: 'abc123def' }],
  ['http://ledger.byran.se/#token=abc123def', { address: 'http://ledger.byran.se', token: 'abc123def' }],
  ['http://localhost:8787/#token=abc123def', { address: 'http://localhost:8787', token: 'abc123def' }],
  [
    'https://byran.se/ledger/v1/me nyckel: abc123def',
    { address: 'https://byran.se/ledger', token: 'abc123def' },
  ],
])('what is there of %j', (text, found) => expect(readImport(text)).toEqual(found));

test.each([
  '',
  'hej',
  'Nyckeln är personlig, dela den inte.',
  'Ring 08-123 456 78 eller anna@byran.se',
  'https://app.oxceed.com/company/4711',
  'Fiktiva Fjällbageriet AB 559999-0107',
])('nothing in %j', (text) => expect(readImport(text)).toEqual({ address: null, token: null }));

test('an invitation as it is sent: its link is the address and the key', () => {
  const invitation = 'tomi_0Zk0mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwYq3M1zB9xQ';
  const link = `${address}/invitation#${invitation}`;
  for (const text of [
    link,
    `Hej Anna!\nHär är din inbjudan: ${link}.\nMvh`,
    `<${link}>`,
    `Inbjudan\n${link}\ntill 12/3`,
  ])
    expect(readImport(text)).toEqual({ address, token: invitation });
});
