// Before something is taken away: the last four digits of the company's number, so that nobody stands on the wrong one.
import { isCancel, text } from '@clack/prompts';
import type { Company } from '../client/client.ts';
import { exitCodes, halt } from './exit-codes.ts';
import type { Tom } from './tom.ts';

/** @throws Halt where nobody can be asked, or the one who is gives up */
export const confirmCompany = async (
  tom: Tom,
  { name, organisationNumber }: Company,
  yes: boolean | undefined,
): Promise<void> => {
  if (yes) return;
  if (!tom.canAsk)
    throw halt(
      exitCodes.wrongUse,
      tom.say(
        `Det här tar bort bokföringsdata för ${name} ${organisationNumber}. Ingen kan svara på frågan här: ange --yes om det är meningen.`,
        `This takes ledger data away from ${name} ${organisationNumber}. Nobody can be asked here: give --yes if it is meant.`,
      ),
    );
  const last = organisationNumber.slice(-4);
  const gone = new AbortController();
  process.stdin.once('end', () => gone.abort());
  const answer = await text({
    signal: gone.signal,
    message: tom.say(
      `${name} ${organisationNumber.slice(0, -4)}????: skriv de fyra sista siffrorna i organisationsnumret`,
      `${name} ${organisationNumber.slice(0, -4)}????: type the last four digits of the organisation number`,
    ),
    validate: (value) =>
      value === last ? undefined : tom.say('Det är inte företagets.', 'Not the company’s.'),
    output: process.stderr,
  });
  if (isCancel(answer)) throw halt(exitCodes.refused, tom.say('Inget har ändrats.', 'Nothing was changed.'));
};
