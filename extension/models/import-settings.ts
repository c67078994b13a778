// Finds the address and the key in what an administrator hands out, whatever program it has passed on its way:
// a link, a mail, JSON, lines of `name: value`, a table, a command.
import { readAddress, readToken, visible } from '../messages/connection.ts';

export interface Imported {
  address: string | null;
  token: string | null;
}

/**
 * What the text holds of the two; null where it says neither.
 * A named value goes before one that only looks like it; a link that carries a key goes before all.
 */
export function readImport(text: string): Imported {
  // Nobody hands out more; the patterns below look ahead.
  const plain = unwrapped(text.slice(0, 10_000));
  const links = linksIn(plain);
  const carrying = links.find(({ token }) => token);
  const token = carrying?.token ?? ownKey.exec(plain)?.[0] ?? namedToken(plain) ?? loneToken(plain);
  const address =
    carrying?.address ??
    namedAddress(plain, links) ??
    links[0]?.address ??
    (token ? bareHost(plain.replaceAll(token, ' ')) : null);
  return { address, token };
}

/** The text of copied HTML, with where its links lead: their words may say only "here". */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|script)\b.*?<\/\1>/gis, '')
    .replace(/<a\b[^>]*?href\s*=\s*["']([^"']*)["'][^>]*>/gi, ' $1 ')
    .replace(/<\/(p|div|tr|li|h\d)>|<br\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** As it was before a mail program quoted, coded, decorated or broke it. */
function unwrapped(text: string): string {
  const coded = /=3D/i.test(text);
  return (
    visible(coded ? text.replace(/=\r?\n/g, '').replace(/=3D/gi, '=') : text)
      .replace(/^[ \t]*(?:[>|][ \t]*)+(?=\S)/gm, '')
      .replace(/[`*]/g, '')
      .replaceAll('\\/', '/')
      .replaceAll('&amp;', '&')
      .replace(/<([a-z][\w-]*)>([^<>]*)<\/\1>/gi, '\n$1: $2\n')
      .replace(/:[ \t]*[>|][+-]?[ \t]*\n/g, ': ')
      .replace(/(?<!\S)--?([a-z]+)[ =]/gi, '\n$1: ')
      // What stands in angle brackets is one link, however many lines it took.
      .replace(/<\s*(https?:[^<>]*)>/gi, (_, link: string) => `<${link.replace(/\s+/g, '')}>`)
      .replace(/(https?:\/\/\S*)\n[ \t]*(?=[#?&/])/gi, '$1')
      .replace(/^(.*?)([\w.~+/=-]{8,})\n[ \t]*([\w.~+/=-]+)[ \t]*$/gm, (all, before, head, tail) =>
        isBroken(before + head, head, tail) ? before + head + tail : all,
      )
  );
}
/** Whether a key, or a link's end, goes on in the next line: it makes a whole key, or the line was as long as they get. */
const isBroken = (line: string, head: string, tail: string) =>
  !/[:/]$/.test(head) &&
  (keyLengths.has(lastPart(head).length + tail.length) || (line.length >= 70 && /\d/.test(tail)));
const lastPart = (text: string) => /[\w~+/-]+=*$/.exec(text.replace(/^.*=(?=[\w~+/-])/, ''))?.[0] ?? '';
/** Of 32 random bytes: base64url, base64, and as the service made them, and makes them, with its mark. */
const keyLengths = new Set([43, 44, 47, 53, 54]);
const ownKey = /(?<![\w-])(?:tomi?_[0-9A-Za-z]{49}|tbd_[\w-]{43})(?![\w-])/;

const keyName = /^(access_?token|token|nyckel|(?:api_?)?key|apinyckel|t)$/i;
const others = /(^|\.)(oxceed\.\w+|google\.com|mozilla\.org|microsoft\.com|mozilla\.net)$/i;

/** Links with what they carry; those that protect a mail's reader are seen through. */
function linksIn(text: string): Imported[] {
  return [...text.matchAll(/https?:\/\/[^\s"'<>|;[\]]+/gi)]
    .map(([link]) => link.replace(/[.,;:)\]}]+$/, ''))
    .flatMap((link) => (URL.canParse(link) ? [seenThrough(new URL(link))] : []))
    .filter(({ url }) => !others.test(url.hostname))
    .map(({ url, token }) => ({ address: addressOf(url), token }));
}
function seenThrough(url: URL): { url: URL; token: string | null } {
  const hash = url.hash.replace(/^#[/?]*/, '');
  const said = [...url.searchParams, ...new URLSearchParams(hash.replaceAll('+', '%2B'))];
  const named = said.find(([name, value]) => value && keyName.test(name))?.[1];
  const token = named ?? (looksLikeKey(hash) && hash.length >= 16 ? hash : null);
  const inner = said.find(([, value]) => /^https?:\/\//i.test(value) && URL.canParse(value))?.[1];
  if (!inner) return { url, token };
  const within = seenThrough(new URL(inner));
  return { url: within.url, token: within.token ?? token };
}
function addressOf({ origin, pathname }: URL): string {
  const read = readAddress(origin + pathname);
  // One that may not be used is shown all the same: the field says why.
  return 'address' in read ? read.address : origin + pathname.replace(/\/+$/, '');
}

const looksLikeKey = (text: string) =>
  /^[\w.~+/=-]+$/.test(text) && ((text.length >= 6 && /\d/.test(text)) || text.length >= 20);

/** `name` and what follows it: after a colon, an equals sign, a bar, a dash, a gap, "är", "is", or on the next line. */
function* named(text: string, name: string): Generator<{ value: string; rest: string; strict: boolean }> {
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(?:${name})(?!_?id)[^:=\\n\\t|{;]{0,40}?["']?\\s*?([:=\\t|]| {2}|\\s(?:är|is|[-–—])\\s|\\n)\\s*["'<(\\[]*(?:bearer\\s+)?([^\\s"'<>|;]+)([^\\n]*)`,
    'giu',
  );
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, separator = '', value = '', rest = ''] = match;
    yield { value: value.replace(/[.,;)\]}]+$/, ''), rest, strict: !/^(\n|\s(är|is)\s)$/i.test(separator) };
    // The next name may stand in the same line.
    pattern.lastIndex = match.index + Math.max(1, whole.length - rest.length - value.length);
  }
}
function namedToken(text: string): string | null {
  const bearer = /\bbearer\s+([^\s"'<>|]+)/i.exec(text)?.[1];
  if (bearer && looksLikeKey(bearer)) return bearer;
  const names =
    '(?:api|access|åtkomst)?[-_ ]?(?:token|nyckeln?|key|secret|hemlighet|lösenord|password)|authorization|(?:auth)?bearer';
  for (const { value, rest, strict } of named(text, names)) {
    if (/:\/\/|@/.test(value)) continue;
    const alone = !/[^\s"'|,;.})\]]/.test(rest);
    const read = readToken(value);
    if ('token' in read && (looksLikeKey(value) || (strict && alone))) return read.token;
  }
  return null;
}
function namedAddress(text: string, links: Imported[]): string | null {
  const names =
    '(?:tjänstens|service|api|bas|base|server)?[-_ ]?(?:adress(?:en)?|address|url|länk(?:en)?|link|server(?:n)?|host|endpoint|api)';
  for (const { value, strict } of named(text, names)) {
    if (/^https?:\/\//i.test(value)) {
      const [link] = linksIn(value);
      if (link) return link.address;
    } else if (strict && hostLike.test(value)) return bare(value);
  }
  return links.length === 0 ? null : links[0]!.address;
}
const hostLike = /^(?:localhost|127\.0\.0\.1|(?:[\p{L}\d-]+\.)+\p{L}{2,})(?::\d+)?(?:[/?#]\S*)?$/u;
const bare = (text: string) => {
  const read = readAddress(text);
  return 'address' in read ? read.address : null;
};
/** A host without a scheme, where a key was found beside it; the signature's home page is none. */
function bareHost(text: string): string | null {
  const words = text.split(/[\s"'<>|,;()]+/).map((word) => word.replace(/[.:]+$/, ''));
  const host = words.find((word) => hostLike.test(word) && !/^www\./i.test(word));
  return host ? bare(host) : null;
}
/** A key beside an address, without a name: alone among its neighbours in having both letters and digits. */
function loneToken(text: string): string | null {
  const words = text.split(/[\s"'<>|,;()]+|=(?=[\w~+/-])/).filter((word) => !/[@:]/.test(word));
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  const likely = words.filter(
    (word) => word.length >= (lines.has(word) ? 10 : 16) && /\d/.test(word) && /[a-z]/i.test(word),
  );
  return likely.find((word) => looksLikeKey(word) && !hostLike.test(word)) ?? null;
}
