// What is logged: one line of JSON an event. What could open a door is left out wherever it stands: tokens, what follows
// Bearer, signed tokens, and all of an address behind its host.

export type Level = 'info' | 'warn' | 'error';
export type Fields = Record<string, unknown>;
export type Log = (level: Level, event: string, fields: Fields) => void;

/** Signs of an error's message and of its stack that are kept. */
const kept = 2_000;

const secrets: [RegExp, string][] = [
  [/\b(?:tom[is]?|tbd)_[\w-]+/g, '[secret]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [secret]'],
  [/\beyJ[\w-]*\.[\w-]+(?:\.[\w-]*)?/g, '[secret]'],
  [/\b(https?:\/\/)(?:[^\s/@]*@)?([^\s/?#"']+)[^\s"']*/gi, '$1$2/…'],
  [
    /("?\b(?:client_?secret|secret|password|refresh_?token|access_?token|id_?token|code|state)"?\s*[:=]\s*)("[^"]*"|[^\s,&}]+)/gi,
    '$1[secret]',
  ],
];

/** The text without what could open a door. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text).slice(0, kept);

const told = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutSecrets(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack = '', cause } = value;
  return { name, message, stack, ...(cause === undefined ? {} : { cause }) };
};

/** Where nothing else is said: the platform's log. */
export const consoleLog: Log = (level, event, fields) => {
  const line = { level, event, at: new Date().toISOString(), ...fields };
  console[level](JSON.stringify(line, (_, value: unknown) => told(value)));
};

/** Something of ours that went wrong, wherever it did. */
export const logError = (event: string, error: unknown, fields: Fields = {}): void =>
  consoleLog('error', event, { ...fields, error });
