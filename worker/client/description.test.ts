// What is made of the description: it is valid OpenAPI 3.1 and complete, as a linter of others' judges, and the client's
// types are those of it.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Schema } from '../http/docs-shape.ts';
import { readDescription } from './description.ts';
import { file, generated } from './generate.ts';
import { ruleset } from './ruleset.ts';

/** What is asked by anybody, without a parameter, is refused nothing. */
const refusesNothing = ['/healthz', '/openapi.json', '/docs', '/invitation'];

it('is clean by the ruleset', async () => {
  const source = JSON.stringify(await readDescription());
  const config = await createConfig(ruleset);
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  const told = found
    .map(({ ruleId, message, location: [place] }) => `${ruleId}: ${message} ${place?.pointer}`)
    .filter(
      (one) =>
        !refusesNothing.some((path) =>
          one.includes(
            `Operation must have at least one \`4XX\` response. #/paths/${path.replaceAll('/', '~1')}/`,
          ),
        ),
    );
  expect(told).toEqual([]);
});

it('says of every field of a body what it means (else: worker/http/fields.ts)', async () => {
  const { components } = await readDescription();
  const silent = new Set<string>();
  const look = (schema: Schema, owner: string) => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!property.$ref && !property.description) silent.add(`${owner}.${name}`);
      look(property, owner);
    }
    for (const inner of [schema.items ?? [], schema.anyOf ?? []].flat()) look(inner, owner);
  };
  for (const [name, schema] of Object.entries(components.schemas)) look(schema, name);
  expect([...silent]).toEqual([]);
});

it('has the client’s types (else: npx node worker/client/generate.ts)', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await generated());
});
