/** Checks a value against the part of JSON Schema (2020-12) that our schemas use. */

/** A schema. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly $ref?: string;
}

/** What is wrong with a value, a line each. */
export function schemaFaults(
  value: unknown,
  schema: JsonSchema,
  root: JsonSchema,
  path = '',
): string[] {
  if (schema.$ref !== undefined) return schemaFaults(value, resolve(schema.$ref, root), root, path);
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(`${path}: ${what}`);
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types !== undefined && !types.some((type) => isOfType(value, type)))
    say(`no ${types.join()}`);
  if ('const' in schema && value !== schema.const) say(`not ${String(schema.const)}`);
  if (schema.enum !== undefined && !schema.enum.includes(value))
    say(`not in ${schema.enum.join()}`);
  if (schema.pattern !== undefined && typeof value === 'string') {
    if (!new RegExp(schema.pattern).test(value)) say(`not like ${schema.pattern}`);
  }
  if (schema.minimum !== undefined && Number(value) < schema.minimum) say('too small');
  const isOne = schema.anyOf?.some((one) => schemaFaults(value, one, root, path).length === 0);
  if (isOne === false) {
    faults.push(...schema.anyOf!.flatMap((one) => schemaFaults(value, one, root, path)));
  }
  return [...faults, ...innerFaults(value, schema, root, path)];
}

function innerFaults(value: unknown, schema: JsonSchema, root: JsonSchema, path: string): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((inner, at) => schemaFaults(inner, items, root, `${path}/${String(at)}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const faults = missing.map((name) => `${path}: ${name} is missing`);
  for (const [name, inner] of Object.entries(value)) {
    const known = schema.properties;
    const own = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
    const rule = own ?? schema.additionalProperties ?? true;
    if (rule === false) faults.push(`${path}: ${name} is not known`);
    else if (rule !== true) faults.push(...schemaFaults(inner, rule, root, `${path}/${name}`));
  }
  return faults;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function resolve(ref: string, root: JsonSchema): JsonSchema {
  let found: unknown = root;
  for (const name of ref.replace(/^#\//, '').split('/')) {
    found = (found as Record<string, unknown> | undefined)?.[name];
  }
  if (found === undefined) throw new Error(`no ${ref} in the schema`);
  return found as JsonSchema;
}
