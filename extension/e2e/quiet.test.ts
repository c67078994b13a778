// The content script on a busy page: what it calls and visits for one change, counted in its own world as it is built.
// The work for a change hangs on the change, not on how much else is on the page.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CDPSession, Page } from 'puppeteer-core';
import { changes, serveBusyPage } from '../bench/busy-page.ts';
import { buildExtension, startChromium, until } from './harness.ts';
import type { Chromium } from './harness.ts';
import { mark } from './stage.ts';

let server: Awaited<ReturnType<typeof serveBusyPage>>;
let chromium: Chromium;
let page: Page;
beforeAll(async () => {
  server = await serveBusyPage();
  chromium = await startChromium(await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' }));
});
afterEach(() => page.close());
afterAll(async () => {
  await chromium?.close();
  server?.close();
});

interface Work {
  calls: number;
  visited: number;
}
/** Opens a page and counts, from when it has settled, in the content script's world. */
async function open(title: string, rows: number) {
  page = await chromium.browser.newPage();
  const session = await page.createCDPSession();
  const world = new Promise<number>((resolve) =>
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.startsWith('chrome-extension:')) resolve(context.id);
    }),
  );
  await session.send('Runtime.enable');
  await page.goto(server.at(title, rows));
  if (title === 'Integration') await until(() => page.$(mark), 'our item');
  await pause(450);
  const contextId = await world;
  await run(session, contextId, counting);
  return async (change: string, times: number): Promise<Work> => {
    await run(session, contextId, 'work.calls = work.visited = 0');
    await page.evaluate(
      async (what, count) => {
        const act = new Function('rows', 'i', what);
        for (let i = 0; i < count; i++) {
          act(document.querySelectorAll('#rows > div'), i);
          await new Promise(requestAnimationFrame);
        }
      },
      change,
      times,
    );
    // What it puts off is counted too, until it rests.
    for (let before = -1; ;) {
      // As a rule it has looked again by then.
      await pause(400);
      const work = (await run(session, contextId, 'work')) as Work;
      if (work.calls === before) return work;
      before = work.calls;
    }
  };
}
const counting = `
  globalThis.work = { calls: 0, visited: 0 };
  const count = (of, name, as) => {
    const own = Object.getOwnPropertyDescriptor(of, name);
    const kind = own.value ? 'value' : 'get';
    const call = own[kind];
    Object.defineProperty(of, name, { ...own, [kind](...args) { work[as] += 1; return call.apply(this, args); } });
  };
  for (const name of ['matches', 'closest', 'querySelector', 'querySelectorAll', 'checkVisibility', 'getAttribute'])
    count(Element.prototype, name, 'calls');
  for (const name of ['querySelector', 'querySelectorAll']) count(Document.prototype, name, 'calls');
  count(Node.prototype, 'textContent', 'calls');
  count(TreeWalker.prototype, 'nextNode', 'visited');
`;
async function run(session: CDPSession, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return result.value;
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const times = 20;

test('on the Integration page the work for a change is small, and the same with ten times the rows', async () => {
  const few = await open('Integration', 100);
  const of100: Record<string, Work> = {};
  for (const [name, change] of Object.entries(changes)) of100[name] = await few(change, times);
  await page.close();
  const many = await open('Integration', 1000);
  for (const [name, change] of Object.entries(changes)) {
    const { calls, visited } = await many(change, times);
    expect(calls, name).toBeLessThanOrEqual(40 * times);
    // A row has four elements; nothing else is walked through, but for judgements now and then, of which a slow machine
    // has time for some more: the whole page would be 4,000 at each. A busy one puts off what it has yet to look into.
    expect(visited, name).toBeLessThanOrEqual((name === 'a row more' ? 5 * times : 0) + 500);
    const own = name === 'a row more' ? 20 * times : 0;
    expect(calls, name).toBeLessThanOrEqual(Math.max(of100[name]!.calls, own) + 100);
  }
  expect(await page.$$(mark)).toHaveLength(1);
});

test('on another page nothing is looked into', async () => {
  const count = await open('Rapporter', 1000);
  for (const [name, change] of Object.entries(changes)) {
    const { calls, visited } = await count(change, times);
    expect(visited, name).toBe(0);
    expect(calls, name).toBeLessThanOrEqual(8 * times);
  }
});

test('a whole view of a thousand rows put in at once: the item is there, and each element was visited once', async () => {
  const count = await open('Rapporter', 1000);
  const { visited } = await count(
    `document.querySelector('h1').textContent = 'Integration';
     const list = rows[0].parentElement; const all = list.cloneNode(true); list.replaceWith(all);`,
    1,
  );
  await until(() => page.$(mark), 'our item');
  expect(visited).toBeGreaterThan(3000);
  expect(visited).toBeLessThan(2 * 4100);
});
