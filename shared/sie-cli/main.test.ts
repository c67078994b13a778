// The command, run as a person runs it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CP437_CODE_POINTS } from '../sie/text/cp437.ts';

const folder = mkdtempSync(join(tmpdir(), 'sie-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sample = join(import.meta.dirname, '../fixtures/samples/pahittade-projektbyran-2025.se');
const main = join(import.meta.dirname, 'main.ts');
const sie = (...args: string[]) => execFileSync(process.execPath, [main, ...args], { encoding: 'utf8' });

it('digest: the same of the same books in another encoding and order, another when an öre differs', () => {
  const text = [...readFileSync(sample)]
    .map((byte) => String.fromCodePoint(CP437_CODE_POINTS[byte]!))
    .join('')
    .replace(/#KSUMMA.*\r\n/g, '');
  const vouchers = text.match(/#VER[\s\S]*?\r\n}\r\n/g)!;
  const head = text.slice(0, text.indexOf('#VER'));
  const put = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const digest = sie('digest', sample);
  expect(digest).toMatch(/^1-[0-9a-f]{32}\n$/);
  const reversed = put('reversed.se', head + vouchers.toReversed().join(''));
  expect(sie('digest', reversed)).toBe(digest);
  expect(JSON.parse(sie('digest', reversed, '--json'))).toMatchObject({
    digest: digest.trim(),
    fiscalYear: { start: '2025-01-01', end: '2025-12-31' },
    vouchers: vouchers.length,
  });
  expect(JSON.parse(sie('inspect', sample, '--json')).digest).toBe(digest.trim());
  const changed = put('changed.se', text.replace(/(#TRANS [^\r]*)1(\.\d\d)/, '$12$2'));
  expect(sie('digest', changed)).not.toBe(digest);
});

it('digest: a file that is refused says why, with exit code 1', () => {
  const { status, stderr } = spawnSync(process.execPath, [main, 'digest', join(folder, 'none.se')], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('finns inte')]);
});
