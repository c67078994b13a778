// Which company and which fiscal years are meant, by what a person has at hand.
import { all, answered, type Company, type FiscalYear } from '../client/client.ts';
import { exitCodes, halt } from './exit-codes.ts';
import type { Tom } from './tom.ts';

const digits = (text: string) => text.replaceAll(/\D/g, '');

/**
 * By id, organisation number, Oxceed's id, or words of the name that one company has alone.
 * @throws Halt for none, and for several, which are named
 */
export const findCompany = async (tom: Tom, wanted: string): Promise<Company> => {
  const client = tom.client();
  if (wanted.startsWith('co_'))
    return answered(client.GET('/v1/companies/{companyId}', { params: { path: { companyId: wanted } } }));
  const query = { q: wanted, limit: 20 };
  const { items } = await answered(client.GET('/v1/companies', { params: { query } }));
  const number = digits(wanted);
  const exact = items.filter(
    ({ organisationNumber, oxceedId, name }) =>
      name === wanted ||
      oxceedId === wanted ||
      (number.length >= 10 && digits(organisationNumber) === number.slice(-10)),
  );
  const found = exact.length > 0 ? exact : items;
  if (found.length === 1) return found[0]!;
  if (found.length === 0)
    throw halt(exitCodes.refused, tom.say(`Inget företag är ${wanted}.`, `No company is ${wanted}.`));
  const names = found.map(({ name, organisationNumber, id }) => `  ${name} ${organisationNumber} ${id}`);
  throw halt(
    exitCodes.wrongUse,
    [tom.say(`Flera företag är ${wanted}:`, `Several companies are ${wanted}:`), ...names].join('\n'),
  );
};

export const yearsOf = (tom: Tom, { id }: Company): Promise<FiscalYear[]> =>
  all((cursor) =>
    tom.client().GET('/v1/companies/{companyId}/fiscal-years', {
      params: { path: { companyId: id }, query: cursor === undefined ? {} : { cursor } },
    }),
  );

/**
 * By first day, or by label or calendar year of the first day where one year alone has it.
 * @returns first days
 * @throws Halt for a year that is not, or not one alone
 */
export const findYears = async (tom: Tom, company: Company, wanted: readonly string[]): Promise<string[]> => {
  if (wanted.length === 0) return [];
  const years = await yearsOf(tom, company);
  return wanted.map((one) => {
    const found = [
      years.filter(({ start }) => start === one),
      years.filter(({ label }) => label === one),
      years.filter(({ start }) => start.startsWith(`${one}-`)),
    ].find((some) => some.length > 0);
    if (found?.length === 1) return found[0]!.start;
    const known = years.map(({ start }) => start).join(', ') || tom.say('inga', 'none');
    throw halt(
      exitCodes.wrongUse,
      tom.say(
        `${company.name} har inget räkenskapsår som är ${one}. De som finns börjar: ${known}.`,
        `${company.name} has no fiscal year that is ${one}. Those there are start: ${known}.`,
      ),
    );
  });
};
