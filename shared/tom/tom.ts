// What every command has at hand: the API, the language, where to write.
import { createClient, type Client } from '../client/client.ts';
import { connectionOf, type Flags, type Language, type Say } from './settings.ts';

export interface Tom {
  language: Language;
  say: Say;
  json: boolean;
  /** Of the API, as it is set when first asked for. */
  client: () => Client;
  /** A terminal on both sides: somebody can be asked. */
  canAsk: boolean;
  /** The outcome: with --json the value, else the lines. */
  show: (value: unknown, lines: readonly string[]) => void;
  /** Beside the outcome, for people. */
  note: (line: string) => void;
}

export const createTom = (flags: () => Flags, language: Language): Tom => {
  const say: Say = (sv, en) => (language === 'sv' ? sv : en);
  const { stdin, stdout, stderr, env } = process;
  let client: Client | null = null;
  return {
    language,
    say,
    get json() {
      return flags().json === true;
    },
    client: () => (client ??= createClient(connectionOf(flags(), env, language, say))),
    canAsk: stdin.isTTY && stderr.isTTY,
    show: (value, lines) =>
      void stdout.write(
        flags().json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
      ),
    note: (line) => void (flags().json || stderr.write(`${line}\n`)),
  };
};
