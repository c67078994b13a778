// Tokens that are whole are known as such; one sign more, less or other, and they are not.
import { describe, expect, it } from 'vitest';
import { isFormerToken, isSecret, marks, newSecret, type SecretKind } from './secret.ts';

const kinds = Object.keys(marks) as SecretKind[];

describe.each(kinds)('a secret of the kind %s', (kind) => {
  it('has the form that scanners are told, is of its kind alone, and comes once', () => {
    const made = Array.from({ length: 200 }, () => newSecret(kind));
    expect(new Set(made).size).toBe(200);
    for (const secret of made) {
      expect(secret).toMatch(/^tom[is]?_[0-9A-Za-z]{49}$/);
      expect(kinds.filter((other) => isSecret(other, secret))).toEqual([kind]);
    }
  });

  it('is refused with a sign changed, exchanged, gone or added, at every place', () => {
    const secret = newSecret(kind);
    for (let i = 0; i < secret.length; i += 1) {
      const other = secret[i] === 'a' ? 'b' : 'a';
      const [head, tail] = [secret.slice(0, i), secret.slice(i + 1)];
      const exchanged = head + (tail[0] ?? '') + secret[i] + tail.slice(1);
      for (const wrong of [head + other + tail, head + tail, head + secret[i] + other + tail])
        expect(isSecret(kind, wrong), wrong).toBe(false);
      if (exchanged !== secret) expect(isSecret(kind, exchanged), exchanged).toBe(false);
    }
    for (const wrong of [
      '',
      marks[kind],
      secret.toUpperCase(),
      `${secret}\n`,
      `${secret} `,
      secret.repeat(2),
    ])
      expect(isSecret(kind, wrong)).toBe(false);
  });

  it('spreads over all digits', () => {
    const seen = new Set(
      Array.from({ length: 100 }, () => newSecret(kind).slice(marks[kind].length)).join(''),
    );
    expect(seen.size).toBe(62);
  });
});

it('knows tokens as they were before', () => {
  expect(isFormerToken('tbd_q3-Zk0_mVb8yR1xWc7Tn4LpQe2Hs9JdFa6GuKoNiEwY')).toBe(true);
  for (const wrong of ['tbd_', 'tbd_kort', `tbd_${'a'.repeat(44)}`, `tbd_${'å'.repeat(43)}`])
    expect(isFormerToken(wrong)).toBe(false);
});
