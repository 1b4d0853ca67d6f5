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
