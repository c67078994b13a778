// The contrast of every pair of colours that meet, in both themes, by WCAG 2's formula (1.4.3 text, 1.4.11 edges).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What is read, and upon what. */
const texts: Record<string, string[]> = {
  text: ['ground', 'sunken', 'raised', 'accent-wash', 'danger-wash', 'warn-wash', 'good-wash'],
  quiet: ['ground', 'sunken', 'raised', 'off'],
  accent: ['ground', 'sunken', 'accent-wash'],
  'on-accent': ['accent', 'accent-strong'],
  'on-danger': ['danger', 'danger-strong'],
  'danger-text': ['ground', 'sunken', 'danger-wash'],
  good: ['ground', 'good-wash'],
  warn: ['ground', 'warn-wash'],
};
/** The edge of a field, the ring of the focus, a field at fault. */
const edges: Record<string, string[]> = {
  'line-strong': ['ground', 'sunken'],
  accent: ['ground', 'sunken', 'raised'],
  danger: ['ground'],
};
const pairs = (list: Record<string, string[]>) =>
  Object.entries(list).flatMap(([front, backs]) => backs.map((back) => [front, back] as const));
const ratios = (front: string, back: string) =>
  (['light', 'dark'] as const).map((theme) =>
    contrast(colours.get(front)![theme], colours.get(back)![theme]),
  );

test.each(pairs(texts))('%s is read upon %s', (front, back) =>
  expect(Math.min(...ratios(front, back))).toBeGreaterThanOrEqual(4.5),
);
test.each(pairs(edges))('%s is seen upon %s', (front, back) =>
  expect(Math.min(...ratios(front, back))).toBeGreaterThanOrEqual(3),
);
