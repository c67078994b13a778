// What may follow `npm start --`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  port: number;
  /** Absolute. */
  state: string;
  token: string | undefined;
  demo: boolean;
  browser: boolean;
  /** Served as Cloudflare's edge would serve it. */
  edge: boolean;
}

const usage = `npm start -- [options]
  --port N        the API's port (8787); the stand-in Integration page has N + 3,
                  those of accounting systems N + 4
  --state DIR     where databases, files and the token are kept (.state)
  --token TOKEN   becomes an administrator's token; else one is made and kept in the state
  --no-demo       the API only: no sample companies, no extension, no page
  --no-browser    open no browser
  --edge          as in production: answers compressed, D1 slow and now and then failing, ten
                  consumers at once, the platform's limits kept`;

/** Ends the process with the usage on a wrong option, or on --help. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_531) return refuse(`--port ${values.port} is no port`);
  if (values.token === '') return refuse('--token is empty');
  const demo = !values['no-demo'];
  return {
    port,
    state: resolve(values.state),
    token: values.token,
    demo,
    browser: demo && !values['no-browser'],
    edge: values.edge,
  };
}

function parse(args: string[]) {
  try {
    const parsed = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8787' },
        state: { type: 'string', default: '.state' },
        token: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
        edge: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (!parsed.values.help) return parsed;
  } catch (error) {
    return refuse((error as Error).message);
  }
  console.log(usage);
  process.exit(0);
}

function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}
