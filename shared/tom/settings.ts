// Where the API is, whose token it is asked with, and in which language people are spoken to: what is said on the command
// line goes before the environment, and that before the file .env.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Connection } from '../client/client.ts';
import { exitCodes, halt } from './exit-codes.ts';

export type Language = Connection['language'];
export type Say = (sv: string, en: string) => string;

export interface Flags {
  address?: string;
  token?: string;
  envFile?: string;
  language?: string;
  json?: boolean;
}

/** Known before anything is parsed: help is in it too. */
export const languageOf = (args: readonly string[], env: NodeJS.ProcessEnv): Language => {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const said = at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1]);
  const wish = said ?? env['TOM_LANGUAGE'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return /^(sv|c\b|posix|$)/i.test(wish) ? 'sv' : 'en';
};

const fromFile = (file: string | undefined, say: Say): Record<string, string | undefined> => {
  const path = file ?? '.env';
  if (existsSync(path)) return parseEnv(readFileSync(path, 'utf8'));
  if (file === undefined) return {};
  throw halt(exitCodes.wrongUse, say(`Filen ${file} finns inte.`, `There is no file ${file}.`));
};

/** @throws Halt where something is missing; the token stands in no message */
export const connectionOf = (
  flags: Flags,
  env: NodeJS.ProcessEnv,
  language: Language,
  say: Say,
): Connection => {
  const file = fromFile(flags.envFile, say);
  const address = flags.address ?? env['TOM_ADDRESS'] ?? file['TOM_ADDRESS'];
  const token = flags.token ?? env['TOM_TOKEN'] ?? file['TOM_TOKEN'];
  const needed = (sv: string, en: string) => halt(exitCodes.wrongUse, say(sv, en));
  if (!address)
    throw needed(
      'Var är tjänsten? Ange TOM_ADDRESS i miljön eller i .env, eller --address.',
      'Where is the service? Set TOM_ADDRESS in the environment or in .env, or --address.',
    );
  if (!/^https?:\/\/[^/?#]+\/?$/.test(address))
    throw needed(
      `${address} är ingen adress: https://… utan sökväg väntades.`,
      `${address} is no address: https://… without a path was expected.`,
    );
  if (!token)
    throw needed(
      'Vem är du? Ange TOM_TOKEN i miljön eller i .env.',
      'Who are you? Set TOM_TOKEN in the environment or in .env.',
    );
  if (!/^[!-~]+$/.test(token))
    throw needed('Åtkomstnyckeln har tecken som ingen har.', 'The token holds signs that none has.');
  return { address, token, language };
};
