/**
 * Makes `src/messages/requests.ts` of `requests.proto`: a type for each message and the table of
 * their fields, in the order of the definitions, which is the order of etcd's texts. No static
 * module is made of the requests: what etcd takes for a request is what Go's generated decoder
 * takes, and that is decided by a decoder of our own.
 */

import protobuf from 'protobufjs';
import type { Enum, Field, Type } from 'protobufjs';
import { format } from 'prettier';

const PACKAGE = 'requests';

const HEAD = `/**
 * Made from \`requests.proto\` by \`npm run messages\`: the requests' types, and the table of their
 * fields in the order in which etcd's texts have them. A field that is not there is zero. Texts are
 * kept as their bytes, since nothing makes sure that they are UTF-8.
 */

/** One field of a message. */
export interface RequestField {
  readonly name: string;
  readonly number: number;
  readonly type: 'bytes' | 'string' | 'bool' | 'int64' | 'uint64' | 'enum' | 'message';
  /** The type of a field that is a message. */
  readonly message?: RequestName;
  /** The names of an enum's values, which are 0, 1, 2 and so on. */
  readonly names?: readonly string[];
  readonly isRepeated?: boolean;
  /** Of the fields with the same choice, one at most is there. */
  readonly choice?: string;
  /** Whether it is told apart from zero when it is zero. */
  readonly hasPresence?: boolean;
  /** Whether it is a value, a password or a token. */
  readonly isSecret?: boolean;
}

/** What every message can have besides its fields: those that are not known, with their tags. */
export interface UnknownFields {
  readonly $unknown?: readonly Uint8Array[];
}
`;

/** The text of the module, as Prettier lays it out. */
export async function requestFieldsModule(definitions: string): Promise<string> {
  const { root } = protobuf.parse(definitions, { keepCase: true });
  root.resolveAll();
  const types = root.lookup(PACKAGE, protobuf.Namespace);
  if (!(types instanceof protobuf.Namespace)) throw new Error(`no package ${PACKAGE}`);
  const messages = types.nestedArray.filter((one) => one instanceof protobuf.Type);
  const text = [
    HEAD,
    ...messages.map(interfaceOf),
    `/** All messages by name. */\nexport interface Requests {`,
    ...messages.map(({ name }) => `readonly ${name}: ${name};`),
    `}\n\n/** Name of a message. */\nexport type RequestName = keyof Requests;\n`,
    `/** The fields of every message. */`,
    `export const REQUEST_FIELDS: Readonly<Record<RequestName, readonly RequestField[]>> = {`,
    ...messages.map((type) => `${type.name}: [${type.fieldsArray.map(rowOf).join(', ')}],`),
    '};\n',
  ].join('\n');
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

function interfaceOf({ name, fieldsArray }: Type): string {
  const head = `/** \`${name}\`. */\nexport `;
  if (fieldsArray.length === 0) return `${head}type ${name} = UnknownFields;\n`;
  const fields = fieldsArray.map((field) => {
    const type = typeOf(field);
    return `readonly ${field.name}?: ${field.repeated ? `readonly ${type}[]` : type};`;
  });
  return `${head}interface ${name} extends UnknownFields {\n${fields.join('\n')}\n}\n`;
}

function typeOf({ name, type, resolvedType }: Field): string {
  if (resolvedType instanceof protobuf.Type) return resolvedType.name;
  if (resolvedType instanceof protobuf.Enum) return 'number';
  if (type === 'bytes' || type === 'string') return 'Uint8Array';
  if (type === 'bool') return 'boolean';
  if (type === 'int64' || type === 'uint64') return 'bigint';
  throw new Error(`${name}: no type for ${type}`);
}

function rowOf(field: Field): string {
  const { name, id, type, resolvedType, partOf } = field;
  const isChoice = partOf !== null && !partOf.name.startsWith('_');
  const row: Record<string, unknown> = { name, number: id, type };
  if (resolvedType instanceof protobuf.Type) {
    Object.assign(row, { type: 'message', message: resolvedType.name });
  } else if (resolvedType instanceof protobuf.Enum) {
    Object.assign(row, { type: 'enum', names: namesOf(resolvedType) });
  }
  if (field.repeated) Object.assign(row, { isRepeated: true });
  if (isChoice) Object.assign(row, { choice: partOf.name });
  if (partOf !== null) Object.assign(row, { hasPresence: true });
  if (field.options?.['debug_redact'] === true) Object.assign(row, { isSecret: true });
  const cells = Object.entries(row).map(([cell, value]) => `${cell}: ${JSON.stringify(value)}`);
  return `{ ${cells.join(', ')} }`;
}

/** The names by value, which must be without holes. */
function namesOf({ name, values }: Enum): readonly string[] {
  const names = Object.entries(values).sort((a, b) => a[1] - b[1]);
  if (names.some(([, value], at) => value !== at)) throw new Error(`${name}: values with holes`);
  return names.map(([text]) => text);
}
