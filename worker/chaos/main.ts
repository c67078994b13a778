// `npm run chaos`: random users on a real local server whose bindings go wrong and which is killed (`kill -9`) at random
// moments. Every so often all is let come to rest and looked at. Ends with what was tried and how many violations; a
// violation prints the seed.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '../testing/random.ts';
import { createClient } from './client.ts';
import { calm } from './odds.ts';
import { prepareServer } from './server.ts';
import { rest, storm } from './storm.ts';
import { createUser } from './user.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('npm run chaos -- [--minutes M] [--seed S]');
  process.exit(2);
}
const [userCount, stormMs] = [4, 40_000];

const random = createRandom(seed);
const until = Date.now() + minutes * 60_000;
const counts = { operations: 0, faults: 0, kills: 0 };
const wrong: string[] = [];
const told = () =>
  `operations: ${counts.operations}, faults: ${counts.faults}, kills: ${counts.kills}, violations: ${wrong.length}`;

console.log(`Seed ${seed}, ${minutes} minutes.`);
const server = await prepareServer();
process.once('SIGINT', () => void server.kill().then(() => process.exit(130)));
try {
  await server.start(calm);
  const client = createClient(server.origin, server.token);
  const users = [];
  for (let n = 1; n <= userCount; n += 1) users.push(await createUser(client, random, n));
  // One who has something, and asks for nothing more: nobody's doings may show there.
  const bystander = await createUser(client, random, userCount + 1);
  for (let n = 0; n < 8; n += 1) wrong.push(...(await bystander.act()));

  while (Date.now() < until && wrong.length === 0) {
    const during = await storm(server, users, random, Math.min(until, Date.now() + stormMs), wrong);
    for (const what of ['operations', 'faults', 'kills'] as const) counts[what] += during[what];
    wrong.push(...(await rest(server)));
    for (const user of [...users, bystander]) wrong.push(...(await user.check()));
    console.log(told());
  }
} catch (error) {
  wrong.push(`the run itself broke off: ${error instanceof Error ? error.stack : String(error)}`);
} finally {
  await server.kill();
}
for (const what of wrong.slice(0, 50)) console.error(`– ${what}`);
if (wrong.length > 0) console.error(`Seed ${seed}; what the server left is in ${server.state}`);
else rmSync(server.state, { recursive: true, force: true });
console.log(told());
process.exit(wrong.length > 0 ? 1 : 0);
