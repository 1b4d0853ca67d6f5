/** Requests for tests: encoded by protobufjs from the same definitions, and random ones. */

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs';

import { REQUEST_FIELDS } from '../../src/messages/requests.ts';
import type { RequestField, RequestName } from '../../src/messages/requests.ts';

const DEFINITIONS = new URL('../../src/messages/requests.proto', import.meta.url);
const { root } = protobuf.parse(readFileSync(DEFINITIONS, 'utf8'), { keepCase: true });

/** The bytes of a message. */
export function encodeRequest(name: RequestName, fields: Record<string, unknown>): Uint8Array {
  const type = root.lookupType(`requests.${name}`);
  return new Uint8Array(type.encode(fields).finish());
}

/** What protobufjs makes of the bytes; what is zero is left out where it says nothing. */
export function decodeByLibrary(name: RequestName, bytes: Uint8Array): Record<string, unknown> {
  const type = root.lookupType(`requests.${name}`);
  return withoutZeros(name, type.toObject(type.decode(bytes), { longs: String }));
}

function withoutZeros(name: RequestName, object: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of REQUEST_FIELDS[name]) {
    const value = object[field.name];
    if (value === undefined) continue;
    const list = (field.isRepeated === true ? value : [value]) as unknown[];
    if (list.length === 0) continue;
    const ours = list.map((one) => ourForm(field, one));
    if (field.hasPresence !== true && field.isRepeated !== true && isZero(ours[0])) continue;
    kept[field.name] = field.isRepeated === true ? ours : ours[0];
  }
  return kept;
}

function ourForm({ type, message }: RequestField, value: unknown): unknown {
  if (message !== undefined) return withoutZeros(message, value as Record<string, unknown>);
  if (type === 'string') return new TextEncoder().encode(value as string);
  if (type === 'bytes') return new Uint8Array(value as Uint8Array);
  return type === 'int64' || type === 'uint64' ? BigInt(value as string) : value;
}

function isZero(value: unknown): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  return value === 0 || value === 0n || value === false;
}

/** Random fields of a message, as `encodeRequest` takes them; messages in it a few levels deep. */
export function requestFields(name: RequestName, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const fields = REQUEST_FIELDS[name].filter(({ message }) => message === undefined || depth < 4);
  const one = (field: RequestField): fc.Arbitrary<unknown> =>
    field.isRepeated === true
      ? fc.array(fieldValue(field, depth), { maxLength: 2 })
      : fieldValue(field, depth);
  return fc
    .record(Object.fromEntries(fields.map((field) => [field.name, one(field)])), {
      requiredKeys: [],
    })
    .map((record) => withOneOfEachChoice(name, record));
}

function fieldValue({ type, message }: RequestField, depth: number): fc.Arbitrary<unknown> {
  if (message !== undefined) return requestFields(message, depth + 1);
  if (type === 'bytes') return fc.uint8Array({ maxLength: 12 });
  if (type === 'string') return fc.string({ unit: 'grapheme', maxLength: 8 });
  if (type === 'bool') return fc.boolean();
  if (type === 'enum') return fc.integer({ min: 0, max: 6 });
  return fc.nat({ max: Number.MAX_SAFE_INTEGER });
}

function withOneOfEachChoice(
  name: RequestName,
  record: Record<string, unknown>,
): Record<string, unknown> {
  const taken = new Set<string>();
  const kept: Record<string, unknown> = {};
  for (const { name: key, choice } of REQUEST_FIELDS[name]) {
    if (!(key in record) || (choice !== undefined && taken.has(choice))) continue;
    if (choice !== undefined) taken.add(choice);
    kept[key] = record[key];
  }
  return kept;
}

/** The bytes of a transaction with as many others in it, one in the other. */
export function nestedTxn(count: number): Uint8Array {
  const heads: number[][] = [];
  let length = 0;
  for (let i = 0; i < count; i++) {
    const inner = [0x22, ...varint(length)];
    const outer = [0x12, ...varint(inner.length + length)];
    heads.push([...outer, ...inner]);
    length += inner.length + outer.length;
  }
  return Uint8Array.from(heads.reverse().flat());
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}
