/** A message's schema in the form that decoding is fastest with; made once a message. */

import { encodeText } from '../../bytes/text.ts';
import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import type { FieldSchema } from '../schema/message-schema.ts';
import { OBJECT_META, messageSchema } from '../schema/message-schema.ts';

/** How the values of a field are written; the first three are varints. */
export const INT32 = 0;
export const INT64 = 1;
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
export const WRAPPER = 1;
/** the last field that is there, of several that stand for each other, */
export const CHOICE = 2;
/** and what Go's own methods write. */
export const TIME = 3;
export const MICRO_TIME = 4;
export const DURATION = 5;
export const QUANTITY = 6;
export const INT_OR_STRING = 7;
export const JSON_INSIDE = 8;

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

/** A value that has no message of its own around it: of a field, a list's entry, a map's value. */
export interface ValueTable {
  readonly kind: number;
  readonly wireType: number;
  /** Of a message. */
  readonly message: MessageTable | undefined;
}

/** A field. */
export interface FieldTable extends ValueTable {
  readonly number: number;
  /** `,"name":` in UTF-8. */
  readonly prefix: Uint8Array;
  readonly isRepeated: boolean;
  readonly isMap: boolean;
  readonly isInline: boolean;
  /** Whether Go leaves out its zero value. */
  readonly omitZero: boolean;
  /** Whether Go writes null where it is absent: a list, map or pointer without omitempty. */
  readonly isNullable: boolean;
  /** The object's own revision, which is not stored. */
  readonly isResourceVersion: boolean;
}

/** A message. */
export interface MessageTable {
  readonly name: string;
  /** How its JSON is written. */
  readonly form: number;
  readonly isObjectMeta: boolean;
  /** In the order of the Go struct. */
  readonly fields: readonly FieldTable[];
  /** 1 + the place in `fields`, by field number. */
  readonly places: Uint8Array;
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
  const places = new Uint8Array(Math.max(0, ...numbers) + 1);
  numbers.forEach((number, index) => (places[number] = index + 1));
  const isObjectMeta = name === OBJECT_META;
  const form = FORMS.get(name) ?? (schema.isWrapper ? WRAPPER : OBJECT);
  const table: MessageTable = { name, form, isObjectMeta, fields, places };
  // Known before its fields are: messages hold themselves.
  tables.set(name, table);
  for (const field of schema.fields) fields.push(fieldTable(field, isObjectMeta));
  return table;
}

function fieldTable(field: FieldSchema, isOfObjectMeta: boolean): FieldTable {
  const { number, jsonName, type, isRepeated, isMap, isPointer, isInline } = field;
  const kind = SCALARS[type] ?? MESSAGE;
  const message = kind === MESSAGE ? messageTable(type) : undefined;
  const isNothingPossible =
    isRepeated || isMap || isPointer || kind === BYTES || message?.form === WRAPPER;
  return {
    number,
    kind,
    wireType: kind <= BOOL ? 0 : kind === DOUBLE ? 1 : LENGTH_DELIMITED,
    message,
    prefix: encodeText(`,${JSON.stringify(jsonName)}:`),
    isRepeated,
    isMap,
    isInline,
    omitZero: !isPointer && (field.omitZero || (field.omitEmpty && kind !== MESSAGE)),
    isNullable: isNothingPossible && !isInline && !field.omitEmpty && !field.omitZero,
    isResourceVersion: isOfObjectMeta && jsonName === 'resourceVersion',
  };
}
