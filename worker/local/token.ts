// The administrator's token of a local run: given, or made once and kept in the state.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function localToken(given: string | undefined, file: string): string {
  if (given !== undefined) return given;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const token = randomBytes(24).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
