// A JSON schema of the API's description, written as a person reads it: `{ id: string, rows: integer }`.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  description?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** @param seen names on the way here: a schema inside itself is written by its name */
export const shapeOf = (
  schema: Schema,
  components: Record<string, Schema>,
  indent = '',
  seen: string[] = [],
): string => {
  const inside = (inner: Schema, deeper = indent) => shapeOf(inner, components, deeper, seen);
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const target = components[name];
    if (!target || seen.includes(name)) return name;
    return shapeOf(target, components, indent, [...seen, name]);
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((one) => inside(one)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => inside(one)).join(' & ');
  const types = [schema.type ?? 'any'].flat();
  return types.map((type) => ofType(type, schema, indent, inside)).join(' | ');
};

const ofType = (
  type: string,
  schema: Schema,
  indent: string,
  inside: (inner: Schema, deeper?: string) => string,
): string => {
  if (type === 'array') {
    const item = inside(schema.items ?? {});
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (type !== 'object') return schema.format && type === 'string' ? `string (${schema.format})` : type;
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return '{ … }';
  const deeper = `${indent}  `;
  const lines = properties.map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${deeper}${name}${optional}: ${inside(property, deeper)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
};
