// Which addresses a source may be read at: https, by name or public number, at its usual port. What leads into a network
// of one's own is refused, in each of the ways that it can be written.
import type { Named } from './trouble.ts';

/** Names that are known nowhere but inside. */
const insideNames =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|svc|test|invalid|home\.arpa)$/;

/** Ranges of IPv4 that are nobody's on the internet (IANA special-purpose registry). */
const insideV4: [prefix: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const numberOf = (v4: string): number => v4.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

const isInsideV4 = (v4: string): boolean =>
  insideV4.some(([prefix, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(numberOf(v4) / size) === Math.floor(numberOf(prefix) / size);
  });

/** The eight groups of an address as a URL writes it. */
const groupsOf = (v6: string): number[] => {
  const [head = '', tail] = v6.split('::');
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [parse(head), parse(tail ?? '')];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
};

/** Only 2000::/3 is given out; within it what carries an IPv4 address (6to4, Teredo) or is for documents is not. */
const isInsideV6 = (v6: string): boolean => {
  const [first = 0, second = 0] = groupsOf(v6);
  if (first < 0x2000 || first > 0x3fff) return true;
  return (
    first === 0x2002 ||
    (first === 0x2001 && (second < 0x0200 || second === 0x0db8)) ||
    (first === 0x3fff && second < 0x1000)
  );
};

/** http or https at this machine, by name or by number. */
export const isOwnMachine = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** What of an address is no secret. */
export const hostOf = (address: string): string => new URL(address).host;

const words = (sv: string, en: string): Named => ({ sv, en });

/**
 * Why an address may not be read, or null when it may.
 * @param isLocal a run on one's own machine, where what is on it may be read as well, in any port
 */
export const refusalOf = (address: string, isLocal: boolean): Named | null => {
  const url = URL.parse(address);
  if (!url) return words('den går inte att tyda', 'it cannot be read as an address');
  if (url.username !== '' || url.password !== '')
    return words('namn och lösenord hör inte hemma i den', 'a name and a password do not belong in it');
  if (isLocal && isOwnMachine(url)) return null;
  if (url.protocol !== 'https:') return words('den måste börja med https://', 'it must begin with https://');
  if (url.port !== '')
    return words(`port ${url.port} läses inte, bara 443`, `port ${url.port} is not read, only 443`);
  const host = url.hostname.replace(/\.+$/, '').toLowerCase();
  const inside = words(
    `${host} leder in i ett eget nät, eller ingenstans`,
    `${host} leads into a network of one's own, or nowhere`,
  );
  if (host.startsWith('[')) return isInsideV6(host.slice(1, -1)) ? inside : null;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isInsideV4(host) ? inside : null;
  return !host.includes('.') || insideNames.test(host) ? inside : null;
};
