/**
 * An entry as data, for JSON: names as this package has them, keys and names as text or, where they
 * are none, as hex, ids as hex, enums by name. What is zero is left out, as it is in the message.
 */

import { decodeText, formatHex } from '../../bytes/text.ts';
import { REQUEST_FIELDS } from '../../messages/requests.ts';
import type { RequestField, RequestName } from '../../messages/requests.ts';
import { decodeConfChange } from '../../raft/conf-change.ts';
import { ENTRY_TYPES } from '../../raft/entry.ts';
import type { Entry } from '../../raft/entry.ts';
import { formatLeaseId } from '../lease-id.ts';
import type { FieldValue, FieldValues } from './decode.ts';
import { decodeEntryContent, kindOfRequest } from './entry-content.ts';
import type { Values } from './values.ts';

/** Something that becomes JSON. */
export type Data = string | number | boolean | null | readonly Data[] | DataObject;

/** An object that becomes JSON. */
export interface DataObject {
  readonly [name: string]: Data;
}

/** C0 and DEL: what has them is no text. */

const CONTROL = /[\u0000-\u001f\u007f]/;

const TYPES: Readonly<Record<number, string>> = {
  [ENTRY_TYPES.normal]: 'normal',
  [ENTRY_TYPES.confChange]: 'conf-change',
  [ENTRY_TYPES.confChangeV2]: 'conf-change-v2',
};

const CHANGES: readonly string[] = ['add-node', 'remove-node', 'update-node', 'add-learner-node'];

/** `{ index, term, type, kind, … }`, with what is asked for in `request`. */
export function entryData(entry: Entry, values: Values): DataObject {
  const { index, term, type } = entry;
  const head = { index, term, type: TYPES[type] ?? type };
  if (type === ENTRY_TYPES.normal) return { ...head, ...contentData(entry.data, values) };
  const change = decodeConfChange(entry);
  if (change === undefined) return { ...head, ...unknownData(entry.data, 'no change') };
  const changes = change.changes.map((one) => ({
    kind: CHANGES[one.type] ?? String(one.type),
    nodeId: one.nodeId.toString(16),
  }));
  const [first = { kind: 'none' }] = changes;
  return {
    ...head,
    kind: changes.length > 1 ? 'several' : first.kind,
    request: {
      ...(change.id === 0n ? {} : { id: change.id.toString(16) }),
      ...(change.transition === 0 ? {} : { transition: change.transition }),
      changes,
      ...(change.context.length === 0 ? {} : { context: bytesData(change.context) }),
    },
  };
}

function contentData(data: Uint8Array, values: Values): DataObject {
  const content = decodeEntryContent(data);
  if (content.form === 'empty') return { kind: 'noop' };
  if (content.form === 'unknown') return unknownData(data, content.reason);
  if (content.form === 'v2') {
    return { kind: 'v2', request: messageData('Request', content.request as FieldValues, values) };
  }
  const { request } = content;
  const kind = kindOfRequest(request);
  const whole = messageData('InternalRaftRequest', request as FieldValues, values);
  if (kind === undefined) return { kind: 'none', ...whole };
  const { [nameOf(kind)]: asked = {}, ...rest } = whole;
  return { kind: kind.replaceAll('_', '-'), ...rest, request: asked };
}

function unknownData(data: Uint8Array, reason: string): DataObject {
  return { kind: 'unknown', sizeBytes: data.length, reason };
}

function messageData(name: RequestName, message: FieldValues, values: Values): DataObject {
  const data: Record<string, Data> = {};
  for (const field of REQUEST_FIELDS[name]) {
    const value = message[field.name];
    if (value === undefined) continue;
    data[nameOf(field.name)] = Array.isArray(value)
      ? (value as readonly FieldValue[]).map((one) => fieldData(field, one, values))
      : fieldData(field, value, values);
  }
  const unknown = message['$unknown'] as unknown as readonly Uint8Array[] | undefined;
  if (unknown !== undefined) {
    data['unknownFields'] = { sizeBytes: unknown.reduce((sum, { length }) => sum + length, 0) };
  }
  return data;
}

function fieldData(field: RequestField, value: FieldValue, values: Values): Data {
  const { message, names, isSecret } = field;
  if (value instanceof Uint8Array) {
    return isSecret === true && values !== 'shown' ? hiddenData(value, values) : bytesData(value);
  }
  if (message !== undefined) return messageData(message, value as FieldValues, values);
  if (typeof value === 'number') return names?.[value] ?? value;
  if (typeof value === 'bigint') return numberData(field, value);
  return value as boolean;
}

function hiddenData(value: Uint8Array, values: Exclude<Values, 'shown'>): Data {
  const sizeBytes = value.length;
  return values === 'sizes' ? { sizeBytes } : { sizeBytes, fingerprint: values(value) };
}

function bytesData(bytes: Uint8Array): Data {
  const text = decodeText(bytes);
  return text === undefined || CONTROL.test(text) ? { hex: formatHex(bytes) } : text;
}

/** Of the ids only those of leases are signed. */
function numberData({ name, type }: RequestField, value: bigint): Data {
  if (/ID$|^lease$/.test(name)) {
    return type === 'int64' ? formatLeaseId(value) : value.toString(16);
  }
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

const ourNames = new Map<string, string>();

/** A field's name as this package writes names: `range_end` is `rangeEnd`, `TTL` `ttlSeconds`. */
function nameOf(field: string): string {
  let name = ourNames.get(field);
  if (name === undefined) {
    const words = field.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
    name = words.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    name = name.replace(/ttl$/i, (ttl) => `${ttl}Seconds`);
    ourNames.set(field, name);
  }
  return name;
}
