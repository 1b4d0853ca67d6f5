/** A message's schema in the form that decoding is fastest with; made once a message. */

import { encodeText } from '../../bytes/text.ts';
import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import type { FieldSchema } from '../schema/message-schema.ts';
import { OBJECT_META, messageSchema } from '../schema/message-schema.ts';

/** An entry of `metadata.managedFields`. */
const MANAGED_ENTRY = OBJECT_META.replace('ObjectMeta', 'ManagedFieldsEntry');

/** How the values of a field are written; the first three are varints. */
export const INT32 = 0;
const INT64 = 1;
export const BOOL = 2;
export const DOUBLE = 3;
export const STRING = 4;
export const BYTES = 5;
export const MESSAGE = 6;

const SCALARS: Readonly<Record<string, number>> = {
  i: INT32,
  l: INT64,
  b: BOOL,
  d: DOUBLE,
  s: STRING,
  y: BYTES,
};

/** Forms of a message's JSON: an object with a name for each field, */
export const OBJECT = 0;
/** the only field, a list or map, */
const WRAPPER = 1;
/** the last field that is there, of several that stand for each other, */
export const CHOICE = 2;
/** and what Go's own methods write. */
export const TIME = 3;
export const MICRO_TIME = 4;
export const DURATION = 5;
export const QUANTITY = 6;
export const INT_OR_STRING = 7;
const JSON_INSIDE = 8;

const META = 'k8s.io.apimachinery.pkg.apis.meta.v1';
const EXTENSIONS = 'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions';
const FORMS: ReadonlyMap<string, number> = new Map([
  [`${META}.Time`, TIME],
  [`${META}.MicroTime`, MICRO_TIME],
  [`${META}.Duration`, DURATION],
  [`${META}.FieldsV1`, JSON_INSIDE],
  ['k8s.io.apimachinery.pkg.runtime.RawExtension', JSON_INSIDE],
  ['k8s.io.apimachinery.pkg.api.resource.Quantity', QUANTITY],
  ['k8s.io.apimachinery.pkg.util.intstr.IntOrString', INT_OR_STRING],
  ...['v1', 'v1beta1'].flatMap((version): [string, number][] => [
    [`${EXTENSIONS}.${version}.JSON`, JSON_INSIDE],
    ...['Array', 'Bool', 'StringArray'].map((alternative): [string, number] => [
      `${EXTENSIONS}.${version}.JSONSchemaPropsOr${alternative}`,
      CHOICE,
    ]),
  ]),
]);

/** A field, or an entry of a list or map. */
export interface FieldTable {
  /** `k8s.io.api.core.v1.ConfigMap#2`. */
  readonly name: string;
  readonly number: number;
  readonly kind: number;
  readonly wireType: number;
  /** Of a message. */
  readonly message: MessageTable | undefined;
  /** `,"name":` in UTF-8. */
  readonly prefix: Uint8Array;
  readonly isRepeated: boolean;
  readonly isMap: boolean;
  readonly isInline: boolean;
  /** Whether Go leaves it out when it is zero. */
  readonly canBeOmitted: boolean;
  /** Whether Go writes null where it is absent: a list, map or pointer without omitempty. */
  readonly isNullable: boolean;
  /** The object's own revision, which is not stored. */
  readonly isResourceVersion: boolean;
  /** Whether it is a part of an object that can be skipped. */
  readonly part: ObjectPart | undefined;
}

/**
 * Parts of objects that not everybody asks for; together they are more than half of most.
 * `fieldsV1` is that of each entry of `managedFields`: which fields the entry is about.
 */
export type ObjectPart = 'managedFields' | 'fieldsV1' | 'status';

/** A message. */
export interface MessageTable {
  readonly name: string;
  /** How its JSON is written. */
  readonly form: number;
  readonly isObjectMeta: boolean;
  /** In the order of the Go struct. */
  readonly fields: readonly FieldTable[];
  /** 1 + the index in `fields`, by field number. */
  readonly indexes: Uint8Array;
}

const tables = new Map<string, MessageTable>();

/** The table of a message by its full name; undefined if it is not known. */
export function messageTable(name: string): MessageTable | undefined {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const schema = messageSchema(name);
  if (schema === undefined) return undefined;
  const fields: FieldTable[] = [];
  const numbers = schema.fields.map(({ number }) => number);
  const indexes = new Uint8Array(Math.max(0, ...numbers) + 1);
  numbers.forEach((number, index) => (indexes[number] = index + 1));
  const isObjectMeta = name === OBJECT_META;
  const form = FORMS.get(name) ?? (schema.isWrapper ? WRAPPER : OBJECT);
  const table: MessageTable = { name, form, isObjectMeta, fields, indexes };
  // Known before its fields are: messages hold themselves.
  tables.set(name, table);
  for (const field of schema.fields) fields.push(fieldTable(name, field));
  return table;
}

function fieldTable(owner: string, field: FieldSchema): FieldTable {
  const { number, jsonName, type, isRepeated, isMap, isPointer, isInline } = field;
  const kind = SCALARS[type] ?? MESSAGE;
  const message = kind === MESSAGE ? messageTable(type) : undefined;
  const isList = isRepeated || isMap;
  const canBeNothing = isList || isPointer || kind === BYTES || message?.form === WRAPPER;
  const omitZero = field.omitZero || (field.omitEmpty && kind !== MESSAGE);
  return {
    name: `${owner}#${String(number)}`,
    number,
    kind,
    wireType: kind <= BOOL ? 0 : kind === DOUBLE ? 1 : LENGTH_DELIMITED,
    message,
    prefix: encodeText(`,${JSON.stringify(jsonName)}:`),
    isRepeated,
    isMap,
    isInline,
    canBeOmitted: omitZero && !isPointer && !isList,
    isNullable: canBeNothing && !isInline && !field.omitEmpty && !field.omitZero,
    isResourceVersion: owner === OBJECT_META && jsonName === 'resourceVersion',
    part: partOf(owner, jsonName),
  };
}

function partOf(owner: string, name: string): ObjectPart | undefined {
  if (name === 'status') return name;
  if (owner === OBJECT_META && name === 'managedFields') return name;
  return owner === MANAGED_ENTRY && name === 'fieldsV1' ? name : undefined;
}

/** A message of unknown kind: what every kind has, and if not even that, nothing. */
export function metadataOnly(hasMetadata: boolean): MessageTable {
  const metadata: FieldSchema = {
    number: 1,
    jsonName: 'metadata',
    type: OBJECT_META,
    isRepeated: false,
    isMap: false,
    isPointer: false,
    isInline: false,
    omitEmpty: true,
    omitZero: false,
  };
  const name = 'an unknown kind';
  const fields = hasMetadata ? [fieldTable(name, metadata)] : [];
  return {
    name,
    form: OBJECT,
    isObjectMeta: false,
    fields,
    indexes: Uint8Array.of(0, fields.length),
  };
}
