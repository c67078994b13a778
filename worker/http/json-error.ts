// Where a text stops being JSON (RFC 8259): the parsers at hand say it differently, in one language, or not at all.

/** Line and column, from 1, of the first sign that cannot stand where it stands; `at` null where the text just ends. */
export interface JsonError {
  line: number;
  column: number;
  found: string | null;
}

const token =
  // oxlint-disable-next-line no-control-regex -- JSON forbids them within a string
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b))/y;

/** What may come next: in an object `key`, then `colon`, a value, then `more`. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'more' | 'end';

/** Null for a text that is JSON. */
export const jsonError = (text: string): JsonError | null => {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return firstError(text);
  }
};

const firstError = (text: string): JsonError => {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length > 0 ? 'more' : 'end');
  while (expected !== 'end') {
    token.lastIndex = at;
    const found = token.exec(text);
    const next: Expected | null = found ? step(found, expected, open, afterValue) : null;
    if (next === null) return placeOf(text, at);
    at = token.lastIndex;
    expected = next;
  }
  return placeOf(text, at);
};

const step = (
  [, mark, string, scalar]: RegExpExecArray,
  expected: Expected,
  open: ('{' | '[')[],
  afterValue: () => Expected,
): Expected | null => {
  const inside = open.at(-1);
  if (expected.startsWith('value')) {
    if (string !== undefined || scalar !== undefined) return afterValue();
    if (mark === '{' || mark === '[') {
      open.push(mark);
      return mark === '{' ? 'key or }' : 'value or ]';
    }
  }
  if (expected.startsWith('key') && string !== undefined) return 'colon';
  if (expected === 'colon') return mark === ':' ? 'value' : null;
  const mayClose = expected === 'more' || expected.includes(' or ');
  if (mayClose && ((mark === '}' && inside === '{') || (mark === ']' && inside === '['))) {
    open.pop();
    return afterValue();
  }
  if (expected === 'more' && mark === ',') return inside === '{' ? 'key' : 'value';
  return null;
};

const placeOf = (text: string, from: number): JsonError => {
  const blanks = /^[ \t\n\r]*/.exec(text.slice(from))?.[0].length ?? 0;
  const at = from + blanks;
  const before = text.slice(0, at).split('\n');
  const sign = text.codePointAt(at);
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found: sign === undefined ? null : String.fromCodePoint(sign),
  };
};
