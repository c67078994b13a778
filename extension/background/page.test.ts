import { beforeEach, expect, test, vi } from 'vitest';
import type { PageFacts } from '../oxceed/page-facts.ts';
import { createHandlers } from './handlers/index.ts';
import { dialogMay } from './page.ts';
import { answer } from '../messages/problems.ts';
import type { Ask } from './router.ts';
import type { CompanyMatch } from '../messages/verbs.ts';

// A tab with a page in it, and the session's storage.
const chrome = vi.hoisted(() => {
  const stored = new Map<string, unknown>();
  const page = { facts: null as PageFacts | null, address: '' };
  return {
    stored,
    page,
    storage: {
      session: {
        get: async (name: string) => ({ [name]: structuredClone(stored.get(name)) }),
        set: async (values: object) =>
          Object.entries(values).forEach(([name, value]) => stored.set(name, structuredClone(value))),
        remove: async (name: string) => void stored.delete(name),
      },
    },
    tabs: {
      sendMessage: vi.fn(async (_tab: number, message: { order?: string }) => {
        if (message.order === 'facts' && !page.facts) throw new Error('no page');
        return message.order === 'facts' ? { ...page } : undefined;
      }),
    },
    runtime: { sendMessage: vi.fn(async () => undefined) },
  };
});
vi.mock('wxt/browser', () => ({ browser: chrome }));

const company = (id: string, name: string, organisationNumber: string, oxceedId: string) => ({
  id,
  name,
  organisationNumber,
  oxceedId,
  source: { kind: 'sie' },
});
const alfa = company('c1', 'Alfa AB', '556677-8899', '4711');
const beta = company('c2', 'Beta AB', '559999-0107', '4712');
const address = (id: string) => `https://app.oxceed.com/company/${id}/settings/integration`;
const show = (one: typeof alfa, at = address(one.oxceedId)) =>
  Object.assign(chrome.page, {
    facts: { numbers: [one.organisationNumber.replace('-', '')], names: [one.name] },
    address: at,
  });

const done = async () => answer({ id: 'j2' });
const api = {
  undo: vi.fn(done),
  purge: vi.fn(done),
  companies: vi.fn(async (query: string) =>
    answer({
      items: [alfa, beta].filter((one) => [one.organisationNumber, one.oxceedId, one.name].includes(query)),
      nextCursor: null,
    }),
  ),
};
type Handler = (
  input: unknown,
  ask: Ask,
) => Promise<{ ok: boolean; value: never; problem: { code: string } }>;
const handlers = createHandlers({
  vault: { get: async () => [], set: async () => undefined },
  settings: { api: async () => answer(api) },
  watch: { follow: async () => undefined, heard: async () => undefined },
} as unknown as Parameters<typeof createHandlers>[0]) as Record<string, Handler>;

/** Opens the dialog on the page as it is; `tabAddress` is where the browser says that the tab is. */
async function open(tabAddress = chrome.page.address) {
  const ask = (asker: Ask['asker'], ticket?: string): Ask => ({
    asker,
    tabId: 7,
    address: tabAddress,
    ticket,
  });
  const opened = await handlers['page.open-dialog']!({ language: 'sv' }, ask('page'));
  const { ticket } = opened.value as { ticket: string };
  const hello = await handlers['dialog.hello']!(null, ask('dialog', ticket));
  return { ticket, match: hello.value as CompanyMatch };
}
const dialog = (ticket: string, at = chrome.page.address): Ask => ({
  asker: 'dialog',
  tabId: 7,
  address: at,
  ticket,
});
const undo = (ticket: string, at?: string) =>
  handlers['job.undo']!({ companyId: 'c1', jobId: 'j1', key: 'k' }, dialog(ticket, at));

beforeEach(() => {
  vi.clearAllMocks();
  chrome.stored.clear();
  show(alfa);
});

test('what the page shows is asked for when the dialog opens, not believed of the press', async () => {
  expect((await open()).match).toMatchObject({ company: { id: 'c1' } });
  show(beta);
  expect((await open()).match).toMatchObject({ company: { id: 'c2' } });
});

test('where the browser does not tell the tab’s address, the content script’s holds', async () => {
  expect((await open('')).match).toMatchObject({ company: { id: 'c1' } });
});

test('a page on its way, of whose two addresses each names another company, opens nothing', async () => {
  expect((await open(address('4712'))).match).toMatchObject({ blocked: 'changed' });
});

test('a page that goes on while its company is looked for opens nothing', async () => {
  api.companies.mockImplementationOnce(async () => {
    show(beta);
    return answer({ items: [alfa], nextCursor: null });
  });
  const { ticket, match } = await open();
  expect(match).toMatchObject({ blocked: 'changed' });
  expect((await undo(ticket)).problem.code).toBe('forbidden_message');
});

test('an undo is asked for of the company that the page still shows only, and then never again', async () => {
  const { ticket } = await open();
  expect((await undo(ticket)).ok).toBe(true);
  show(beta);
  expect((await undo(ticket)).problem.code).toBe('company_blocked');
  show(alfa);
  expect((await undo(ticket)).problem.code).toBe('forbidden_message');
  expect(api.undo).toHaveBeenCalledTimes(1);
});

test.each([
  ['another number', () => show(beta, address('4711'))],
  ['another address', () => show(alfa, address('4712'))],
  ['another site', () => show(alfa, address('4711').replace('app', 'www'))],
  ['no page that answers', () => (chrome.page.facts = null)],
])('nothing is sent where there is %s', async (_, move) => {
  const { ticket } = await open();
  move();
  expect(await dialogMay(dialog(ticket), 'c1')).toBe('company_blocked');
  expect(chrome.runtime.sendMessage).toHaveBeenCalledWith(
    expect.objectContaining({ event: 'ticket', match: expect.objectContaining({ blocked: 'changed' }) }),
  );
});

test('the tab’s address is not the page’s to tell', async () => {
  const { ticket } = await open();
  expect(await dialogMay(dialog(ticket, address('4712')), 'c1')).toBe('company_blocked');
});

test('a ticket is for its own company and its own tab', async () => {
  const { ticket } = await open();
  expect(await dialogMay(dialog(ticket), 'c2')).toBe('forbidden_message');
  expect(await dialogMay({ ...dialog(ticket), tabId: 8 }, 'c1')).toBe('forbidden_message');
  expect(await dialogMay(dialog(ticket), 'c1')).toBe('yes');
});
