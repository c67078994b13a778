// `npm run bench:page`: what our script costs a busy page, in Chromium, with one change a frame: the main thread's time
// per change on the page alone, and of ours (by V8's sampling profiler) with the extension; how much of a frame that is;
// and how long a change was held up before the page's next script ran. Goals at 1,000 rows: at most 1 % of the time and
// 2 ms for a single change. `-- --rows N` for one size.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, Protocol } from 'puppeteer-core';
import { buildExtension, startBare } from '../e2e/harness.ts';
import { changes, serveBusyPage } from './busy-page.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', multiple: true } } });
const sizes = (values.rows ?? ['100', '1000', '3000']).map(Number);
const titles = ['Integration', 'Rapporter'];
const times = 60;

interface Cost {
  /** Milliseconds of the main thread's tasks per change, and of it in our script and what it calls. */
  task: number;
  ours: number;
  /** The longest time from a change to the next script, and the middle one. */
  longest: number;
  median: number;
}

async function measure(browser: Browser, address: string): Promise<Record<string, Cost>> {
  const costs: Record<string, Cost> = {};
  for (const [name, change] of Object.entries(changes)) {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    // The thread's own time, so that whatever else the machine does is not counted.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 100 });
    await page.goto(address);
    await new Promise((resolve) => setTimeout(resolve, 800));
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find((one) => one.name === 'TaskDuration')!.value * 1000;
    };
    const before = await busy();
    await session.send('Profiler.start');
    const held = await page.evaluate(
      async (what, count) => {
        const act = new Function('rows', 'i', what);
        const all: number[] = [];
        for (let i = 0; i < count; i++) {
          const rows = document.querySelectorAll('#rows > div');
          const from = performance.now();
          act(rows, i % 50);
          await Promise.resolve();
          all.push(performance.now() - from);
          await new Promise(requestAnimationFrame);
        }
        return all.sort((a, b) => a - b);
      },
      change,
      times,
    );
    // What it has put off, too.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { profile } = await session.send('Profiler.stop');
    costs[name] = {
      task: ((await busy()) - before) / times,
      ours: inExtension(profile) / times,
      longest: held.at(-1)!,
      median: held[held.length >> 1]!,
    };
    await page.close();
  }
  return costs;
}

/** Microseconds; ten times the interval between samples. Whoever was away longer had no processor meanwhile. */
const longestSample = 1000;

/** Milliseconds that were spent in scripts of an extension, and in what they called. */
function inExtension({ nodes, samples = [], timeDeltas = [] }: Protocol.Profiler.Profile): number {
  const ours = new Set<number>();
  const known = new Map(nodes.map((node) => [node.id, node]));
  const take = (id: number) => {
    ours.add(id);
    for (const child of known.get(id)?.children ?? []) take(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.url.startsWith('chrome-extension:')) take(id);
  return (
    samples.reduce((sum, id, i) => sum + (ours.has(id) ? Math.min(timeDeltas[i]!, longestSample) : 0), 0) /
    1000
  );
}

const server = await serveBusyPage();
const folder = await buildExtension({ browser: 'chrome', origins: 'http://localhost/*' });
const { browser, close } = await startBare('chrome', folder);
const figure = (value: number) => value.toFixed(2).padStart(9);
try {
  const places = titles.flatMap((title) =>
    sizes.map((rows) => ({ title, rows, at: server.at(title, rows) })),
  );
  const alone = new Map<string, Record<string, Cost>>();
  for (const { at } of places) alone.set(at, await measure(browser, at));
  await browser.installExtension(folder);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  console.log(
    `load ${loadavg()[0]!.toFixed(1)}; ${times} changes each, one a frame; milliseconds per change\n`,
  );
  console.log(
    `${'page'.padEnd(18)} ${'change'.padEnd(26)}    alone     ours  % frame   median  longest (alone)`,
  );
  for (const { title, rows, at } of places)
    for (const [name, { ours, median, longest }] of Object.entries(await measure(browser, at))) {
      const page = alone.get(at)![name]!;
      // A second has sixty frames.
      const line = [page.task, ours, ours * 6, median, longest, page.longest].map(figure).join('');
      console.log(`${`${title} ${rows}`.padEnd(18)} ${name.padEnd(26)}${line}`);
    }
} finally {
  await close();
  server.close();
}
