/**
 * What an object calls itself, read by field number where it is stored in protobuf: much faster than
 * decoding all of it (kubernetes apimachinery pkg/apis/meta/v1/generated.proto, v0.36.3: every
 * object has its ObjectMeta in field 1).
 */

import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { decodeText } from '../../bytes/text.ts';
import { WireReader } from '../../bytes/wire.ts';

/** Name, namespace and uid; empty where there is none. */
export interface ObjectNames {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
}

const METADATA = 1;
/** Fields of an ObjectMeta. */
const NAME = 1;
const NAMESPACE = 3;
const UID = 5;
const OWNER_REFERENCES = 13;
/** Field of an OwnerReference. */
const CONTROLLER = 6;

/** The names in a decoded object. */
export function namesOf(object: JsonObject): ObjectNames {
  const metadata = fieldOf(object, 'metadata');
  const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
  return {
    name: text(fieldOf(metadata, 'name')),
    namespace: text(fieldOf(metadata, 'namespace')),
    uid: text(fieldOf(metadata, 'uid')),
  };
}

/**
 * The names in an object that is a protobuf message.
 * @throws {WireError} if it is none.
 */
export function readNames(message: Uint8Array): ObjectNames {
  const names = { name: '', namespace: '', uid: '' };
  const reader = new WireReader(message);
  while (reader.next()) {
    if (reader.field !== METADATA) continue;
    const metadata = new WireReader(reader.bytes());
    while (metadata.next()) {
      if (metadata.field === NAME) names.name = decodeText(metadata.bytes()) ?? '';
      else if (metadata.field === NAMESPACE) names.namespace = decodeText(metadata.bytes()) ?? '';
      else if (metadata.field === UID) names.uid = decodeText(metadata.bytes()) ?? '';
    }
    // It is the first field, and what follows is the rest of the object.
    break;
  }
  return names;
}

/** Whether one of a decoded object's owners is its controller. */
export function hasController(object: JsonObject): boolean {
  const owners = fieldOf(fieldOf(object, 'metadata'), 'ownerReferences');
  if (!Array.isArray(owners)) return false;
  return (owners as readonly JsonValue[]).some((owner) => fieldOf(owner, 'controller') === true);
}

/**
 * The same of an object that is a protobuf message.
 * @throws {WireError} if it is none.
 */
export function readHasController(message: Uint8Array): boolean {
  const reader = new WireReader(message);
  while (reader.next()) {
    if (reader.field !== METADATA) continue;
    const metadata = new WireReader(reader.bytes());
    while (metadata.next()) {
      if (metadata.field === OWNER_REFERENCES && isController(metadata.bytes())) return true;
    }
    break;
  }
  return false;
}

function isController(reference: Uint8Array): boolean {
  const owner = new WireReader(reference);
  while (owner.next()) if (owner.field === CONTROLLER && owner.rounded() !== 0) return true;
  return false;
}
