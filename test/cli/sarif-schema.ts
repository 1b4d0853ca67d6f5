/**
 * The part of the SARIF 2.1.0 schema that our logs use, as data: for each object the properties
 * that it may have, those that it must have, and their types. Written after the standard (OASIS,
 * Static Analysis Results Interchange Format Version 2.1.0, 27 March 2020, sections 3.13 to 3.58);
 * like there, an object has no other properties.
 */

/** What a property may be: a type, a list of objects, one object, or one of some texts. */
type PropertyType =
  | 'string'
  | 'uri'
  | 'uriReference'
  | 'boolean'
  | 'integer'
  | 'any'
  | { readonly one: string }
  | { readonly list: string; readonly unique?: boolean }
  | { readonly oneOf: readonly string[] }
  | { readonly atLeast: number };

interface ObjectType {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, PropertyType>>;
}

const LEVELS = { oneOf: ['none', 'note', 'warning', 'error'] };

const SARIF: Readonly<Record<string, ObjectType>> = {
  sarifLog: {
    required: ['version', 'runs'],
    properties: { $schema: 'uri', version: { oneOf: ['2.1.0'] }, runs: { list: 'run' } },
  },
  run: {
    required: ['tool'],
    properties: {
      tool: { one: 'tool' },
      invocations: { list: 'invocation' },
      results: { list: 'result' },
      properties: 'any',
    },
  },
  tool: { required: ['driver'], properties: { driver: { one: 'toolComponent' } } },
  toolComponent: {
    required: ['name'],
    properties: {
      name: 'string',
      version: 'string',
      rules: { list: 'reportingDescriptor', unique: true },
    },
  },
  reportingDescriptor: {
    required: ['id'],
    properties: {
      id: 'string',
      shortDescription: { one: 'multiformatMessageString' },
      help: { one: 'multiformatMessageString' },
      helpUri: 'uri',
    },
  },
  multiformatMessageString: { required: ['text'], properties: { text: 'string' } },
  invocation: {
    required: ['executionSuccessful'],
    properties: {
      executionSuccessful: 'boolean',
      exitCode: 'integer',
      toolExecutionNotifications: { list: 'notification' },
    },
  },
  notification: {
    required: ['message'],
    properties: { level: LEVELS, message: { one: 'message' } },
  },
  message: { required: ['text'], properties: { text: 'string' } },
  result: {
    required: ['message'],
    properties: {
      ruleId: 'string',
      ruleIndex: { atLeast: -1 },
      level: LEVELS,
      message: { one: 'message' },
      locations: { list: 'location' },
    },
  },
  location: {
    required: [],
    properties: {
      physicalLocation: { one: 'physicalLocation' },
      logicalLocations: { list: 'logicalLocation', unique: true },
    },
  },
  physicalLocation: {
    required: ['artifactLocation'],
    properties: { artifactLocation: { one: 'artifactLocation' }, region: { one: 'region' } },
  },
  artifactLocation: { required: ['uri'], properties: { uri: 'uriReference' } },
  region: {
    required: [],
    properties: { byteOffset: { atLeast: -1 }, byteLength: { atLeast: 0 } },
  },
  logicalLocation: { required: [], properties: { fullyQualifiedName: 'string' } },
};

/** What is wrong with a value by the schema, with where it is. */
export function sarifProblems(value: unknown, type = 'sarifLog', path = '$'): string[] {
  const shape = SARIF[type]!;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [`${path} is no ${type}`];
  }
  const fields = value as Record<string, unknown>;
  const missing = shape.required.filter((name) => fields[name] === undefined);
  const wrong = Object.entries(fields).flatMap(([name, inner]) => {
    const own = shape.properties[name];
    const at = `${path}.${name}`;
    return own === undefined ? [`${at} is not known`] : propertyProblems(inner, own, at);
  });
  return [...missing.map((name) => `${path} has no ${name}`), ...wrong];
}

function propertyProblems(value: unknown, type: PropertyType, path: string): string[] {
  if (type === 'any') return [];
  if (typeof type === 'object') {
    if ('one' in type) return sarifProblems(value, type.one, path);
    if ('list' in type) {
      if (!Array.isArray(value)) return [`${path} is no list`];
      const texts = value.map((item) => JSON.stringify(item));
      const isUnique = type.unique !== true || new Set(texts).size === texts.length;
      const inner = value.flatMap((item, at) =>
        sarifProblems(item, type.list, `${path}[${String(at)}]`),
      );
      return isUnique ? inner : [...inner, `${path} has something twice`];
    }
    if ('oneOf' in type)
      return type.oneOf.includes(value as string) ? [] : [`${path} is ${String(value)}`];
    return Number.isInteger(value) && Number(value) >= type.atLeast ? [] : [`${path} is too small`];
  }
  if (type === 'boolean') return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
  if (type === 'integer') return Number.isInteger(value) ? [] : [`${path} is no integer`];
  if (typeof value !== 'string') return [`${path} is no string`];
  if (type === 'uri') return URL.canParse(value) ? [] : [`${path} is no URI`];
  return type === 'uriReference' && !isRelative(value) ? [`${path} is no relative reference`] : [];
}

/** A path of RFC 3986 without scheme and host, made of the characters that it allows. */
function isRelative(text: string): boolean {
  return /^(?!\/\/)(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})*$/.test(text);
}
