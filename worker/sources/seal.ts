// What a source is asked with, encrypted at rest: AES-256-GCM under a key that is a secret of the worker. Several keys
// may be held: the first encrypts, all decrypt, so that one can be changed for another.
import { problem } from '../problem.ts';

export interface Sealed {
  keyId: string;
  secret: string;
}
/** `SOURCE_KEYS`: `id:key`, comma-separated, each key 32 bytes in base64. */
export type SealingKeys = { SOURCE_KEYS?: string };

const nonceBytes = 12;
const keyBytes = 32;

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

const parse = (entry: string): { id: string; bytes: Uint8Array<ArrayBuffer> } | null => {
  const [, id, text] = /^\s*([\w-]{1,40}):([A-Za-z0-9+/]+=*)\s*$/.exec(entry) ?? [];
  try {
    const bytes = fromBase64(text ?? '');
    return id !== undefined && bytes.byteLength === keyBytes ? { id, bytes } : null;
  } catch {
    return null;
  }
};

/** @throws problem `sources_not_set_up` without a key, or with one that is none */
const keysOf = ({ SOURCE_KEYS }: SealingKeys) => {
  const keys = (SOURCE_KEYS ?? '').split(',').map(parse);
  const [first] = keys;
  if (!first || keys.includes(null)) throw problem('sources_not_set_up');
  return keys as NonNullable<(typeof keys)[number]>[];
};

const importKey = (bytes: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);

/** The id of the key that encrypts now. @throws problem `sources_not_set_up` */
export const currentKeyId = (env: SealingKeys): string => keysOf(env)[0]!.id;

/** The ids of keys that only decrypt. @throws problem `sources_not_set_up` */
export const formerKeyIds = (env: SealingKeys): string[] =>
  keysOf(env)
    .slice(1)
    .map(({ id }) => id);

/**
 * @param context what the secret is of: under another it cannot be opened
 * @throws problem `sources_not_set_up`
 */
export const seal = async (env: SealingKeys, value: unknown, context: string): Promise<Sealed> => {
  const { id, bytes } = keysOf(env)[0]!;
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const cipher = await crypto.subtle.encrypt(algorithm, await importKey(bytes, 'encrypt'), plain);
  return { keyId: id, secret: toBase64(new Uint8Array([...iv, ...new Uint8Array(cipher)])) };
};

/** @throws problem `sources_not_set_up` when the key is held no more, or is another */
export const unseal = async <T>(env: SealingKeys, { keyId, secret }: Sealed, context: string): Promise<T> => {
  const key = keysOf(env).find(({ id }) => id === keyId);
  if (!key) throw problem('sources_not_set_up');
  const all = fromBase64(secret);
  const iv = all.subarray(0, nonceBytes);
  const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
  const cryptoKey = await importKey(key.bytes, 'decrypt');
  const plain = await crypto.subtle
    .decrypt(algorithm, cryptoKey, all.subarray(nonceBytes))
    .catch((): never => {
      throw problem('sources_not_set_up');
    });
  return JSON.parse(new TextDecoder().decode(plain)) as T;
};
