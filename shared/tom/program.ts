// The commands, their arguments and their help, in one language.
import { Command, Option } from 'commander';
import * as look from './commands-look.ts';
import { compare } from './commands-compare.ts';
import * as orders from './commands-orders.ts';
import * as tokens from './commands-tokens.ts';
import type { OrderOptions } from './order-parts.ts';
import type { Flags, Say } from './settings.ts';
import type { Tom } from './tom.ts';
import { upload } from './upload.ts';

/** @param create is given how the options are read once they are parsed */
export const createProgram = (say: Say, create: (flags: () => Flags) => Tom): Command => {
  const program = new Command('tom');
  const tom = create(() => program.opts<Flags>());
  const titles: Record<string, string> = {
    'Usage:': say('Användning:', 'Usage:'),
    'Arguments:': say('Argument:', 'Arguments:'),
    'Options:': say('Val:', 'Options:'),
    'Commands:': say('Kommandon:', 'Commands:'),
    'Global Options:': say('Val för alla:', 'Global options:'),
  };
  program
    .description(
      say(
        'Tömmer och läser om bokföringsdata per räkenskapsår.',
        'Empties and reloads the copied ledger of companies, per fiscal year.',
      ),
    )
    .option('--address <url>', say('tjänstens adress (TOM_ADDRESS)', "the service's address (TOM_ADDRESS)"))
    .option(
      '--token <token>',
      say(
        'åtkomstnyckel; hellre TOM_TOKEN, som inte syns i processlistan',
        'access token; rather TOM_TOKEN, which no list of processes shows',
      ),
    )
    .option(
      '--env-file <file>',
      say('var TOM_ADDRESS och TOM_TOKEN står (.env)', 'where TOM_ADDRESS and TOM_TOKEN stand (.env)'),
    )
    .addOption(
      new Option('--language <language>', say('språk (TOM_LANGUAGE)', 'language (TOM_LANGUAGE)')).choices([
        'sv',
        'en',
      ]),
    )
    .option('--json', say('svara med API:ets JSON', "answer with the API's JSON"))
    .helpOption('-h, --help', say('visa den här hjälpen', 'show this help'))
    .helpCommand('help [command]', say('visa hjälp om ett kommando', 'show help on a command'))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, showGlobalOptions: false })
    .addHelpText(
      'after',
      say(
        `
Ett företag anges med organisationsnummer, id eller ord ur namnet; ett räkenskapsår med första dag (2025-01-01) eller år.

Utgång: 0 klart · 1 nekat eller misslyckat · 2 fel användning · 3 skiljer · 4 inget svar · 5 inte behörig`,
        `
A company is given by its organisation number, its id or words of its name; a fiscal year by its first day (2025-01-01) or its year.

Exit codes: 0 done · 1 refused or failed · 2 wrong use · 3 differs · 4 no answer · 5 not allowed`,
      ),
    );

  const companyArgument = say('organisationsnummer, id eller namn', 'organisation number, id or name');
  const yearsArgument = say('första dag eller år; inga: alla', 'first day or year; none: all');
  const dryRun = [
    '--dry-run',
    say('säg vad som skulle hända, ändra inget', 'say what would happen, change nothing'),
  ] as const;
  const yes = ['-y, --yes', say('fråga inte', 'do not ask')] as const;
  const noWait = [
    '--no-wait',
    say('vänta inte på att jobbet blir klart', 'do not wait for the job to end'),
  ] as const;
  const allow = [
    '--allow <codes>',
    say('skäl att stoppa som sätts åt sidan, med komma', 'reasons to stop that are set aside, by comma'),
  ] as const;

  program
    .command('companies')
    .description(say('lista företag', 'list companies'))
    .argument('[words...]', say('ord ur namn eller nummer', 'words of name or number'))
    .option('--closed', say('även avslutade', 'closed ones too'))
    .action((words: string[], options: { closed?: boolean }) => look.companies(tom, words, options));
  program
    .command('years')
    .description(say('lista ett företags räkenskapsår', "list a company's fiscal years"))
    .argument('<company>', companyArgument)
    .action((company: string) => look.years(tom, company));
  program
    .command('preview')
    .description(say('visa vad en tömning tar och vad som behålls', 'show what a purge takes and what stays'))
    .argument('<company>', companyArgument)
    .argument('[years...]', yearsArgument)
    .action((company: string, years: string[]) => look.preview(tom, company, years));
  for (const [name, words, run] of [
    ['purge', say('töm räkenskapsår', 'empty fiscal years'), orders.purge],
    [
      'reload',
      say('läs om räkenskapsår ur källan', 'read fiscal years again from their source'),
      orders.reload,
    ],
  ] as const) {
    const command = program
      .command(name)
      .description(words)
      .argument('<company>', companyArgument)
      .argument('<years...>', say('första dag eller år', 'first day or year'))
      .option(...yes)
      .option(...dryRun)
      .option(...noWait)
      .action((company: string, years: string[], options: OrderOptions) => run(tom, company, years, options));
    if (name === 'reload') command.option(...allow);
  }
  program
    .command('compare')
    .description(say('stäm av mot källan eller en fil', 'compare with the source or a file'))
    .argument('<company>', companyArgument)
    .argument('[years...]', yearsArgument)
    .addOption(
      new Option(
        '--against <what>',
        say('mot arkivet eller bokföringssystemet', 'the archive or the accounting system'),
      ).choices(['archive', 'source']),
    )
    .option(
      '--file <path>',
      say('mot den här SIE-filen, som inte läses in', 'with this SIE file, which is not loaded'),
    )
    .option(...allow)
    .action((company: string, years: string[], options: object) => compare(tom, company, years, options));
  program
    .command('upload')
    .description(say('läs in SIE-filer, en i taget', 'load SIE files, one at a time'))
    .argument('<company>', companyArgument)
    .argument('<paths...>', say('filer och mappar', 'files and folders'))
    .option(...allow)
    .option(...dryRun)
    .option(...noWait)
    .action((company: string, paths: string[], options: OrderOptions) =>
      upload(tom, company, paths, options),
    );
  program
    .command('jobs')
    .description(say('lista jobb, de senaste först', 'list jobs, newest first'))
    .argument('[company]', companyArgument)
    .option('--limit <n>', say('högst så många', 'at most so many'), '20')
    .option(
      '--state <states>',
      say(
        'queued, running, done, failed, cancelled; med komma',
        'queued, running, done, failed, cancelled; by comma',
      ),
    )
    .action((company: string | undefined, options: { limit: string; state?: string }) =>
      look.jobs(tom, company, options),
    );
  program
    .command('undo')
    .description(say('ångra en tömning', 'undo a purge'))
    .argument('<company>', companyArgument)
    .argument('<job>', say('jobbets id', "the job's id"))
    .option(...noWait)
    .action((company: string, job: string, options: OrderOptions) => orders.undo(tom, company, job, options));
  program
    .command('receipt')
    .description(say('visa ett jobbs kvitto', "show a job's receipt"))
    .argument('<company>', companyArgument)
    .argument('<job>', say('jobbets id', "the job's id"))
    .action((company: string, job: string) => look.receipt(tom, company, job));

  const group = program
    .command('tokens')
    .description(say('åtkomstnycklar: list, create, revoke', 'access tokens: list, create, revoke'));
  group
    .command('list', { isDefault: true })
    .description(say('lista dem', 'list them'))
    .action(() => tokens.tokens(tom));
  group
    .command('create')
    .description(say('gör en, som visas en gång', 'make one, which is shown once'))
    .argument('<name>', say('vems eller till vad', 'whose or for what'))
    .addOption(
      new Option('--role <role>', say('roll', 'role'))
        .choices(['reader', 'operator', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--company <company...>', say('bara dessa företag', 'these companies only'))
    .option('--expires <day>', say('sista dag', 'last day'))
    .action((name: string, options: Parameters<typeof tokens.createToken>[2]) =>
      tokens.createToken(tom, name, options),
    );
  group
    .command('revoke')
    .description(say('återkalla en', 'revoke one'))
    .argument('<id>', say('nyckelns id', "the token's id"))
    .action((id: string) => tokens.revokeToken(tom, id));
  return program;
};
