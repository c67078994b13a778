// `npm run bench`: every figure beside its limit and beside raw SQLite, a first draft or another peer, measured in the
// same run on this machine. `-- --only NAME` runs some, `--all` the long ones too, `--json FILE` keeps the figures,
// `--quick` is a small run, `--edge` drives the largest year by way of the edge twin, `--minute` has the steady readers go
// on for a minute. README.md beside this says what they mean.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { limits } from '../edge/limits.ts';
import { production } from '../edge/slow-d1.ts';
import type { TwinFigures } from '../edge/figures.ts';
import { compare } from './compare.ts';
import { directory } from './directory.ts';
import { exporting } from './export.ts';
import { count, tableOf, type Figure } from './figure.ts';
import { firstLoad } from './first-load.ts';
import { createGround, type Bench } from './ground.ts';
import { others } from './others.ts';
import { purge } from './purge.ts';
import { reading } from './reading.ts';
import { reload } from './reload.ts';
import { startServer } from './server.ts';
import { steady } from './steady.ts';

/** Those that leave a year as they found it use what is loaded; reloads, which change it, come after them. */
const benches: Bench[] = [reading, firstLoad, exporting, compare, others, steady, reload, purge, directory];
/** Run where they are asked for: the rest is to take less than five minutes. */
const long = new Set([steady, directory]);

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    all: { type: 'boolean', default: false },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    edge: { type: 'boolean', default: false },
    minute: { type: 'boolean', default: false },
  },
});
const { only, all, json, quick, edge, minute } = values;
const unknown = only.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = benches.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join('\n');
  console.error(`--only ${unknown.join(', ')}: there is no such bench. There are:\n${known}`);
  process.exit(2);
}
const isChosen = (bench: Bench) => (only.length > 0 ? only.includes(bench.name) : all || !long.has(bench));
const chosen = benches.filter((bench) => isChosen(bench) && (!edge || bench.throughEdge));

const start = performance.now();
const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;
const done: Record<string, { seconds: number; figures: Figure[] }> = {};
const server = await startServer(edge);
let seen: TwinFigures | null = null;
if (edge)
  console.log(
    `By way of the edge twin: ${production.least}–${production.most} ms a call to D1, ten consumers, bodies in other pieces, answers compressed, ${limits.queries} queries an invocation, a heap of ${limits.heapMB} MB.`,
  );
try {
  const ground = createGround(server, { quick, edge, minute });
  for (const { name, about, run } of chosen) {
    const from = performance.now();
    const figures = await run(ground);
    done[name] = { seconds: seconds(from), figures };
    console.log(`\n${name}: ${about}; ${seconds(from)} s\n${tableOf(figures)}`);
  }
  if (edge) {
    seen = await server.edge();
    const { calls, failed, mostQueries } = seen;
    console.log(
      `\nThe edge twin: of ${count(calls)} calls to D1, R2 and the queue ${count(failed)} were made to fail; ${mostQueries} queries in one invocation at most, of ${limits.queries}.`,
    );
  }
} finally {
  await server.stop();
}
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${seconds(start)} s in all`);
if (json) writeFileSync(json, `${JSON.stringify({ machine, edge: seen, benches: done }, null, 2)}\n`);
