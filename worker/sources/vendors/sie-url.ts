// SIE at an address: an export job of the customer's own puts its files there.
import { hostOf } from '../address.ts';
import { sieOf } from '../answers.ts';
import type { Vendor } from '../vendor.ts';

export interface SieUrlSecret {
  address: string;
  authorization?: string | undefined;
}

export const sieUrl: Vendor<SieUrlSecret> = (door, { address, authorization }) => {
  const host = hostOf(address);
  const name = { sv: `Adressen på ${host}`, en: `The address at ${host}` };
  return {
    kind: 'sie-url',
    name,
    years: () => Promise.resolve(null),
    open: async ({ start, end }) => {
      const url = address.replaceAll('{start}', start).replaceAll('{end}', end);
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      return sieOf(name, await door.get(name, url, headers, true));
    },
  };
};
