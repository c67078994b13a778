// Requests made of the API's description, each with something wrong with it: a verb, a path, a parameter, a header, a
// field, the body as a whole; so that what is there is found and not what is asked.
import { methods, type Description, type Operation } from '../http/description-shapes.ts';
import type { Random } from './random.ts';

export interface Malformed {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

const nasty = [
  '',
  ' ',
  'null',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  '0x10',
  '2024-02-30',
  '9999-12-31',
  "' OR 1=1 --",
  '"; DROP TABLE company; --',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%00',
  '%',
  '%ff%fe',
  'a\u0000b',
  'x\r\nSet-Cookie: a=b',
  '%0d%0aSet-Cookie:%20a=b',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  '\u202eåäö\ud800',
  '💣'.repeat(40),
  'a'.repeat(5_000),
  '*',
  '"',
  'eyJhbGciOiJub25lIn0.e30.',
  '[]',
  'true',
];
const values: unknown[] = [
  ...nasty,
  null,
  true,
  0,
  -0,
  1.5,
  -1e308,
  2 ** 53,
  [],
  {},
  [[[]]],
  [null],
  { a: { b: { c: 1 } } },
  Array.from({ length: 300 }, (_, i) => i),
];
const types = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'x',
];
const headerNames = [
  'accept-language',
  'if-match',
  'if-none-match',
  'if-range',
  'range',
  'idempotency-key',
  'content-encoding',
  'x-http-method-override',
  'x-forwarded-for',
  'cf-connecting-ip',
  'authorization',
];
const verbs = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'get',
  'PURGE',
  'MKCOL',
];

/** What a header can hold; a client lets nothing else out. */
const forHeader = (text: string) => text.replaceAll(/[^\t -~]/g, '?').trim();

/** @param known values that are there, by the names of parameters */
export const createMalformed = (
  description: Description,
  known: Record<string, string[]>,
  random: Random,
) => {
  const operations = Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method: method.toUpperCase(), operation }] : [];
    }),
  );
  const valueOf = (name: string): string => {
    const there = known[name];
    return there && random.chance(0.7) ? random.pick(there) : random.pick(nasty);
  };

  const queryOf = (operation: Operation): string => {
    const names = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    const pairs = names
      .filter(() => random.chance(0.4))
      .flatMap((name) => (random.chance(0.1) ? [name, name] : [name]))
      .map((name) => [name, valueOf(name)] as const);
    if (random.chance(0.15)) pairs.push([random.pick(nasty), random.pick(nasty)]);
    return pairs
      .map(([name, value]) =>
        random.chance(0.8)
          ? `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`
          : `${name}=${value}`,
      )
      .join('&');
  };

  const mutated = (value: unknown, depth = 0): unknown => {
    if (depth > 4 || random.chance(0.25)) return random.pick(values);
    if (Array.isArray(value)) {
      const items = value.map((one) => (random.chance(0.5) ? mutated(one, depth + 1) : one));
      return random.chance(0.3) ? [...items, ...items, random.pick(values)] : items;
    }
    if (typeof value !== 'object' || value === null) return random.pick(values);
    const entries = Object.entries(value)
      .filter(() => random.chance(0.9))
      .map(([name, one]) => [name, random.chance(0.5) ? mutated(one, depth + 1) : one]);
    if (random.chance(0.2)) entries.push([random.pick(nasty), random.pick(values)]);
    return Object.fromEntries(entries);
  };
  const bodyOf = (operation: Operation): string | Uint8Array => {
    const example = operation.requestBody?.content?.['application/json']?.example ?? {};
    const text = JSON.stringify(mutated(example));
    const kind = random.below(12);
    if (kind === 0) return text.slice(0, random.below(text.length + 1));
    if (kind === 1) return Uint8Array.from({ length: random.below(400) }, () => random.below(256));
    if (kind === 2) return '['.repeat(random.below(3_000));
    if (kind === 3) return `#FLAGGA 0\r\n${random.pick(nasty)}\r\n#RAR 0 20240101 20241231\r\n#VER {`;
    if (kind === 4) return `{"__proto__": {"role": "admin"}, ${text.slice(1)}`;
    return text;
  };

  return (): Malformed => {
    const { path, method, operation } = random.pick(operations);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(valueOf(name).toWellFormed()),
    );
    const query = queryOf(operation);
    const verb = random.chance(0.12) ? random.pick(verbs) : method;
    const takesBody = !['GET', 'HEAD', 'get'].includes(verb);
    const headers = headerNames
      .filter(() => random.chance(0.06))
      .map((name) => [name, forHeader(random.pick(nasty))]);
    return {
      method: verb,
      path: `${random.chance(0.04) ? filled.replaceAll('/', random.pick(['//', '/./', '/%2f'])) : filled}${query ? `?${query}` : ''}`,
      headers: {
        ...(takesBody
          ? { 'content-type': random.chance(0.7) ? 'application/json' : random.pick(types) }
          : {}),
        ...Object.fromEntries(headers),
      },
      body: takesBody && random.chance(0.9) ? bodyOf(operation) : null,
    };
  };
};
