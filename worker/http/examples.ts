// Examples of the API's description: bodies made from their schemas and the fields' own, problems from their words.
import { problemShape, problems } from '../../shared/contract/problems.ts';
import { refusals } from '../../shared/sie/index.ts';
import type { Schema } from './docs-shape.ts';
import { fields } from './fields.ts';

type Schemas = Record<string, Schema>;

const nameOf = (ref: string) => ref.split('/').at(-1)!;
/** @param owners names of the schema and fields that it stands in, the nearest first */
const fieldOf = (owners: string[], name: string) => {
  const own = owners.map((owner) => fields[`${owner}.${name}`]).find((one) => one !== undefined);
  return own ?? fields[name];
};

const typesOf = ({ type }: Schema): string[] => [type ?? []].flat();
const isOfType = (value: unknown, types: string[]): boolean =>
  value === null
    ? types.includes('null')
    : types.includes(typeof value) || (types.includes('integer') && Number.isInteger(value));

/**
 * A body of that schema, with the fields that it may have.
 * @param name of the field it is
 * @param owners names of the schemas and fields that it stands in, the nearest first; a schema inside itself is left out
 */
export const exampleOf = (schema: Schema, schemas: Schemas, name = '', owners: string[] = []): unknown => {
  if (schema.$ref) {
    const target = nameOf(schema.$ref);
    if (owners.includes(target) || !schemas[target]) return {};
    return exampleOf(schemas[target], schemas, name, [target, ...owners]);
  }
  const known = fieldOf(owners, name)?.[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) {
    const fitting = either.find((one) => known !== undefined && isOfType(known, typesOf(one)));
    return exampleOf(fitting ?? either[0]!, schemas, name, owners);
  }
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((one) => exampleOf(one, schemas, name, owners)));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.includes(known) ? known : schema.enum[0];
  const types = typesOf(schema);
  if (known !== undefined && isOfType(known, types) && fits(known, schema)) return known;
  if (schema.example !== undefined) return schema.example;
  if (types.includes('object'))
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        // What tells that something went wrong is no part of what went well.
        .filter(([field]) => field !== 'problem' || schema.required?.includes(field))
        .map(([field, inner]) => [
          field,
          exampleOf(inner, schemas, field, name ? [name, ...owners] : owners),
        ]),
    );
  if (types.includes('array')) return schema.items ? [exampleOf(schema.items, schemas, name, owners)] : [];
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return 1;
  return types.includes('string') ? name || 'text' : null;
};

const fits = (value: unknown, { pattern }: Schema) =>
  typeof value !== 'string' || pattern === undefined || new RegExp(pattern).test(value);

/** Says of each field what its name means, where the schema does not. */
export const withWords = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, worded(schema, [name])]));

const worded = <T extends Schema>(schema: T, owners: string[]): T => {
  const inner: Partial<Schema> = {};
  if (schema.properties)
    inner.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => {
        const words = fieldOf(owners, name)?.[1];
        const said = property.$ref || property.description || !words ? {} : { description: words };
        return [name, worded({ ...property, ...said }, [name, ...owners])];
      }),
    );
  if (schema.items) inner.items = worded(schema.items, owners);
  if (schema.allOf) inner.allOf = schema.allOf.map((one) => worded(one, owners));
  if (schema.anyOf) inner.anyOf = schema.anyOf.map((one) => worded(one, owners));
  return { ...schema, ...inner };
};

/** What stands for the values that a problem's words ask for. */
const values: Record<string, unknown> = {
  company: fields['company']![0],
  expected: fields['organisationNumber']![0],
  file: fields['filename']![0],
  year: fields['start']![0],
  years: fields['start']![0],
  other: '2024-07-01',
  date: '2026-04-01',
  found: '559999-0404',
  number: fields['organisationNumber']![0],
  name: fields['name']![0],
  limit: 2_097_152,
  required: 'operator',
  role: 'reader',
  method: 'PATCH',
  methods: 'GET, HEAD, OPTIONS',
  errors: 'limit: must be a whole number in digits',
  depth: 64,
  pieces: 50_000,
};

/** One of each of those problems, as it is answered in English. */
export const problemExamples = (
  answered: ReadonlySet<string>,
): Record<string, { summary: string; value: unknown }> =>
  Object.fromEntries(
    [
      ...Object.keys(problems).map((code) => [code, {}] as const),
      ...Object.entries(refusals)
        .filter(([code]) => !(code in problems))
        .map(([code, texts]) => [code, { texts, line: 117, label: '#VER' }] as const),
    ]
      .filter(([code]) => answered.has(code))
      .map(([code, more]) => {
        const words = JSON.stringify(problems[code as keyof typeof problems]?.detail ?? '');
        const asked = Object.fromEntries(
          Object.entries(values).filter(([name]) => words.includes(`{${name}}`)),
        );
        const value = problemShape(code, { ...asked, ...more }, 'en');
        return [code, { summary: value.title, value }];
      }),
  );
