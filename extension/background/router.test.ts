import { describe, expect, test } from 'vitest';
import { askerOf } from './router.ts';
import { allowed } from '../messages/verbs.ts';

const id = 'abc';
const own = 'chrome-extension://abc/';
const matches = ['https://*.oxceed.com/*'];
type Sender = Parameters<typeof askerOf>[0];
const sender = (more: object): Sender => ({ id, ...more }) as Sender;
const tab = { id: 7 };

describe('who sends a message', () => {
  test.each([
    [
      'the content script',
      { url: 'https://app.oxceed.com/x', origin: 'https://app.oxceed.com', tab, frameId: 0 },
      'page',
    ],
    ['the bare domain, with a query', { url: 'https://oxceed.com/?a=b', tab, frameId: 0 }, 'page'],
    [
      'the framed dialog',
      { url: `${own}purge-dialog.html`, origin: 'chrome-extension://abc', tab, frameId: 3 },
      'dialog',
    ],
    ['the popup', { url: `${own}popup.html`, origin: 'chrome-extension://abc' }, 'view'],
    ['options in a tab', { url: `${own}options.html`, tab, frameId: 0 }, 'view'],
    ['a company in a tab', { url: `${own}company.html?company=1`, tab, frameId: 0 }, 'view'],
  ])('%s', (_, from, asker) => expect(askerOf(sender(from), own, id, matches)).toBe(asker));

  test.each([
    ['another extension', { id: 'other', url: `${own}popup.html` }],
    ['a page without an address', {}],
    ['a frame within the page', { url: 'https://app.oxceed.com/x', tab, frameId: 4 }],
    ['another site', { url: 'https://oxceed.com.evil.se/', tab, frameId: 0 }],
    ['a site whose name ends like it', { url: 'https://notoxceed.com/', tab, frameId: 0 }],
    ['the site without encryption', { url: 'http://app.oxceed.com/x', tab, frameId: 0 }],
    [
      'a page whose origin is not its address’s',
      { url: 'https://app.oxceed.com/x', origin: 'https://evil.se', tab, frameId: 0 },
    ],
    ['the dialog’s page in a tab of its own', { url: `${own}purge-dialog.html`, tab, frameId: 0 }],
    ['the popup’s page in a frame', { url: `${own}popup.html`, tab, frameId: 2 }],
    ['an unknown page of ours', { url: `${own}other.html`, tab, frameId: 0 }],
  ])('nobody: %s', (_, from) => expect(askerOf(sender(from), own, id, matches)).toBeNull());
});

test('a content script may open and close the dialog, have its page read and tell that it has changed; nothing else', () => {
  expect([...allowed.page].sort()).toEqual([
    'page.changed',
    'page.closed',
    'page.open-dialog',
    'page.reader',
  ]);
  expect(allowed.dialog.has('settings.get')).toBe(false);
  expect(allowed.dialog.has('companies.search')).toBe(false);
});
