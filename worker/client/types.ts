// The API's description as TypeScript, in the form that openapi-fetch takes (`paths`, `components`): what openapi-typescript
// would write, which needs the compiler's JavaScript API, and TypeScript 7 has none.
import { methods, type Description, type Operation } from '../http/description-shapes.ts';
import type { Schema } from '../http/docs-shape.ts';

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const comment = (words: string | undefined) =>
  words ? `/** ${words.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()} */\n` : '';

/** @param sent of what is sent a field with a default may be left out */
const typeOf = (schema: Schema, sent: boolean): string => {
  if (schema.$ref) return `components['schemas'][${JSON.stringify(schema.$ref.split('/').at(-1))}]`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) {
    const values = schema.enum.map((value) => JSON.stringify(value));
    return (isOr(schema, 'null') && !values.includes('null') ? [...values, 'null'] : values).join(' | ');
  }
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((one) => typeOf(one, sent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one, sent)})`).join(' & ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : types.map((type) => ofType(type, schema, sent)).join(' | ');
};
const isOr = ({ type }: Schema, other: string) => Array.isArray(type) && type.includes(other);

const ofType = (type: string, schema: Schema, sent: boolean): string => {
  if (type === 'integer') return 'number';
  if (type === 'array') return `(${typeOf(schema.items ?? {}, sent)})[]`;
  if (type === 'string' && schema.format === 'binary') return 'unknown';
  if (type !== 'object') return type;
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${comment(property.description)}${key(name)}${optional}: ${typeOf(property, sent)}${optional && ' | undefined'};`;
  });
  const open = schema.additionalProperties === undefined || schema.additionalProperties === false;
  return `{ ${fields.join('\n')} ${open ? '' : '[name: string]: unknown;'} }`;
};

const parametersOf = ({ parameters = [] }: Operation): string => {
  const places = ['query', 'header', 'path'].map((place) => {
    const here = parameters.filter((one) => one.in === place);
    if (here.length === 0) return `${place}?: never;`;
    const fields = here.map(
      ({ name, required, schema, description }) =>
        `${comment(description)}${key(name)}${required ? '' : '?'}: ${typeOf(schema ?? {}, true)}${required ? '' : ' | undefined'};`,
    );
    return `${place}${here.some(({ required }) => required) ? '' : '?'}: { ${fields.join('\n')} };`;
  });
  return `{ ${places.join('\n')} cookie?: never; }`;
};

const contentOf = (content: Operation['responses'][string]['content'], sent: boolean): string =>
  `{ ${Object.entries(content ?? {})
    .map(([type, { schema }]) => `${key(type)}: ${typeOf(schema ?? {}, sent)};`)
    .join('\n')} }`;

const operationOf = (operation: Operation): string => {
  const { requestBody: body } = operation;
  const responses = Object.entries(operation.responses).map(
    ([status, { content }]) =>
      `${status}: { headers: { [name: string]: unknown }; content${content ? `: ${contentOf(content, false)}` : '?: never'} };`,
  );
  return `{
    parameters: ${parametersOf(operation)};
    requestBody${body ? `${body.required ? '' : '?'}: { content: ${contentOf(body.content, true)} }` : '?: never'};
    responses: { ${responses.join('\n')} };
  }`;
};

const all = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const pathOf = (item: Description['paths'][string]): string => {
  const verbs = all.map((verb) => {
    const operation = methods.includes(verb as 'get') ? item[verb as 'get'] : undefined;
    if (!operation) return `${verb}?: never;`;
    return `${comment(operation.summary)}${verb}: operations['${operation.operationId}'];`;
  });
  return `{ parameters: { query?: never; header?: never; path?: never; cookie?: never }; ${verbs.join('\n')} }`;
};

/** The whole file, not formatted yet. */
export const typesOf = ({ paths, components }: Description): string => {
  const operations = Object.values(paths).flatMap((item) => methods.flatMap((method) => item[method] ?? []));
  const schemas = Object.entries(components.schemas);
  return `// Made of the API's description by worker/client/generate.ts; a test holds it to it. Not to be edited.

export interface paths {
  ${Object.entries(paths)
    .map(([path, item]) => `${key(path)}: ${pathOf(item)};`)
    .join('\n')}
}

export interface components {
  schemas: {
    ${schemas.map(([name, schema]) => `${comment(schema.description)}${key(name)}: ${typeOf(schema, false)};`).join('\n')}
  };
}

export interface operations {
  ${operations.map((operation) => `${operation.operationId}: ${operationOf(operation)};`).join('\n')}
}
`;
};
