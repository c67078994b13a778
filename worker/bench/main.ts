// `npm run bench`: every figure beside raw SQLite or a peer measured in the same run, on this machine.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchSie } from '../../shared/bench/sie.ts';
import { benchLedger, quickSizes, sizes } from './ledger.ts';
import { figuresOf, tableOf } from './report.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const chosen = values.quick ? quickSizes : sizes;

console.log('Reading SIE files …');
const sie = benchSie(values.quick ? 10 : 100);
console.log('Loading and purging; raw SQLite in between …');
const ledger = await benchLedger(chosen);
const figures = figuresOf(sie, ledger);
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
console.log(`\n${tableOf(figures)}\n`);
console.log(
  `Upload of ${(ledger.bytes / 1e6).toFixed(0)} MB, checked: ${(ledger.uploadMs / 1000).toFixed(2)} s`,
);
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ machine, figures, sie, ledger }, null, 2)}\n`);
