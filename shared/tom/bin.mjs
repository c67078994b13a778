#!/usr/bin/env node
// `tom` as a command: runs main.ts on the Node that comes with the packages, whatever Node it is called by.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const ours = join(here, '../../node_modules/node/bin/node');
const node = existsSync(ours) ? ours : process.execPath;
const { status } = spawnSync(node, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
