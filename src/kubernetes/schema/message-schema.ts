/**
 * What is known of the messages that Kubernetes stores. The lines of `schema-data.ts` are read when
 * a message is first asked for:
 *
 *     @k8s.io.api.rbac.v1 rbac.authorization.k8s.io/v1
 *     PolicyRule verbs:1s* apiGroups:2s*e resources:3s*e …
 *
 * a package with its apiVersion, then its messages; `=` behind a name marks a Go list or map that
 * has a name. A field is its JSON name, `:`, number, type, flags. Types: s string, i int32,
 * l int64, b bool, y bytes, d double, `<Message>` of the same package, `<4.Message>` of the package
 * at index 4. Flags: * repeated, % map from strings, p pointer, e omitempty, z omitzero, n inline.
 */

import { SCHEMA_TEXT } from './schema-data.ts';

/** A scalar's letter, or the full name of a message. */
export type TypeName = string;

/** A field as `generated.proto` and the tag of its Go struct tell it. */
export interface FieldSchema {
  readonly number: number;
  /** Empty for a message whose fields are merged into the object around it. */
  readonly jsonName: string;
  readonly type: TypeName;
  readonly isRepeated: boolean;
  readonly isMap: boolean;
  readonly isPointer: boolean;
  readonly isInline: boolean;
  /** Left out of JSON where it is empty. */
  readonly omitEmpty: boolean;
  readonly omitZero: boolean;
}

/** A message. */
export interface MessageSchema {
  /** `k8s.io.api.rbac.v1.PolicyRule`. */
  readonly name: string;
  /** Whether its JSON is that of its only field, a list or map. */
  readonly isWrapper: boolean;
  /** In the order of the Go struct, which is that of its JSON. */
  readonly fields: readonly FieldSchema[];
}

interface Line {
  readonly text: string;
  readonly packageName: string;
}

/** The lines, by what they are of. */
interface Schema {
  readonly packages: readonly string[];
  readonly packageOf: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, Line>;
}

const CORE_PACKAGE = 'k8s.io.api.core.v1';
const META_PACKAGE = 'k8s.io.apimachinery.pkg.apis.meta.v1';
/** The ObjectMeta that every stored kind has in field 1. */
export const OBJECT_META: string = `${META_PACKAGE}.ObjectMeta`;

const FIELD = /^(.*):(\d+)(?:([a-z])|<(?:(\d+)\.)?(\w+)>)([*%pezn]*)$/;

let schema: Schema | undefined;

/** The full name of a kind's message; undefined if the kind is not known. */
export function messageOfKind(apiVersion: string, kind: string): string | undefined {
  const { packageOf, lines } = (schema ??= readLines());
  const packageName = packageOf.get(apiVersion);
  if (packageName === undefined) return undefined;
  // Status, DeleteOptions and the like belong to every group. Core once had copies of some.
  const isCopied = packageName === CORE_PACKAGE && lines.has(`${META_PACKAGE}.${kind}`);
  const names = [`${packageName}.${kind}`, `${META_PACKAGE}.${kind}`];
  return (isCopied ? names.slice(1) : names).find((name) => lines.has(name));
}

/** A message by its full name; undefined if it is not known. */
export function messageSchema(name: string): MessageSchema | undefined {
  const { lines, packages } = (schema ??= readLines());
  const line = lines.get(name);
  if (line === undefined) return undefined;
  const [head = '', ...fields] = line.text.split(' ');
  return {
    name,
    isWrapper: head.endsWith('='),
    fields: fields.map((text) => readField(text, line.packageName, packages)),
  };
}

function readLines(): Schema {
  const packages: string[] = [];
  const packageOf = new Map<string, string>();
  const lines = new Map<string, Line>();
  let packageName = '';
  for (const text of SCHEMA_TEXT.split('\n')) {
    if (text.startsWith('@')) {
      const [name = '', apiVersion] = text.slice(1).split(' ');
      packageName = name;
      packages.push(name);
      if (apiVersion !== undefined) packageOf.set(apiVersion, name);
    } else if (text !== '') {
      const name = /^\w+/.exec(text)?.[0] ?? '';
      lines.set(`${packageName}.${name}`, { text, packageName });
    }
  }
  return { packages, packageOf, lines };
}

function readField(text: string, packageName: string, packages: readonly string[]): FieldSchema {
  const found = FIELD.exec(text);
  const [, jsonName = '', number, letter, index, message, flags = ''] = found ?? [];
  const owner = index === undefined ? packageName : (packages[Number(index)] ?? '');
  return {
    number: Number(number),
    jsonName,
    type: letter ?? `${owner}.${message ?? ''}`,
    isRepeated: flags.includes('*'),
    isMap: flags.includes('%'),
    isPointer: flags.includes('p'),
    isInline: flags.includes('n'),
    omitEmpty: flags.includes('e'),
    omitZero: flags.includes('z'),
  };
}
