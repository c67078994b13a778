// `npm run -s tom -- COMMAND …`: the API from a terminal and in scripts. `--help` says what there is.
import tab from '@bomb.sh/tab/commander';
import { CommanderError, type Command } from 'commander';
import { isApiError } from '../client/client.ts';
import { exitCodes, isHalt } from './exit-codes.ts';
import { reasonLines } from './order-parts.ts';
import { createProgram } from './program.ts';
import { languageOf } from './settings.ts';
import { createTom, type Tom } from './tom.ts';
import { wrongUse } from './wrong-use.ts';

const args = process.argv.slice(2);
const language = languageOf(args, process.env);
let tom: Tom | null = null;
const program = createProgram(
  (sv, en) => (language === 'sv' ? sv : en),
  (flags) => (tom = createTom(flags, language)),
);

/** What is wrong with how it was called is told in the language; the library's own words are in English. */
const quiet = (command: Command): void => {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  for (const inner of command.commands) quiet(inner);
};
tab(program, { completionCommandName: 'completion' });
program.commands
  .find((command) => command.name() === 'completion')
  ?.description(
    language === 'sv'
      ? 'skriv skalets komplettering: bash, zsh, fish, powershell'
      : "write the shell's completion: bash, zsh, fish, powershell",
  );
quiet(program);

const fail = (exitCode: number, lines: readonly string[], problem?: object): void => {
  process.exitCode = exitCode;
  if (tom?.json && problem) process.stdout.write(`${JSON.stringify({ problem }, null, 2)}\n`);
  for (const line of lines) process.stderr.write(`${line}\n`);
};

/** Why nothing was heard, without what was sent. */
const silence = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
};

try {
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) fail(exitCodes.wrongUse, [wrongUse(error, language)]);
  } else if (isHalt(error)) fail(error.exitCode, [error.message]);
  else if (isApiError(error)) {
    const { problem } = error;
    const notAllowed = problem.status === 401 || problem.status === 403;
    const reasons = tom ? reasonLines(tom, problem) : [];
    fail(notAllowed ? exitCodes.notAllowed : exitCodes.refused, [problem.detail, ...reasons], problem);
  } else {
    const said = language === 'sv' ? 'Inget svar från tjänsten' : 'No answer from the service';
    fail(exitCodes.noAnswer, [`${said}: ${silence(error)}`]);
  }
}
