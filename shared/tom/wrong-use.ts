// What is wrong with how the command was called, in Swedish or English: the library says it in English, by a code.
import type { CommanderError } from 'commander';
import type { Language } from './settings.ts';

const inSwedish: Record<string, string> = {
  'commander.unknownOption': 'Okänt val',
  'commander.unknownCommand': 'Okänt kommando',
  'commander.missingArgument': 'Argument saknas',
  'commander.optionMissingArgument': 'Valet saknar värde',
  'commander.missingMandatoryOptionValue': 'Valet måste anges',
  'commander.excessArguments': 'För många argument',
  'commander.invalidArgument': 'Ogiltigt värde',
};

export const wrongUse = ({ code, message }: CommanderError, language: Language): string => {
  const said = message.replace(/^error: /, '');
  const sv = inSwedish[code];
  if (language === 'en' || !sv) return `${said}\ntom --help`;
  const names = [...said.matchAll(/'([^']+)'/g)].map(([, name]) => name);
  const meant = /Did you mean (?:one of )?([^?]+)\?/.exec(said)?.[1];
  return `${sv}: ${names.join(', ')}${meant ? ` (menas ${meant}?)` : ''}\ntom --help`;
};
