// `npm run -s sie -- inspect FILE [--json]`: reads a SIE file and says what is in it. `digest` in place of `inspect` says
// only which books they are: the same whatever program wrote the file.
// Exit code 0: read, perhaps with warnings. 1: refused, or the file cannot be opened. 2: wrong use.
import { parseArgs } from 'node:util';
import { inspectFile } from './inspect.ts';
import { digestAsJson, refusalAsJson, summaryAsJson } from './json.ts';
import { refusalAsText, summaryAsText } from './text.ts';

const USAGE = `Användning: npm run -s sie -- inspect FIL [--json]
            npm run -s sie -- digest FIL [--json]

  inspect  läser en SIE-fil (typ 1–4 eller SIE 5) och berättar vad den innehåller
  digest   skriver räkenskapsårets fingeravtryck: detsamma för samma bokföring, vilket program
           som än skrev filen, i vilken teckentabell och ordning som helst (shared/sie/digest)
  --json   skriv resultatet som JSON
`;

async function main(): Promise<number> {
  let args;
  try {
    args = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const [command, path, ...rest] = args.positionals;
  if (args.values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const asked = command === 'inspect' || command === 'digest';
  if (!asked || path === undefined || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const result = await inspectFile(path);
  if (args.values.json) {
    const told = command === 'digest' ? digestAsJson : summaryAsJson;
    const json = 'refused' in result ? refusalAsJson(result) : told(result);
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  } else if ('refused' in result) {
    process.stderr.write(refusalAsText(path, result));
  } else if (command === 'digest') {
    process.stdout.write(`${result.summary.digest}\n`);
  } else {
    process.stdout.write(summaryAsText(path, result));
  }
  return 'refused' in result ? 1 : 0;
}

process.exitCode = await main();
