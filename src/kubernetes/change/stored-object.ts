/** An object as one side of a comparison stores it: opened, decoded, and held against its key. */

import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { decodeObject } from '../decode/decode-object.ts';
import type { DecodedObject } from '../decode/decode-object.ts';
import { ObjectError } from '../decode/object-error.ts';
import { encodingOf } from '../envelope.ts';
import type { Decryptor } from '../encryption/decryptor.ts';
import type { StoragePlace } from '../storage/storage-place.ts';
import type { AtRest, StoredObject } from './object-change.ts';

/** A key's record, as far as its object needs it. */
export interface ObjectRecord {
  readonly modRevision: number;
  readonly valueSize: number;
  /** Undefined if it was not read. */
  readonly value: Uint8Array | undefined;
}

/** An object that was read, and the bytes it was read from. */
export interface ReadObject {
  readonly stored: StoredObject;
  /** The value without encryption; undefined if it could not be decrypted, or was not read. */
  readonly plaintext: Uint8Array | undefined;
  /** Whether the schema has the object's kind; of others there is the metadata only. */
  readonly isKnownKind: boolean;
}

/** Where an object lies. */
export interface ObjectKey {
  readonly key: Uint8Array;
  readonly place: StoragePlace;
}

/** Reads what is stored under a key; whatever its bytes are, it is a problem and no error. */
export function readStoredObject(
  record: ObjectRecord,
  { key, place }: ObjectKey,
  decryptor: Decryptor,
): ReadObject {
  const { value } = record;
  if (value === undefined) return withoutObject(undefined, {});
  const opened = decryptor.decrypt(value, key);
  if (opened.status === 'sealed')
    return withoutObject(undefined, { encryption: opened.atRest, problem: opened.reason });
  const isPlain = opened.status === 'plain';
  const [plaintext, encryption] = isPlain ? [value, undefined] : [opened.plaintext, opened.atRest];
  // Others keep what they like under their keys, and servers keep numbers and names.
  const isObject = encodingOf(plaintext, 0, plaintext.length) !== 'other';
  if (place.type !== 'resource' && !isObject) return withoutObject(plaintext, { encryption });
  try {
    const { modRevision } = record;
    const decoded = decodeObject(plaintext, { absent: 'presence', modRevision });
    const { isKnownKind } = decoded;
    return { stored: storedObject(decoded, encryption, place), plaintext, isKnownKind };
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error;
    const problem = place.type === 'tenant' ? undefined : error.message;
    return withoutObject(plaintext, { encryption, problem });
  }
}

/** Why what an object says of itself is not what its key says; undefined if it is. */
function mismatchOf(object: JsonObject, place: StoragePlace): string | undefined {
  if (place.type !== 'resource') return undefined;
  const metadata = fieldOf(object, 'metadata');
  const namespace = fieldOf(metadata, 'namespace') ?? '';
  const wrong: string[] = [];
  if (place.kind !== undefined && fieldOf(object, 'kind') !== place.kind) wrong.push('kind');
  if (namespace !== (place.namespace ?? '')) wrong.push('metadata.namespace');
  if (fieldOf(metadata, 'name') !== place.name) wrong.push('metadata.name');
  if (wrong.length === 0) return undefined;
  return `${wrong.join(' and ')} ${wrong.length === 1 ? 'is' : 'are'} not what the key says`;
}

function storedObject(
  decoded: DecodedObject,
  encryption: AtRest | undefined,
  place: StoragePlace,
): StoredObject {
  const { apiVersion, kind, object, unknownFields } = decoded;
  const uid = fieldOf(fieldOf(object, 'metadata'), 'uid');
  return {
    apiVersion,
    kind,
    uid: typeof uid === 'string' && uid !== '' ? uid : undefined,
    encryption,
    object,
    problem: undefined,
    mismatch: mismatchOf(object, place),
    unknownFields,
  };
}

interface WithoutObject {
  readonly encryption?: AtRest | undefined;
  readonly problem?: string | undefined;
}

function withoutObject(
  plaintext: Uint8Array | undefined,
  { encryption, problem }: WithoutObject,
): ReadObject {
  const stored: StoredObject = {
    apiVersion: undefined,
    kind: undefined,
    uid: undefined,
    encryption,
    object: undefined,
    problem,
    unknownFields: 0,
  };
  return { stored, plaintext, isKnownKind: false };
}
